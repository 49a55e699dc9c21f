import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatInstant, parseInstant } from '../../../engines/query/instant.ts';
import { caught } from '../../support/caught-error.ts';

const NOON = 1_717_243_200;

test.each([
  ['2024-06-01T12:00:00Z', NOON],
  ['2024-06-01T12:00:00+00:00', NOON],
  ['2024-06-01T12:00:00', NOON],
  ['2024-06-01 12:00:00', NOON],
  ['2024-06-01T12:00', NOON],
  ['2024-06-01T14:00:00+02:00', NOON],
  ['2024-06-01T14:00:00+0200', NOON],
  ['2024-06-01T08:30:00-03:30', NOON],
  ['2024-06-01T12:00:00.5Z', NOON + 0.5],
  ['2024-06-01 12:00:00.250', NOON + 0.25],
  ['2024-06-01T12:00:00.000500+00:00', NOON + 0.0005],
  ['2024-06-01T12:00:00.123456', NOON + 0.123456],
  ['2024-02-29T00:00:00Z', 1_709_164_800],
  ['2000-02-29T00:00:00Z', 951_782_400],
])('%s is read', (text, seconds) => {
  expect(parseInstant(text, 't1')).toBe(seconds);
});

test.each([
  'noon',
  '',
  '2024-06-01',
  '2024-13-01T00:00:00Z',
  '2024-00-10T00:00:00Z',
  '2024-06-31T00:00:00Z',
  '2024-02-30T00:00:00Z',
  '2023-02-29T00:00:00Z',
  '2023-02-29 00:00:00+02:00',
  '1900-02-29T00:00:00Z',
  '2024-06-00T00:00:00Z',
  '2024-06-01T24:00:00Z',
  '2024-06-01T25:00:00Z',
  '2024-06-01T12:60:00Z',
  '2024-06-01T12:00:60Z',
  '2024-06-01T12:00:00+99:99',
  '2024-06-01T12:00:00.Z',
  '2024-06-01T12:00:00 Z',
  ' 2024-06-01T12:00:00Z',
  '2024-06-01T12:00:00Z; DROP',
  '+002024-06-01T12:00:00Z',
  'Sat, 01 Jun 2024 12:00:00 GMT',
  NOON,
  null,
  undefined,
  ['2024-06-01T12:00:00Z'],
])('%j is refused by name', async (value) => {
  const error = await caught('BAD_REQUEST', () => parseInstant(value, 't2'));
  expect(error.message).toContain(`t2 = ${JSON.stringify(value)}`);
});

test('whole seconds are written without a fraction', () => {
  expect(formatInstant(NOON)).toBe('2024-06-01T12:00:00Z');
  expect(formatInstant(NOON + 0.25)).toBe('2024-06-01T12:00:00.250Z');
});

test('any whole second of the years 1970 to 9999 is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), (whole) => {
      expect(parseInstant(formatInstant(whole), 't1')).toBe(whole);
    }),
  );
});

test('a fraction that rounds up to a second carries', () => {
  expect(formatInstant(59.9999999)).toBe('1970-01-01T00:01:00Z');
});

test('instants of this age are read back exactly, to the microsecond', () => {
  const micros = fc.integer({ min: 0, max: 999_999 });
  fc.assert(
    fc.property(fc.integer({ min: 1_500_000_000, max: 2_000_000_000 }), micros, (whole, fraction) => {
      const seconds = Number(`${whole}.${String(fraction).padStart(6, '0')}`);
      expect(parseInstant(formatInstant(seconds), 't1')).toBe(seconds);
    }),
  );
});
