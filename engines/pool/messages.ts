import type { Failure } from '../failure.ts';
import type { PointTest } from '../query/predicate.ts';
import type { Watchable, Watched } from '../stages/watch-task.ts';

/** What a decode worker is started with. */
export interface DecodeWorkerData {
  readonly codec: string;
}

/** Blobs to decode and test. */
export interface DecodeTask extends Watchable {
  readonly blobs: readonly Uint8Array[];
  readonly test: PointTest;
}

/** Packed survivors, in the order of the task's blobs. */
export interface DecodeDone extends Watched {
  readonly ok: true;
  /** Packed trajectories, end to end. */
  readonly packed: Uint8Array;
  /** Bytes of each blob's packed survivors; 0 for a blob that is no hit. */
  readonly lengths: Uint32Array;
  readonly bytesDecompressed: number;
  readonly pointsDecoded: number;
}

/** Why a blob could not be decoded, and which of the task's it was. */
export interface DecodeFailed extends Failure, Watched {
  readonly index: number;
}

export type DecodeAnswer = DecodeDone | DecodeFailed;
