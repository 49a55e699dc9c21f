import { Piscina } from 'piscina';
import { LabError } from '../errors.ts';
import { flights } from '../query/builder.ts';
import { pointTest } from '../query/predicate.ts';
import type { DecodeAnswer, DecodeTask, DecodeWorkerData } from './messages.ts';
import { workerFile } from './worker-file.ts';

type Threads = Piscina<DecodeTask, DecodeAnswer>;

const NOTHING: DecodeTask = { blobs: [], test: pointTest(flights(0, 0).build()) };

/** Threads that decode blobs, kept between queries. After one died, the next query starts new ones. */
export class DecodePool {
  readonly #codec: string;
  readonly #workers: number;
  #threads: Threads | null = null;

  constructor(codec: string, workers: number) {
    this.#codec = codec;
    this.#workers = workers;
  }

  /** Starts the threads and waits until they have loaded the codec. */
  async start(): Promise<void> {
    await Promise.all(Array.from({ length: this.#workers }, () => this.run(NOTHING)));
  }

  /**
   * Runs one task.
   * @param transfer buffers of the task that the caller gives up.
   * @throws LabError WORKER_DIED, also for every other task that is then under way.
   */
  async run(task: DecodeTask, transfer: ArrayBuffer[] = []): Promise<DecodeAnswer> {
    const threads = this.#running();
    try {
      const answer = await threads.run(task, { transferList: transfer });
      if (!answer.ok && answer.code === 'WORKER_DIED') throw new Error(answer.message);
      return answer;
    } catch (error) {
      this.#abandon(threads);
      const reason = error instanceof Error ? error.message : String(error);
      throw new LabError('WORKER_DIED', `a decode worker died in the middle of a query: ${reason}; try it again`, {
        cause: error,
      });
    }
  }

  /** The running threads, so that a test can kill one. */
  get threads(): Threads['threads'] {
    return this.#running().threads;
  }

  async close(): Promise<void> {
    const threads = this.#threads;
    this.#threads = null;
    await threads?.destroy();
  }

  #running(): Threads {
    if (this.#threads !== null) return this.#threads;
    const threads: Threads = new Piscina({
      filename: workerFile(import.meta.url, 'decode-worker'),
      minThreads: this.#workers,
      maxThreads: this.#workers,
      workerData: { codec: this.#codec } satisfies DecodeWorkerData,
    });
    // A thread that cannot start never takes its tasks; destroying the pool rejects what is queued.
    threads.on('error', () => this.#abandon(threads));
    this.#threads = threads;
    return threads;
  }

  #abandon(threads: Threads): void {
    if (this.#threads === threads) this.#threads = null;
    void threads.destroy();
  }
}
