import { describe, expect, test } from 'vitest';
import type { GateJudgement } from '../../../harness/gate/gate-judgement.ts';
import { uniform } from '../comparison/support/process-model.ts';
import type { Effect, Noise } from './support/noise.ts';
import { ENGINES, effectOf, simulateGate } from './support/simulate.ts';

// Of two processes of one build on a machine with other work: 2 % and 2 % more a cell, 1 cell of 20 held up by a burst.
const USUAL: Noise = { drift: 0.1, process: 0.02, cell: 0.02, burst: 0.05 };
const LOUD: Noise = { drift: 0.2, process: 0.03, cell: 0.04, burst: 0.1 };
// Under this no run can see anything, and must say so.
const AWFUL: Noise = { drift: 0.3, process: 0.08, cell: 0.1, burst: 0.4 };

const SLOWED = 'c/lz4';

function gates(runs: number, noise: Noise, effect: Effect, seed = 7): GateJudgement[] {
  const random = uniform(seed);
  return Array.from({ length: runs }, () => simulateGate(noise, effect, random));
}

const share = (judged: readonly GateJudgement[], holds: (own: GateJudgement) => boolean) =>
  judged.filter(holds).length / judged.length;
const blames = ({ cells }: GateJudgement, engine: (name: string) => boolean) =>
  cells.some((cell) => cell.verdict === 'regression' && engine(cell.engine));

describe('2,000 gates of 30 cells on equal sides', () => {
  const judged = gates(2_000, USUAL, effectOf());

  test('call hardly any of them a regression or an improvement', () => {
    expect(judged[0]?.cells).toHaveLength(30);
    expect(share(judged, (own) => blames(own, () => true))).toBeLessThan(0.005);
    expect(share(judged, ({ cells }) => cells.some(({ verdict }) => verdict === 'improvement'))).toBeLessThan(0.005);
  });

  test('pass, nearly all', () => {
    expect(share(judged, ({ verdict }) => verdict === 'pass')).toBeGreaterThan(0.95);
    expect(share(judged, ({ qualification }) => qualification.falseAlarms > 0)).toBeLessThan(0.005);
  });
});

test('where everything is slower by just the floor, at most 5 % of gates call anything a regression', () => {
  const atFloor = effectOf(Object.fromEntries(ENGINES.map((engine) => [engine, 0.05])));
  const judged = gates(1_000, USUAL, atFloor, 11);
  expect(share(judged, (own) => blames(own, () => true))).toBeLessThan(0.05);
});

describe('one engine of five slower by 15 %', () => {
  test.each([
    ['usual', USUAL, 0.99, 0.95],
    ['loud', LOUD, 0.95, 0],
  ] as const)('is caught, and no other engine is blamed, on a machine that is %s', (_, noise, least, qualified) => {
    const judged = gates(500, noise, effectOf({ [SLOWED]: 0.15 }), 8);
    expect(share(judged, ({ verdict }) => verdict === 'regression')).toBeGreaterThan(qualified);
    expect(share(judged, (own) => blames(own, (name) => name === SLOWED))).toBeGreaterThan(least);
    expect(share(judged, (own) => blames(own, (name) => name !== SLOWED))).toBeLessThan(0.005);
  });
});

describe('the qualification', () => {
  test('misses an injected slowdown that is not there', () => {
    const judged = gates(300, USUAL, effectOf({}, 0), 9);
    expect(share(judged, ({ verdict }) => verdict === 'unqualified')).toBe(1);
  });

  test('lets no run pass on a machine on which it could not see 15 %', () => {
    const judged = gates(300, AWFUL, effectOf({ [SLOWED]: 0.15 }), 10);
    expect(share(judged, (own) => blames(own, () => true))).toBeLessThan(0.5);
    expect(share(judged, ({ verdict }) => verdict === 'pass')).toBeLessThan(0.01);
  });

  test('alarms where the base is really slower than itself', () => {
    const twisted: Effect = (role, engine, scenario) =>
      effectOf()(role, engine, scenario) * (role === 'again' && engine === 'e/lz4' ? 1.2 : 1);
    const judged = gates(300, USUAL, twisted, 12);
    expect(share(judged, ({ verdict }) => verdict === 'unqualified')).toBeGreaterThan(0.99);
  });
});
