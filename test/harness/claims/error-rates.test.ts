import { expect, test } from 'vitest';
import { evaluateClaims } from '../../../harness/claims/evaluate-claims.ts';
import type { Claim } from '../../../scenarios/claim.ts';
import { gaussian, uniform } from '../comparison/support/process-model.ts';
import { claim, claimsDocument } from './support/claims-document.ts';

const RUNS = 1_500;
const ENGINES = ['e1/lz4', 'e2/lz4', 'e3/lz4', 'e4/lz4', 'e5/lz4', 'e6/lz4'];
const SCENARIOS = Array.from({ length: 10 }, (_, i) => `camera/${i}`);

/** Shares of simulated runs in which any of six claims "each 2 times as fast as slow/lz4" is proved, refuted, all proved. */
function rates(speedup: number, bound: Partial<Claim['bounds'][number]>, seed: number) {
  const random = uniform(seed);
  const claims = ENGINES.map((engine) => claim({ engine, ...bound }, { name: engine }));
  const candidates = Object.fromEntries(SCENARIOS.map((name) => [name, 100]));
  const counts = { proved: 0, refuted: 0, allProved: 0 };
  for (let run = 0; run < RUNS; run++) {
    const document = claimsDocument(
      claims,
      // Processes differ by 4 %, now and then one by much more.
      (engine) => (engine === 'slow/lz4' ? 1 : speedup) * Math.exp((random() < 0.05 ? 0.3 : 0.04) * gaussian(random)),
      {
        engines: ['slow/lz4', ...ENGINES].map((name) => ({ name, status: 'ok' as const })),
        ...{ scenarios: SCENARIOS, candidates: () => 100, rounds: 14 },
      },
    );
    const verdicts = evaluateClaims({ ...document, candidates }).map(({ verdict }) => verdict);
    if (verdicts.includes('proved')) counts.proved++;
    if (verdicts.includes('refuted')) counts.refuted++;
    if (verdicts.every((verdict) => verdict === 'proved')) counts.allProved++;
  }
  return { proved: counts.proved / RUNS, refuted: counts.refuted / RUNS, allProved: counts.allProved / RUNS };
}

test('at the very bound, at most 2.5 % of runs refute any of six claims of ten comparisons each', () => {
  expect(rates(2, {}, 5).refuted).toBeLessThan(0.035);
}, 60_000);

test('at the very bound, at most 2.5 % of runs prove any of six claims about all scenarios together', () => {
  expect(rates(2, { on: 'together' }, 6).proved).toBeLessThan(0.035);
}, 60_000);

test('what is true by 10 % is proved and what is false by 10 % refuted, of all six claims together', () => {
  expect(rates(2.2, { on: 'together' }, 7).allProved).toBeGreaterThan(0.95);
  expect(rates(1.8, { on: 'together' }, 8)).toMatchObject({ proved: 0, refuted: 1 });
}, 60_000);
