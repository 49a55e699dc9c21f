import type { Claim } from '../../scenarios/claim.ts';
import { DEFAULT_FLOOR } from '../comparison/verdict.ts';
import { armName } from '../gate/gate-document.ts';
import type { Ratio } from '../gate/gate-judgement.ts';
import { percent, ratioText } from '../gate/gate-texts.ts';
import { seen } from '../gate/qualify.ts';
import type { ClaimCell } from './claim-cells.ts';
import { type ClaimsDocument, claimToStore } from './claims-document.ts';
import { type ClaimResult, evaluateClaims } from './evaluate-claims.ts';

/** Whether a run for claims can be trusted: claims that are known to be false and to be true, judged by the same rule. */
export interface ClaimsQualification {
  readonly qualified: boolean;
  /** Why not, a text each. */
  readonly reasons: readonly string[];
  /** An engine is faster than itself, and slower. */
  readonly same: readonly ClaimResult[];
  /** An engine is faster than itself slowed down. */
  readonly slowed: ClaimResult;
}

/**
 * Judges a run by what is known: an engine is neither faster nor slower than itself by 5 %, over all scenarios together,
 * and the injected slowdown of its second arm shows as the gate asks for it.
 */
export function qualifyClaims(document: ClaimsDocument): ClaimsQualification {
  const { engine, injected, scenarios } = document.control;
  const again = armName('again', engine);
  const known = (fast: string, slow: string): Claim => ({
    name: `${fast} over ${slow}`,
    text: `${fast} is at least ${percent(DEFAULT_FLOOR)} faster than ${slow}`,
    stands: true,
    bounds: [{ engine: fast, against: slow, scenarios, candidates: 0, least: 1 + DEFAULT_FLOOR, on: 'together' }],
  });
  const judged = (claims: readonly Claim[]) => evaluateClaims({ ...document, claims: claims.map(claimToStore) });
  const same = judged([known(again, engine), known(engine, again)]);
  const [slowed] = judged([known(engine, armName('slow', engine))]) as [ClaimResult];
  const reasons = [
    ...same
      .filter(({ verdict }) => verdict === 'proved')
      .map(({ claim }) => `an engine differs from itself: ${claim.text} was proved`),
    ...(seen(ratioOfCell(slowed.cells[0]), DEFAULT_FLOOR)
      ? []
      : [`the injected ${percent(injected)} was not seen on ${engine}: ${ratioText(ratioOfCell(slowed.cells[0]))}`]),
  ];
  return { qualified: reasons.length === 0, reasons, same, slowed };
}

/** The comparison of an engine with its slow arm as a ratio of times. */
function ratioOfCell(cell: ClaimCell | undefined): Ratio | null {
  return cell?.speedup ? { ...cell.speedup, pairs: cell.pairs } : null;
}
