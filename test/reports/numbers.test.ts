import { expect, test } from 'vitest';
import { bytes, count, milliseconds, percent, plural, times } from '../../reports/numbers.ts';

test('milliseconds have three significant digits from 0.1 on', () => {
  expect([0.0123, 0.5, 1.234, 12.34, 123.4, 1234.5].map(milliseconds)).toEqual([
    ...['0.012', '0.500', '1.23', '12.3', '123', '1235'],
  ]);
});

test('ratios, counts, shares and sizes', () => {
  expect([7.4, 0.51, 12, 250.4].map(times)).toEqual(['7.40×', '0.510×', '12.0×', '250×']);
  expect([0, 999, 1234567].map(count)).toEqual(['0', '999', '1,234,567']);
  expect([percent(1, 4), percent(0, 3), percent(0, 0)]).toEqual(['25 %', '0 %', '–']);
  expect([999, 1500, 2.5e6, 3.21e9].map(bytes)).toEqual(['999 B', '2 kB', '2.5 MB', '3.21 GB']);
});

test('nouns in the plural', () => {
  expect([plural(1, 'day'), plural(2, 'day'), plural(2, 'query'), plural(1200, 'pair')]).toEqual([
    ...['1 day', '2 days', '2 queries', '1,200 pairs'],
  ]);
});
