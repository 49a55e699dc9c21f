import type { Codec } from './codec/codec.ts';
import type { Points } from './format/point.ts';
import type { FlightQuery } from './query/query.ts';
import type { StageReport } from './stages/stage-clock.ts';
import type { Metadata } from './store/schema.ts';

/** One trajectory of a result. */
export interface Trajectory extends Metadata {
  readonly points: Points;
  /** Whether waypoints were filtered. */
  readonly partial: boolean;
}

/** What a query cost in things that can be counted, the same at every repetition. */
export interface Counters {
  /** Envelopes that the index returned. */
  candidates: number;
  /** Rows fetched. */
  rows: number;
  /** Compressed bytes fetched. */
  bytesRead: number;
  /** Bytes after decompression. */
  bytesDecompressed: number;
  /** Points decoded from their records. */
  pointsDecoded: number;
  /** Tasks posted to workers. */
  tasks: number;
}

/** What an engine that picks among strategies picks for a query, and why. */
export interface Plan {
  /** The strategy that answers. */
  readonly strategy: string;
  /** Envelopes that the index returned. */
  readonly candidates: number;
  /** Milliseconds that each strategy was expected to take; empty where nothing is known. */
  readonly expectedMs: Readonly<Record<string, number>>;
}

/** What some calls of a query take besides time. */
export interface ProcessCosts {
  /** Milliseconds of processors, all calls and all threads of the process together. */
  readonly userMilliseconds: number;
  readonly systemMilliseconds: number;
  /** Largest resident set that the process has had so far, bytes. */
  readonly peakRss: number;
}

/** One way of answering queries over one data directory. */
export interface Engine {
  readonly name: string;
  /**
   * The trajectories that satisfy the query, ordered by (`source_id`, `id`).
   * @param counters is added to, where given.
   * @throws LabError DAY_FILE_INVALID, or any error of the codecs with the file and row it was met in.
   */
  query(query: FlightQuery, counters?: Counters): Promise<Trajectory[]>;
  /**
   * Milliseconds of `calls` calls in a row, each ended when all fields of all returned points were read. Only engines
   * that are another process have it, and take the times in there.
   */
  sample?(query: FlightQuery, calls: number): Promise<number[]>;
  /**
   * What `calls` calls go into, each ended as those of `sample` are, none of them timed. Only engines that no seam
   * reaches have it, the peers.
   */
  stages?(query: FlightQuery, calls: number): Promise<StageReport[]>;
  /**
   * What `calls` calls take of the process that answers them, after one that does not count; each ended as those of
   * `sample` are. Only engines that are another process have it.
   */
  costs?(query: FlightQuery, calls: number): Promise<ProcessCosts>;
  /** What it picks for a query, the same at every repetition. Only engines that pick among strategies have it. */
  explain?(query: FlightQuery): Promise<Plan>;
  /** Ends workers and closes files. */
  close(): Promise<void>;
}

export interface EngineOptions {
  readonly dataDir: string;
  readonly codec: Codec;
  /** Worker threads, for strategies that have any. */
  readonly workers: number;
}

/** @throws LabError DATA_DIR_NOT_FOUND. */
export type CreateEngine = (options: EngineOptions) => Promise<Engine>;

/** Counters at zero. */
export function newCounters(): Counters {
  return { candidates: 0, rows: 0, bytesRead: 0, bytesDecompressed: 0, pointsDecoded: 0, tasks: 0 };
}
