import type { Failure } from '../failure.ts';
import type { PointTest } from '../query/predicate.ts';
import type { Watchable, Watched } from '../stages/watch-task.ts';
import type { Day } from '../store/day-path.ts';
import type { Metadata } from '../store/schema.ts';
import type { Where } from '../store/where.ts';

/** What a scan worker is started with: it opens the day-files itself. */
export interface ScanWorkerData {
  readonly dataDir: string;
  readonly codec: string;
}

/** The candidates of one query, shared by all workers; each takes the next batch until none is left. */
export interface ScanTask extends Watchable {
  /** Days of the files that have candidates, and where the ids of each begin in `ids`. */
  readonly days: readonly { readonly day: Day; readonly start: number }[];
  /** Ids of all candidates, day by day, in shared memory. */
  readonly ids: Float64Array;
  /** One counter in shared memory: the index of the next candidate that nobody has taken. */
  readonly next: Int32Array;
  readonly where: Where;
  readonly test: PointTest;
  /** Whether metadata are to be read; else an index knows them, and ids are enough. */
  readonly metadata: boolean;
}

/** What one worker found. */
export interface ScanDone extends Watched {
  readonly ok: true;
  /** Id of each hit, the place of its batch among the candidates, and its metadata where they were asked for. */
  readonly rows: readonly ScannedRow[];
  /** Bytes of each hit's packed survivors. */
  readonly lengths: Uint32Array;
  /** Packed survivors, end to end. */
  readonly packed: Uint8Array;
  readonly counters: ScanCounters;
}

export interface ScannedRow extends Partial<Metadata> {
  readonly id: number;
  readonly place: number;
}

/** What a worker adds to the counters of a query. */
export interface ScanCounters {
  readonly rows: number;
  readonly bytesRead: number;
  readonly bytesDecompressed: number;
  readonly pointsDecoded: number;
}

/** Why a candidate could not be read, and the place of its batch among all. */
export interface ScanFailed extends Failure, Watched {
  readonly place: number;
}

export type ScanAnswer = ScanDone | ScanFailed;
