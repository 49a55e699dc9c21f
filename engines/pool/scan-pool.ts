import type { Counters } from '../engine.ts';
import { fromFailure } from '../failure.ts';
import { PackedPoints } from '../format/packed-points.ts';
import type { Points } from '../format/point.ts';
import { flights } from '../query/builder.ts';
import { pointTest } from '../query/predicate.ts';
import { seam, staged } from '../stages/seams.ts';
import type { ScanAnswer, ScanDone, ScanFailed, ScannedRow, ScanTask, ScanWorkerData } from './scan-messages.ts';
import { WorkerPool } from './worker-pool.ts';

const NOTHING: ScanTask = {
  days: [],
  ids: new Float64Array(0),
  next: new Int32Array(1),
  where: { sql: '', values: [] },
  test: pointTest(flights(0, 0).build()),
  metadata: false,
};

/** A row that a worker found to be a hit, the points it keeps, and the place of its batch among the candidates. */
export interface Scanned {
  readonly row: ScannedRow;
  readonly points: Points;
  readonly place: number;
}

/** Threads that open the day-files of a data directory themselves. */
export class ScanPool extends WorkerPool<ScanTask, ScanAnswer> {
  readonly #workers: number;

  constructor(workerData: ScanWorkerData, workers: number) {
    super({ worker: 'scan-worker', workerData, workers, nothing: NOTHING });
    this.#workers = workers;
  }

  /**
   * Lets all threads share the candidates of a task; hits come in the order of days.
   * @throws LabError WORKER_DIED, or what was wrong with the first candidate that could not be read.
   */
  async scan(task: ScanTask, counters: Counters): Promise<Scanned[]> {
    const answers = await Promise.all(Array.from({ length: this.#workers }, () => this.run(task)));
    counters.tasks += answers.length;
    const [failed] = answers.filter((answer): answer is ScanFailed => !answer.ok).sort((a, b) => a.place - b.place);
    if (failed !== undefined) throw fromFailure(failed);
    const done = answers.filter((answer): answer is ScanDone => answer.ok);
    for (const { counters: found } of done) {
      counters.rows += found.rows;
      counters.bytesRead += found.bytesRead;
      counters.bytesDecompressed += found.bytesDecompressed;
      counters.pointsDecoded += found.pointsDecoded;
    }
    return hitsOf(done);
  }
}

let hitsOf = readHits;
seam((clock) => {
  hitsOf = staged(clock, 'materialise', readHits);
});

function readHits(done: readonly ScanDone[]): Scanned[] {
  return done.flatMap(unflatten).sort((a, b) => a.place - b.place);
}

function unflatten({ rows, lengths, packed }: ScanDone): Scanned[] {
  let at = 0;
  return rows.map((row, i) => {
    const start = at;
    at += lengths[i] as number;
    return { row, points: new PackedPoints(packed.subarray(start, at)), place: row.place };
  });
}
