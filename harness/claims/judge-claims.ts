import { GATE_STATUS, type GateVerdict } from '../gate/gate-judgement.ts';
import type { ClaimsDocument } from './claims-document.ts';
import { type ClaimResult, evaluateClaims } from './evaluate-claims.ts';
import { type ClaimsQualification, qualifyClaims } from './qualify-claims.ts';

/** What a run for claims comes to: the words and statuses are those of the gate. */
export interface ClaimsJudgement {
  readonly verdict: GateVerdict;
  readonly status: number;
  readonly results: readonly ClaimResult[];
  readonly qualification: ClaimsQualification;
}

/** Judges a run for claims, from its raw samples. What the project does not stand for fails nothing. */
export function judgeClaims(document: ClaimsDocument): ClaimsJudgement {
  const results = evaluateClaims(document);
  const qualification = qualifyClaims(document);
  const verdict = wholeVerdict(document, results, qualification);
  const passes = verdict === 'inconclusive' && document.inconclusivePasses;
  return { verdict, status: passes ? 0 : GATE_STATUS[verdict], results, qualification };
}

function wholeVerdict(
  { bench }: ClaimsDocument,
  results: readonly ClaimResult[],
  { qualified }: ClaimsQualification,
): GateVerdict {
  if (bench.engines.some(({ status }) => status !== 'ok')) return 'other results';
  if (!bench.complete) return 'interrupted';
  if (!qualified) return 'unqualified';
  const own = results.filter(({ claim }) => claim.stands).map(({ verdict }) => verdict);
  if (own.includes('refuted')) return 'regression';
  return own.includes('undecided') ? 'inconclusive' : 'pass';
}
