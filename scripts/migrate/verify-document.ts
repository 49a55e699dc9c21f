/** What kind of thing differs. */
export type ProblemKind =
  | 'missing'
  | 'extra'
  | 'counts'
  | 'row'
  | 'metadata'
  | 'index'
  | 'points'
  | 'file'
  | 'query'
  | 'error';

/** One difference of two stores, as far down as it can be named. */
export interface Problem {
  /** Day-file, `YYYY/YYYY-DDD.sqlite`; the name of the query for queries. */
  readonly file: string;
  readonly kind: ProblemKind;
  /** `trajectories.id`; null where the difference is not of one row. */
  readonly row: number | null;
  /** Column, or point and field. */
  readonly place: string;
  readonly a: string;
  readonly b: string;
}

/** What was compared, added up over both stores' common files. */
export interface VerifyCounts {
  files: number;
  rows: number;
  points: number;
  /** Decompressed bytes, of one side. */
  bytes: number;
  /** Rows or files that differ. */
  differences: number;
}

/** Result of one verification, as `--json` writes it. */
export interface VerifyDocument {
  readonly schema: 'querylab/verify';
  readonly version: 1;
  readonly check: 'counts' | 'sample' | 'all' | 'queries';
  readonly a: string;
  readonly b: string;
  /** False where it was interrupted. */
  readonly complete: boolean;
  /** Days compared, by their day-files. */
  readonly files: readonly string[];
  readonly counts: VerifyCounts;
  readonly seconds: number;
  /** The first difference of each file or query, in their order. */
  readonly problems: readonly Problem[];
  /** Seed of the choice of files, where there was one. */
  readonly seed?: number;
}

export function newCounts(): VerifyCounts {
  return { files: 0, rows: 0, points: 0, bytes: 0, differences: 0 };
}
