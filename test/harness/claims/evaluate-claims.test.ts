import { describe, expect, test } from 'vitest';
import { evaluateClaims } from '../../../harness/claims/evaluate-claims.ts';
import { slowerByAtMost } from '../../../scenarios/claim.ts';
import { claim, claimsDocument, type SpeedupOf, sound } from './support/claims-document.ts';

const judged = (...given: Parameters<typeof claimsDocument>) => evaluateClaims(claimsDocument(...given));
const fast =
  (times: (scenario: string, round: number) => number): SpeedupOf =>
  (engine, scenario, round) =>
    engine === 'fast/lz4' ? times(scenario, round) : sound(engine, scenario, round);

describe('proved', () => {
  test('where every comparison clears the bound; the nearest to it is named', () => {
    const [result] = judged(
      [claim()],
      fast((scenario) => (scenario === 'camera/busy' ? 2.1 : 5)),
    );
    expect(result).toMatchObject({ verdict: 'proved', reason: '' });
    expect(result?.cells.map(({ scenario }) => scenario)).toEqual(['camera/busy', 'camera/quiet']);
    expect(result?.decisive.map(({ scenario, candidates }) => [scenario, candidates])).toEqual([['camera/busy', 800]]);
    // Fourteen pairs of fourteen.
    expect(result?.chances.proof).toBe(2 ** -14);
  });

  test('of several together where their mean clears it, though one of them does not', () => {
    const uneven = fast((scenario) => (scenario === 'camera/busy' ? 1.5 : 6));
    expect(judged([claim()], uneven)[0]?.verdict).toBe('refuted');
    const [result] = judged([claim({ on: 'together' })], uneven);
    expect(result).toMatchObject({ verdict: 'proved' });
    // √(1.5 · 6) over slow/lz4, whose rounds differ a little.
    expect(result?.cells[0]?.speedup?.estimate).toBeCloseTo(3, 1);
    expect(result?.cells[0]).toMatchObject({ scenario: null, candidates: 30 });
  });

  test('that it is not slower by more than 5 %, where it is slower by 3 %', () => {
    const bound = { least: slowerByAtMost(0.05), candidates: 0 };
    const slower =
      (times: number): SpeedupOf =>
      (engine, _, round) =>
        engine === 'fast/lz4' ? 1 / times : 1 + 0.0001 * (round % 3);
    expect(judged([claim(bound)], slower(1.03))[0]?.verdict).toBe('proved');
    expect(judged([claim(bound)], slower(1.08))[0]?.verdict).toBe('refuted');
  });
});

describe('refuted', () => {
  test('where one comparison of several fails, which is named', () => {
    const [result] = judged(
      [claim()],
      fast((scenario) => (scenario === 'camera/quiet' ? 1.8 : 5)),
    );
    expect(result?.verdict).toBe('refuted');
    expect(result?.decisive.map(({ scenario }) => scenario)).toEqual(['camera/quiet']);
    // One comparison of two was picked.
    expect(result?.chances.refutation).toBe(2 * 2 ** -14);
  });

  test('although this store has no scenario for another part of the claim', () => {
    const two = claim({}, { bounds: [...claim().bounds, ...claim({ candidates: 5_000 }).bounds] });
    expect(
      judged(
        [two],
        fast(() => 1),
      )[0]?.verdict,
    ).toBe('refuted');
  });
});

describe('undecided', () => {
  test('where an interval holds the bound', () => {
    const [result] = judged(
      [claim()],
      fast((_, round) => (round % 2 === 0 ? 1.9 : 2.2)),
    );
    expect(result).toMatchObject({
      verdict: 'undecided',
      reason: '2 of 2 comparisons are open: too near to the bound',
    });
    expect(result?.decisive).toHaveLength(2);
  });

  test('where the store has nothing to show it by: a claim about nothing is not proved', () => {
    const [none] = judged([claim({ candidates: 5_000 })]);
    expect(none?.verdict).toBe('undecided');
    expect(none?.reason).toContain('no scenario of * with 5000 candidates or more');
    const two = claim({}, { bounds: [...claim().bounds, ...claim({ scenarios: ['reference/*'] }).bounds] });
    expect(judged([two])[0]).toMatchObject({ verdict: 'undecided' });
    expect(judged([claim({}, { bounds: [] })])[0]?.verdict).toBe('undecided');
  });

  test('with too few pairs, and says how many it takes', () => {
    const [result] = judged([claim()], sound, { rounds: 5 });
    expect(result?.verdict).toBe('undecided');
    expect(result?.reason).toBe('5 pairs cannot decide 1 claim at once: --pairs 6 or more can');
  });

  test('where an engine was not timed, and says why', () => {
    const engines = ['slow/lz4', 'again:slow/lz4', 'slow:slow/lz4'].map((name) => ({ name, status: 'ok' as const }));
    const died = { ...{ scenario: 'camera/busy', code: 'CHILD_DIED', message: 'it died' }, reproduce: 'r' };
    const [result] = judged([claim()], sound, {
      engines: [...engines, { name: 'fast/lz4', status: 'failed', ...died }],
    });
    expect(result).toMatchObject({ verdict: 'undecided', reason: 'fast/lz4 failed on camera/busy: it died' });
  });

  test('where one more claim makes the same pairs too few', () => {
    // One of eight is astray: 9 / 256 is above 2.5 %; none: 1 / 256 is below it, and below a fourth of it, not a tenth.
    const eight = { rounds: 8 };
    expect(
      judged(
        [claim()],
        fast((_, round) => (round === 0 ? 1.5 : 3)),
        eight,
      )[0]?.verdict,
    ).toBe('undecided');
    expect(judged([claim()], sound, eight)[0]?.verdict).toBe('proved');
    const ten = Array.from({ length: 10 }, (_, i) => claim({}, { name: `claim-${i}` }));
    const [first] = judged(ten, sound, eight);
    expect(first).toMatchObject({ verdict: 'undecided' });
    expect(first?.reason).toContain('8 pairs cannot decide 10 claims at once: --pairs 10 or more can');
  });
});
