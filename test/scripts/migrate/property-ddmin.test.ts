import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ddmin } from '../../../scripts/migrate/property-ddmin.ts';

const items = Array.from({ length: 40 }, (_, i) => i);

test('what several items cause together is reduced to just these', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.constantFrom(...items), { maxLength: 5 }), async (culprits) => {
      const fails = async (subset: readonly number[]) => culprits.every((culprit) => subset.includes(culprit));
      expect(await ddmin(items, fails)).toEqual([...culprits].sort((a, b) => a - b));
    }),
  );
});

test('of any failure a subset is left of which every item is needed', async () => {
  // A failure that needs a number of items of each of some groups is not monotonous in any one of them.
  const need = fc.record({ modulus: fc.integer({ min: 2, max: 6 }), count: fc.integer({ min: 1, max: 4 }) });
  await fc.assert(
    fc.asyncProperty(need, async ({ modulus, count }) => {
      const fails = async (subset: readonly number[]) => subset.filter((item) => item % modulus === 0).length >= count;
      const left = await ddmin(items, fails);
      expect(await fails(left)).toBe(true);
      for (const item of left) expect(await fails(left.filter((other) => other !== item))).toBe(false);
    }),
  );
});

test('a failure that needs nothing is reduced to nothing', async () => {
  expect(await ddmin(items, async () => true)).toEqual([]);
});
