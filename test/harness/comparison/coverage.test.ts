import { describe, expect, test } from 'vitest';
import { pairSpeedup } from '../../../harness/comparison/pair-speedup.ts';
import { judge } from '../../../harness/comparison/verdict.ts';
import { quantile } from '../../../harness/stats.ts';
import { gaussian, type ProcessModel, processSamples, uniform } from './support/process-model.ts';

const RUNS = 4_000;
const PAIRS = 8;

/** ln(baseline / engine) of the medians of a fresh process each. */
function pairLog(model: ProcessModel, speedup: number, random: () => number): number {
  const base = quantile(processSamples(model, 40, random), 0.5);
  const own = quantile(processSamples(model, 40 / speedup, random), 0.5);
  return Math.log(base / own);
}

/** Share of simulated runs whose interval holds the true speed-up. */
function coverage(pairs: number, model: ProcessModel, speedup: number): number {
  const random = uniform(pairs * 1_000 + 7);
  let held = 0;
  for (let run = 0; run < RUNS; run++) {
    const logs = Array.from({ length: pairs }, () => pairLog(model, speedup, random));
    const { interval } = pairSpeedup(logs);
    if (interval !== null && interval.low <= speedup && speedup <= interval.high) held++;
  }
  return held / RUNS;
}

// Processes differ by 4 % (lognormal), calls within one by 3 % with correlation, and now and then one is late.
const USUAL: ProcessModel = { between: 0.04, within: 0.03, correlation: 0.7, late: 0.05, calls: 10 };

describe('the 95 % interval holds the true speed-up in 93 to 97.5 % of runs', () => {
  test.each([
    ['as simulated usually', PAIRS, USUAL, 1.3],
    ['of equal engines', PAIRS, USUAL, 1],
    ['where processes differ much', PAIRS, { ...USUAL, between: 0.2 }, 10],
    ['where calls follow each other closely', PAIRS, { ...USUAL, correlation: 0.98 }, 2],
    ['where half of the calls are late', PAIRS, { ...USUAL, late: 0.5 }, 2],
    ['where a process has one call', PAIRS, { ...USUAL, calls: 1 }, 2],
    ['of the fewest pairs', 6, USUAL, 1.3],
    ['of seven pairs', 7, USUAL, 1.3],
    ['of many pairs', 20, USUAL, 1.3],
  ] as const)('%s', (_, pairs, model, speedup) => {
    const share = coverage(pairs, model, speedup);
    expect(share).toBeGreaterThan(0.93);
    expect(share).toBeLessThan(0.975);
  });
});

test('blocks of one process taken for pairs promise far too much', () => {
  const random = uniform(3);
  let held = 0;
  for (let run = 0; run < RUNS; run++) {
    const [base, own] = [
      processSamples({ ...USUAL, calls: 80 }, 40, random),
      processSamples({ ...USUAL, calls: 80 }, 40, random),
    ];
    const block = (samples: readonly number[], i: number) => quantile(samples.slice(10 * i, 10 * i + 10), 0.5);
    const { interval } = pairSpeedup(Array.from({ length: 8 }, (_, i) => Math.log(block(base, i) / block(own, i))));
    if (interval !== null && interval.low <= 1 && 1 <= interval.high) held++;
  }
  expect(held / RUNS).toBeLessThan(0.6);
});

test('of equal engines hardly a run in a hundred says faster or slower, and a lead of 30 % is hardly ever missed', () => {
  const random = uniform(11);
  const verdicts = (speedup: number) =>
    Array.from({ length: 1_000 }, () => {
      const logs = Array.from({ length: PAIRS }, () => pairLog(USUAL, speedup, random));
      return judge(pairSpeedup(logs), PAIRS, 0.05).verdict;
    });
  expect(verdicts(1).filter((verdict) => verdict === 'faster' || verdict === 'slower').length).toBeLessThan(10);
  expect(verdicts(1.3).filter((verdict) => verdict === 'faster').length).toBeGreaterThan(950);
});

test('the generator of the simulation is a normal one', () => {
  const random = uniform(1);
  const values = Array.from({ length: 20_000 }, () => gaussian(random));
  expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(0, 1);
  expect(values.filter((value) => Math.abs(value) < 1.96).length / values.length).toBeCloseTo(0.95, 2);
});
