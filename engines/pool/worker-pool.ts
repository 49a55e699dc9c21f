import { Piscina } from 'piscina';
import { LabError } from '../errors.ts';
import type { Failure } from '../failure.ts';
import { seam } from '../stages/seams.ts';
import type { StageClock } from '../stages/stage-clock.ts';
import type { Watched } from '../stages/watch-task.ts';
import { workerFile } from './worker-file.ts';

/** How the threads of a pool are made. */
export interface PoolSetup<Task> {
  /** Module of the worker in this folder, without its extension. */
  readonly worker: string;
  readonly workerData: object;
  readonly workers: number;
  /** A task that does nothing, to wait for the threads to be ready. */
  readonly nothing: Task;
}

/** Threads kept between queries. After one died, the next query starts new ones. */
export class WorkerPool<Task, Answer extends { readonly ok: true } | Failure> {
  readonly #setup: PoolSetup<Task>;
  #threads: Piscina<Task, Answer> | null = null;

  constructor(setup: PoolSetup<Task>) {
    this.#setup = setup;
  }

  /** Starts the threads and waits until they are ready. */
  async start(): Promise<void> {
    const { workers, nothing } = this.#setup;
    await Promise.all(Array.from({ length: workers }, () => this.run(nothing)));
  }

  /**
   * Runs one task.
   * @param transfer buffers of the task that the caller gives up.
   * @throws LabError WORKER_DIED, also for every other task that is then under way.
   */
  async run(task: Task, transfer: ArrayBuffer[] = []): Promise<Answer> {
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

  /** How many threads there are to be. */
  get size(): number {
    return this.#setup.workers;
  }

  /** Whether threads run or are being started. */
  get started(): boolean {
    return this.#threads !== null;
  }

  /** The running threads, so that a test can kill one. */
  get threads(): Piscina['threads'] {
    return this.#running().threads;
  }

  async close(): Promise<void> {
    const threads = this.#threads;
    this.#threads = null;
    await threads?.destroy();
  }

  #running(): Piscina<Task, Answer> {
    if (this.#threads !== null) return this.#threads;
    const { worker, workerData, workers } = this.#setup;
    const threads: Piscina<Task, Answer> = new Piscina({
      filename: workerFile(import.meta.url, worker),
      minThreads: workers,
      maxThreads: workers,
      workerData,
    });
    // A thread that cannot start never takes its tasks; destroying the pool rejects what is queued.
    threads.on('error', () => this.#abandon(threads));
    this.#threads = threads;
    return threads;
  }

  #abandon(threads: Piscina<Task, Answer>): void {
    if (this.#threads === threads) this.#threads = null;
    void threads.destroy();
  }
}

const { run } = WorkerPool.prototype;
seam((clock) => {
  WorkerPool.prototype.run = clock === null ? run : watched;

  async function watched(this: WorkerPool<object, { ok: true }>, task: unknown, transfer?: ArrayBuffer[]) {
    const watching = clock as StageClock;
    const posted = watching.posted(this.size);
    let answer: (Awaited<ReturnType<typeof run>> & Watched) | undefined;
    try {
      answer = await watching.run('transfer', () => run.call(this, { ...(task as object), watch: true }, transfer));
      return answer;
    } finally {
      watching.answered(posted, answer?.times);
    }
  }
});
