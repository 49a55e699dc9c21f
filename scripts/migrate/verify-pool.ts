import { Piscina } from 'piscina';
import { LabError } from '../../engines/errors.ts';
import { fromFailure } from '../../engines/failure.ts';
import { workerFile } from '../../engines/pool/worker-file.ts';
import type { VerifyAnswer, VerifyDone, VerifyTask } from './verify-messages.ts';

type Ended = readonly [VerifyTask, VerifyDone];

/** Threads that compare; one that dies fails the whole run. */
export class VerifyPool {
  readonly #threads: Piscina<VerifyTask, VerifyAnswer>;
  readonly #workers: number;
  #closing: Promise<void> | null = null;
  #cause: unknown = null;

  constructor(workers: number) {
    this.#workers = workers;
    this.#threads = new Piscina({
      filename: workerFile(import.meta.url, 'verify-worker'),
      minThreads: workers,
      maxThreads: workers,
    });
    this.#threads.on('error', (error) => this.#abandon(error));
    // A thread that ends before it took a task reports no error, and its task would wait for ever. An error that is
    // reported comes just after this event, and says more.
    this.#threads.on('workerDestroy', () => setImmediate(() => this.#abandon(new Error('a thread ended'))));
  }

  /**
   * Runs tasks on all threads and yields each with its answer as it ends: a long one holds up no other. Few are under
   * way at any time, so that memory stays the same however many there are.
   * @throws LabError WORKER_DIED, or the fault of a task.
   */
  async *asTheyEnd(tasks: Iterable<VerifyTask>): AsyncGenerator<Ended> {
    const running = new Map<VerifyTask, Promise<Ended>>();
    const next = async (): Promise<Ended> => {
      const ended = await Promise.race(running.values());
      running.delete(ended[0]);
      return ended;
    };
    for (const task of tasks) {
      const promise = this.#run(task);
      // A task behind a failed one is never awaited.
      promise.catch(() => {});
      running.set(task, promise);
      if (running.size > 2 * this.#workers) yield await next();
    }
    while (running.size > 0) yield await next();
  }

  /** The threads, so that a test can kill one. */
  get threads(): Piscina['threads'] {
    return this.#threads.threads;
  }

  /** Ends all threads, also in the middle of a task, which then rejects. */
  close(): Promise<void> {
    this.#closing ??= this.#threads.destroy();
    return this.#closing;
  }

  async #run(task: VerifyTask): Promise<Ended> {
    const answer = await this.#threads.run(task).catch((error: unknown) => {
      const cause = this.#cause ?? error;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new LabError('WORKER_DIED', `a worker that compared day-files died: ${reason}; run it again`, { cause });
    });
    if (!answer.ok) throw fromFailure(answer);
    return [task, answer];
  }

  #abandon(cause: unknown): void {
    if (this.#closing !== null) return;
    this.#cause = cause;
    void this.close();
  }
}
