import { expect, test } from 'vitest';
import { holm } from '../../../harness/comparison/holm.ts';

// By hand: (m − i + 1) · p ascending, none below the one before; as p.adjust(…, "holm") of R.
test.each([
  [
    [0.01, 0.02, 0.03, 0.04, 0.05],
    [0.05, 0.08, 0.09, 0.09, 0.09],
  ],
  [
    [0.04, 0.001, 0.03],
    [0.06, 0.003, 0.06],
  ],
  [
    [0.6, 0.5],
    [1, 1],
  ],
  [[0.02], [0.02]],
  [[], []],
])('%j becomes %j', (values, expected) => {
  const adjusted = holm(values);
  expect(adjusted).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(adjusted[i]).toBeCloseTo(value, 12);
});
