import { describe, expect, test } from 'vitest';
import { claimPairs } from '../../../harness/claims/claim-pairs.ts';
import { judgeClaims } from '../../../harness/claims/judge-claims.ts';
import { claim, claimsDocument, type SpeedupOf, sound } from './support/claims-document.ts';

const judged = (...given: Parameters<typeof claimsDocument>) => judgeClaims(claimsDocument(...given));
const impossible = { least: 100 };

test('passes where all that stands is proved, and fails where it is refuted', () => {
  expect(judged([claim()])).toMatchObject({ verdict: 'pass', status: 0 });
  expect(judged([claim(impossible)])).toMatchObject({ verdict: 'regression', status: 1 });
});

test('a question fails nothing, whatever its answer', () => {
  const question = claim(impossible, { name: 'question', stands: false });
  const { verdict, results } = judged([claim(), question]);
  expect([verdict, results.map((result) => result.verdict)]).toEqual(['pass', ['proved', 'refuted']]);
});

test('what is undecided is status 3, or passes where that was asked for', () => {
  const open = claim({ candidates: 5_000 });
  expect(judged([open])).toMatchObject({ verdict: 'inconclusive', status: 3 });
  expect(judged([open], sound, { inconclusivePasses: true })).toMatchObject({ verdict: 'inconclusive', status: 0 });
});

test('an engine with other results fails the run, whatever was proved', () => {
  const document = claimsDocument([claim()]);
  const engines = document.bench.engines.map((own) =>
    own.name === 'fast/lz4'
      ? {
          ...own,
          status: 'wrong' as const,
          scenario: 's',
          against: 'a',
          place: 'p',
          got: 'g',
          expected: 'e',
          reproduce: 'r',
        }
      : own,
  );
  expect(judgeClaims({ ...document, bench: { ...document.bench, engines } })).toMatchObject({
    ...{ verdict: 'other results', status: 1 },
  });
});

test('an interrupted run decides nothing', () => {
  expect(judged([claim()], sound, { complete: false }).verdict).toBe('interrupted');
});

describe('unqualified', () => {
  const but =
    (arm: string, times: number): SpeedupOf =>
    (engine, scenario, round) =>
      engine === arm ? times : sound(engine, scenario, round);

  test.each([
    ['faster', 1.2],
    ['slower', 0.8],
  ])('where an engine is %s than itself', (_, times) => {
    const { verdict, status, qualification } = judged([claim()], but('again:slow/lz4', times));
    expect([verdict, status]).toEqual(['unqualified', 4]);
    expect(qualification.reasons[0]).toContain('an engine differs from itself');
  });

  test('where the injected slowdown is not seen', () => {
    const { verdict, qualification } = judged([claim()], but('slow:slow/lz4', 0.99));
    expect(verdict).toBe('unqualified');
    expect(qualification.reasons).toEqual([
      "the injected 10 % was not seen on slow/lz4: 1.011 times the base's time (1.010 to 1.012)",
    ]);
  });

  test('comes before what is refuted', () => {
    expect(judged([claim(impossible)], but('slow:slow/lz4', 1)).verdict).toBe('unqualified');
  });
});

test('the number of pairs lets one be astray in a proof, and any one comparison refute', () => {
  // 9 / 256 is above 2.5 %, 11 / 1024 is not.
  expect(claimPairs(1, 1, 0.025)).toBe(10);
  // 6 claims: 15 · 2⁻¹⁴ and 30 · 2⁻¹⁴ are below 2.5 % / 6, 13 · 2⁻¹² is as well, 30 · 2⁻¹² is not.
  expect(claimPairs(6, 1, 0.025)).toBe(12);
  expect(claimPairs(6, 30, 0.025)).toBe(14);
});
