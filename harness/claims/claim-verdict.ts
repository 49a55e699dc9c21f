import type { Bound, Claim } from '../../scenarios/claim.ts';
import { scenariosMeant } from '../../scenarios/claim.ts';
import { CONFIDENCE } from '../comparison/pair-speedup.ts';
import type { BenchDocument } from '../document.ts';
import type { ClaimCell } from './claim-cells.ts';
import { fewestPairs } from './claim-pairs.ts';

/** Chance of any wrong proof among all claims, and of any wrong refutation: the two add up to the usual 5 %. */
export const CLAIM_ALPHA = (1 - CONFIDENCE) / 2;

export type ClaimVerdict = 'proved' | 'refuted' | 'undecided';

/** What a claim comes to, why, and which of its comparisons decide that. */
export interface ClaimJudgement {
  readonly verdict: ClaimVerdict;
  /** Why, for a person; empty of a proof. */
  readonly reason: string;
  /** Of a proof the comparison nearest to its bound, of a refutation all that fail, else those that are open, or the weakest. */
  readonly decisive: readonly ClaimCell[];
}

/** What else a verdict depends on. */
export interface ClaimContext {
  readonly bench: BenchDocument;
  readonly candidates: ReadonlyMap<string, number>;
  /** Claims that are judged together. */
  readonly claims: number;
  /** Corrected chances of being wrong. */
  readonly chances: { readonly proof: number; readonly refutation: number };
}

/** @param cells every comparison that the claim makes. */
export function judgeClaim(claim: Claim, cells: readonly ClaimCell[], context: ClaimContext): ClaimJudgement {
  const { chances } = context;
  const failing = cells.filter(({ side }) => side === 'fails').sort((a, b) => margin(a) - margin(b));
  if (failing.length > 0 && chances.refutation <= CLAIM_ALPHA) {
    const reason = `${failing.length} of ${cells.length} comparisons lie below the bound with their whole interval`;
    return { verdict: 'refuted', reason, decisive: failing };
  }
  const empty = claim.bounds.filter((bound) => scenariosMeant(bound, context.candidates).length === 0);
  const open = cells.filter(({ side }) => side !== 'holds').sort((a, b) => margin(a) - margin(b));
  if (open.length === 0 && cells.length > 0 && chances.proof <= CLAIM_ALPHA) {
    return { verdict: 'proved', reason: '', decisive: [...cells].sort((a, b) => margin(a) - margin(b)).slice(0, 1) };
  }
  const weakest = [...cells].sort((a, b) => b.chanceFor - a.chanceFor).slice(0, 1);
  return {
    ...{ verdict: 'undecided', reason: undecided(cells, empty, open, context) },
    decisive: open.length > 0 ? open : weakest,
  };
}

/** How far the nearer end of the interval lies above the bound; what has none comes first. */
function margin({ speedup, bound }: ClaimCell): number {
  return (speedup?.interval?.low ?? 0) / bound.least;
}

function undecided(
  cells: readonly ClaimCell[],
  [empty]: readonly Bound[],
  open: readonly ClaimCell[],
  { bench, claims }: ClaimContext,
): string {
  const failing = open.filter(({ side }) => side === 'fails').length;
  if (failing > 0) {
    return `${failing} of ${cells.length} comparisons lie below the bound, but not surely enough: more --pairs may tell`;
  }
  if (empty !== undefined) {
    const many = empty.candidates === 0 ? '' : ` with ${empty.candidates} candidates or more`;
    return `this store has no scenario of ${empty.scenarios.join(', ')}${many}: nothing here can prove it`;
  }
  const untimed = cells.find(({ pairs }) => pairs === 0);
  if (untimed !== undefined) return notTimed(untimed.bound, bench);
  const pairs = Math.min(...cells.map((cell) => cell.pairs));
  const needed = fewestPairs(claims, 1, CLAIM_ALPHA);
  if (pairs < needed) {
    return `${pairs} pairs cannot decide ${claims} ${claims === 1 ? 'claim' : 'claims'} at once: --pairs ${needed} or more can`;
  }
  if (open.length > 0) return `${open.length} of ${cells.length} comparisons are open: too near to the bound`;
  return `every comparison holds, but not surely enough for ${claims} claims together: more --pairs may tell`;
}

function notTimed({ engine, against }: Bound, { engines }: BenchDocument): string {
  const out = engines.find(({ name, status }) => (name === engine || name === against) && status !== 'ok');
  if (out?.status === 'wrong') return `${out.name} returned other flights than ${out.against} on ${out.scenario}`;
  if (out?.status === 'failed') return `${out.name} failed on ${out.scenario}: ${out.message}`;
  return `${engine} and ${against} were not timed together`;
}
