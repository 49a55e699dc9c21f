import { type Claim, scenariosMeant } from '../../scenarios/claim.ts';
import { holm } from '../comparison/holm.ts';
import { type ClaimCell, claimCells } from './claim-cells.ts';
import { type ClaimJudgement, judgeClaim } from './claim-verdict.ts';
import type { ClaimsDocument } from './claims-document.ts';

/** What a run says of a claim. */
export interface ClaimResult extends ClaimJudgement {
  readonly claim: Claim;
  /** Every comparison that the claim makes. */
  readonly cells: readonly ClaimCell[];
  /** Chances of being wrong, corrected over all claims: with a proof, and with a refutation. */
  readonly chances: { readonly proof: number; readonly refutation: number };
}

/**
 * Judges every claim of a run.
 *
 * A claim is **proved** where in each of its comparisons the whole 95 % interval lies above the bound, and the exact
 * sign test rejects "the median is not above it" in each. To prove all of several needs no correction among them: the
 * chance of a wrong proof is that of the weakest (intersection–union test: R. L. Berger, "Multiparameter hypothesis
 * testing and acceptance sampling", Technometrics 24 (1982), 295–300). It is **refuted** where one comparison lies
 * surely below; that one was picked among m, so its chance is multiplied by m (Bonferroni). Both are corrected over the
 * claims by Holm's procedure, at 2.5 % in either direction. Anything else is **undecided**.
 */
export function evaluateClaims({ claims, candidates, bench }: ClaimsDocument): ClaimResult[] {
  const counts = new Map(Object.entries(candidates));
  const found = claims.map((claim) => claim.bounds.flatMap((bound) => claimCells(bound, bench, counts)));
  const proofs = holm(
    claims.map(({ bounds }, i) =>
      bounds.every((bound) => scenariosMeant(bound, counts).length > 0)
        ? Math.max(...(found[i] as ClaimCell[]).map(({ chanceFor }) => chanceFor))
        : 1,
    ),
  );
  const refutations = holm(
    found.map((cells) => Math.min(1, cells.length * Math.min(1, ...cells.map((cell) => cell.chanceAgainst)))),
  );
  return claims.map((claim, i) => {
    const cells = found[i] as ClaimCell[];
    const chances = { proof: proofs[i] as number, refutation: refutations[i] as number };
    return {
      claim,
      cells,
      chances,
      ...judgeClaim(claim, cells, { bench, candidates: counts, claims: claims.length, chances }),
    };
  });
}
