import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fewestFor, medianInterval } from '../../../harness/comparison/median-interval.ts';

/** Values, confidence, ends: from scipy.stats.mstats.median_cihs(values, 1 - confidence), scipy 1.17.1. */
const SCIPY: readonly (readonly [values: number[], confidence: number, low: number, high: number])[] = [
  [[0.1002, 0.1597, 0.0452, -0.0781, 0.0091, -0.0983], 0.95, -0.09108571428571428, 0.13845],
  [[0.112, 0.368, 0.0016, -0.0241, 0.198, 0.1714, 0.1211], 0.95, -0.005253333333333332, 0.24333333333333335],
  [
    [-0.0861, 0.0941, 0.2391, -0.1688, 0.0085, -0.2802, -0.1579, -0.2683],
    0.95,
    -0.2690658415841584,
    0.10343168316831684,
  ],
  [
    [0.053, -0.1535, 0.1543, 0.1314, 0.0626, -0.4034, -0.0077, 0.0903, 0.1227],
    0.95,
    -0.12027116279069766,
    0.12941720930232556,
  ],
  [
    [-0.206, 0.0044, -0.0957, -0.0618, 0.3122, -0.0615, 0.0935, 0.2769, -0.0167, 0.0777],
    0.95,
    -0.07340540540540541,
    0.15628558558558558,
  ],
  [
    [0.1221, 0.1128, -0.145, 0.1152, 0.3718, -0.2094, 0.2719, 0.1239, -0.0283, 0.5001, 0.2525, -0.1399],
    0.95,
    -0.11053598200899549,
    0.26679550224887555,
  ],
  [
    [
      0.1149, 0.2153, 0.0622, 0.2366, 0.0867, 0.2334, 0.3877, -0.0351, 0.1406, 0.0073, 0.1255, -0.1374, -0.0159, 0.0608,
      0.2798, 0.329,
    ],
    0.95,
    0.04810552554823377,
    0.23415929566814303,
  ],
  [
    [
      -0.1647, -0.0589, 0.2294, -0.2985, 0.0074, 0.0805, 0.3514, 0.2379, 0.0346, 0.0263, 0.05, 0.4047, 0.0144, 0.0393,
      0.1705, 0.0758, 0.0605, -0.1228, 0.0977, 0.0113, 0.3332, 0.2306, 0.0952, 0.2337, 0.032,
    ],
    0.95,
    0.027429287518662922,
    0.1560768190598841,
  ],
  [[0.3104, 0.0989, 0.2167, -0.1582, 0.1693, -0.2376], 0.9, -0.1785864864864865, 0.2407581081081081],
  [[-0.3071, 0.0391, -0.08, 0.1328, 0.549, -0.0663, -0.0248, 0.1411], 0.9, -0.07561292134831461, 0.13844213483146067],
  [
    [
      0.1986, 0.0647, 0.0588, 0.2405, 0.204, -0.1067, 0.0842, 0.1071, -0.1109, 0.152, -0.0716, 0.2944, 0.1385, 0.1179,
      -0.0182, 0.0763, -0.2995, -0.1263, 0.1726, -0.3257,
    ],
    0.9,
    -0.02357886312099908,
    0.13985982494632002,
  ],
];

test.each(SCIPY)('of %j at %d lies where scipy puts it', (values, confidence, low, high) => {
  const interval = medianInterval(values, confidence);
  expect(interval?.low).toBeCloseTo(low, 12);
  expect(interval?.high).toBeCloseTo(high, 12);
});

describe('too few values', () => {
  test.each([0, 1, 2, 5])('%d give no interval at 95 %%', (n) => {
    expect(medianInterval(Array(n).fill(1), 0.95)).toBeNull();
  });

  test('six give one at 95 %, five at 90 %, eight at 99 %', () => {
    expect([0.9, 0.95, 0.99].map(fewestFor)).toEqual([5, 6, 8]);
    expect(medianInterval([1, 2, 3, 4, 5, 6], 0.95)).not.toBeNull();
    expect(medianInterval([1, 2, 3, 4, 5], 0.9)).not.toBeNull();
  });
});

const values = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 6, maxLength: 60 });

test('it lies within the values, holds their median, and turns round with their sign', () => {
  fc.assert(
    fc.property(values, (list) => {
      const interval = medianInterval(list, 0.95);
      const mirrored = medianInterval(
        list.map((value) => -value),
        0.95,
      );
      const sorted = [...list].sort((a, b) => a - b);
      const middle = sorted[Math.floor(list.length / 2)] as number;
      expect(interval?.low).toBeGreaterThanOrEqual((sorted[0] as number) - 1e-9);
      expect(interval?.high).toBeLessThanOrEqual((sorted.at(-1) as number) + 1e-9);
      expect(interval?.low).toBeLessThanOrEqual(middle + 1e-9);
      expect(interval?.high).toBeGreaterThanOrEqual(middle - 1e-9);
      expect(mirrored?.low).toBeCloseTo(-(interval?.high as number), 9);
    }),
  );
});

test('the values stay in their order', () => {
  const list = [3, 1, 2, 6, 5, 4];
  medianInterval(list, 0.95);
  expect(list).toEqual([3, 1, 2, 6, 5, 4]);
});
