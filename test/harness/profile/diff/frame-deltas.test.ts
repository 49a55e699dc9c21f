import { describe, expect, test } from 'vitest';
import { frameDeltas, type RoundWeights, roundsFor } from '../../../../harness/profile/diff/frame-deltas.ts';
import { gaussian, uniform } from '../../comparison/support/process-model.ts';

const RUNS = 1_000;
const ROUNDS = 12;

/** Frames that take 1 to 20 ms a query, with noise of 15 % a round and drift of 20 % that both sides share. */
function simulated(random: () => number, change: ReadonlyMap<string, number>): Map<string, RoundWeights> {
  const drift = Array.from({ length: ROUNDS }, () => Math.exp(0.2 * gaussian(random)));
  const frames = new Map<string, RoundWeights>();
  for (let i = 1; i <= 20; i++) {
    const noisy = (weight: number) => drift.map((factor) => weight * factor * Math.exp(0.15 * gaussian(random)));
    frames.set(`frame ${i}`, { a: noisy(i), b: noisy(i + (change.get(`frame ${i}`) ?? 0)) });
  }
  return frames;
}

const changed = (frames: ReadonlyMap<string, RoundWeights>, floor: number) =>
  [...frameDeltas(frames, floor)]
    .filter(([, { verdict }]) => verdict === 'more' || verdict === 'less')
    .map(([name, { verdict }]) => `${name} ${verdict}`);

describe('of twenty noisy frames', () => {
  test('none is called changed in 95 % of runs where none is, even without a floor', () => {
    const random = uniform(11);
    let falseAlarms = 0;
    for (let run = 0; run < RUNS; run++) if (changed(simulated(random, new Map()), 0).length > 0) falseAlarms++;
    expect(falseAlarms / RUNS).toBeLessThanOrEqual(0.065);
    expect(falseAlarms).toBeGreaterThan(0);
  });

  test('those that changed are found, and no other', () => {
    const random = uniform(12);
    const change = new Map([
      ['frame 3', 6],
      ['frame 9', -6],
    ]);
    let right = 0;
    for (let run = 0; run < 200; run++) {
      if (changed(simulated(random, change), 0.5).join() === 'frame 3 more,frame 9 less') right++;
    }
    expect(right).toBeGreaterThan(180);
  });
});

test('a sure change that is smaller than the floor is none', () => {
  const a = Array.from({ length: ROUNDS }, (_, i) => 10 + i / 1000);
  const frames = new Map([['f', { a, b: a.map((value) => value + 0.4) }]]);
  expect(frameDeltas(frames, 0.5).get('f')?.verdict).toBe('same');
  expect(frameDeltas(frames, 0.3).get('f')?.verdict).toBe('more');
});

describe('rounds that are planned by the floor', () => {
  test.each([0.02, 0.05, 0.1])('decide on any frames of two sides of which each takes %d of the time', (floor) => {
    const rounds = roundsFor(floor);
    const each = Math.round(1 / floor);
    const always = (weight: number) => Array.from({ length: rounds }, () => weight);
    const gone = Array.from({ length: each }, (_, i) => [`A ${i}`, { a: always(floor), b: always(0) }] as const);
    const come = Array.from({ length: each }, (_, i) => [`B ${i}`, { a: always(0), b: always(floor) }] as const);
    const deltas = [...frameDeltas(new Map([...gone, ...come]), floor).values()];
    expect(deltas.filter(({ interval }) => interval === null)).toEqual([]);
  });
});

test('too few rounds decide nothing', () => {
  const frames = new Map([['f', { a: [1, 1, 1], b: [5, 5, 5] }]]);
  expect(frameDeltas(frames, 0.5).get('f')).toMatchObject({ median: 4, interval: null, verdict: 'unsure' });
});
