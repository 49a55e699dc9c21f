import process from 'node:process';
import { EXIT_STATUS } from '../../engines/errors.ts';
import { writeSummary } from './convert-summary.ts';
import type { VerifyDocument } from './verify-document.ts';
import type { QueryOutcome } from './verify-queries.ts';
import { provesNothing, renderVerify } from './verify-report.ts';

/** Prints a verification, saves it where `json` says, and sets the exit status. */
export function finishVerify(
  document: VerifyDocument,
  json: string | undefined,
  outcomes: readonly QueryOutcome[] = [],
): void {
  const equal = document.problems.length === 0;
  const whole = { ...document, equal: equal && document.complete, first: document.problems[0] ?? null };
  const saved = outcomes.length === 0 ? whole : { ...whole, queries: outcomes };
  writeSummary(json, saved, `${renderVerify(document, outcomes)}\n`);
  if (!equal) process.exitCode = EXIT_STATUS.check;
  else if (!document.complete) process.exitCode = EXIT_STATUS.interrupted;
  else if (provesNothing(document)) process.exitCode = EXIT_STATUS.check;
}
