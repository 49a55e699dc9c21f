import { expect, test } from 'vitest';
import { ERROR_KINDS, EXIT_STATUS, LabError, toLabError } from '../../engines/errors.ts';
import { fromFailure, toFailure } from '../../engines/failure.ts';

test('the message ends with the place, as far as it is known', () => {
  expect(new LabError('BLOB_CORRUPT', 'bad').message).toBe('bad');
  expect(new LabError('BLOB_CORRUPT', 'bad', { byte: 0 }).message).toBe('bad (byte 0)');
  expect(new LabError('BLOB_CORRUPT', 'bad', { file: 'f', row: 3, byte: 9 }).message).toBe(
    'bad (file f, row 3, byte 9)',
  );
});

test('a place is filled in where it is missing, and never replaced', () => {
  const error = new LabError('BLOB_CORRUPT', 'bad', { byte: 9 }).at({ file: 'f', row: 3, byte: 1 });
  expect(error.message).toBe('bad (file f, row 3, byte 9)');
  expect(error.at({ file: 'g', row: 4 }).message).toBe(error.message);
  expect([error.code, error.bare, error.name]).toEqual(['BLOB_CORRUPT', 'bad', 'LabError']);
});

test('the cause is kept when a place is filled in', () => {
  const cause = new Error('why');
  expect(new LabError('INTERNAL', 'bad', { cause }).at({ row: 1 }).cause).toBe(cause);
});

test('what is no LabError is a fault of the lab', () => {
  const thrown = new TypeError('oops');
  expect(toLabError(thrown)).toMatchObject({ code: 'INTERNAL', message: 'oops', cause: thrown, exitStatus: 70 });
  expect(toLabError('text').message).toBe('text');
  const own = new LabError('BAD_QUERY', 'bad');
  expect(toLabError(own)).toBe(own);
});

test('a failure crosses a thread boundary with its code and place', () => {
  const error = new LabError('RECORD_LENGTH', 'bad', { file: 'f', row: 0, byte: 0 });
  const again = fromFailure(structuredClone(toFailure(error)));
  expect(again).toMatchObject({ code: 'RECORD_LENGTH', message: error.message, file: 'f', row: 0, byte: 0 });
  const placeless = fromFailure(structuredClone(toFailure(new LabError('BAD_QUERY', 'bad'))));
  expect([placeless.message, placeless.file, placeless.row, placeless.byte]).toEqual([
    'bad',
    undefined,
    undefined,
    undefined,
  ]);
});

test('a code of another version is a fault of the lab', () => {
  const failure = { ...toFailure(new LabError('BAD_QUERY', 'bad')), code: 'NO_SUCH' as 'BAD_QUERY' };
  expect(fromFailure(failure).code).toBe('INTERNAL');
});

test('every code ends the command with the status of its kind', () => {
  for (const [code, kind] of Object.entries(ERROR_KINDS)) {
    expect(new LabError(code as keyof typeof ERROR_KINDS, '').exitStatus).toBe(EXIT_STATUS[kind]);
  }
});
