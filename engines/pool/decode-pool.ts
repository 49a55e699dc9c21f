import { flights } from '../query/builder.ts';
import { pointTest } from '../query/predicate.ts';
import type { DecodeAnswer, DecodeTask, DecodeWorkerData } from './messages.ts';
import { WorkerPool } from './worker-pool.ts';

const NOTHING: DecodeTask = { blobs: [], test: pointTest(flights(0, 0).build()) };

/** Threads that decode the blobs they are sent. */
export class DecodePool extends WorkerPool<DecodeTask, DecodeAnswer> {
  constructor(codec: string, workers: number) {
    super({
      worker: 'decode-worker',
      workerData: { codec } satisfies DecodeWorkerData,
      workers,
      nothing: NOTHING,
    });
  }
}
