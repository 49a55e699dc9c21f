import type { Format } from '../../engines/codec/formats.ts';
import type { Failure } from '../../engines/failure.ts';
import type { Problem } from './verify-document.ts';
import type { FullPair } from './verify-pairs.ts';
import type { RowsResult } from './verify-rows.ts';

/** Part of the work on a pair of day-files. */
export interface VerifyTask {
  readonly pair: FullPair;
  /** Formats of the two stores. */
  readonly formats: readonly [a: Format, b: Format];
  /** Rows to compare. */
  readonly ids: readonly number[];
  /** What to compare besides: nothing, what is not in rows, or that and SQLite's own checks. */
  readonly file: 'none' | 'contents' | 'integrity';
}

export interface VerifyDone extends RowsResult {
  readonly ok: true;
  readonly fileProblem: Problem | null;
}

export type VerifyAnswer = VerifyDone | Failure;
