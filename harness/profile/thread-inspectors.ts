import { type NodeWorker, Session } from 'node:inspector';
import { LabError } from '../../engines/errors.ts';

/** The inspector of one thread. */
export interface ThreadInspector {
  readonly name: string;
  post(method: string, parameters?: object): Promise<unknown>;
}

interface Pending {
  readonly thread: string;
  resolve(result: unknown): void;
  reject(error: LabError): void;
}

/** What a thread answers by way of the main thread. */
interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/**
 * The inspectors of the main thread and of every worker. Messages interrupt a worker where it computes and where it
 * sleeps in `Atomics.wait`, as those of piscina do: neither its event loop nor its code takes part.
 */
export class ThreadInspectors {
  readonly #session = new Session();
  readonly #pending = new Map<number, Pending>();
  readonly #workers = new Map<string, ThreadInspector>();
  readonly #main: ThreadInspector = { name: 'main', post: (method, parameters) => this.#post(method, parameters) };
  #messages = 0;

  /** Attaches to all threads there are. @param onWorker is called for each worker that starts later. */
  async attach(onWorker: (worker: ThreadInspector) => void): Promise<readonly ThreadInspector[]> {
    let late = false;
    this.#session.connect();
    this.#session.on('NodeWorker.attachedToWorker', ({ params }) => {
      const worker = this.#attached(params);
      if (late) onWorker(worker);
    });
    this.#session.on('NodeWorker.detachedFromWorker', ({ params }) => this.#detached(params.sessionId));
    this.#session.on('NodeWorker.receivedMessageFromWorker', ({ params }) => this.#received(params.message));
    await this.#post('NodeWorker.enable', { waitForDebuggerOnStart: false });
    late = true;
    return [
      this.#main,
      ...[...this.#workers.values()].sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })),
    ];
  }

  detach(): void {
    this.#session.disconnect();
  }

  #attached({ sessionId, workerInfo }: NodeWorker.AttachedToWorkerEventDataType): ThreadInspector {
    const name = `worker ${workerInfo.workerId}`;
    const worker = {
      name,
      post: async (method: string, params: object = {}) => {
        const id = ++this.#messages;
        const answer = new Promise((resolve, reject) => this.#pending.set(id, { thread: sessionId, resolve, reject }));
        const message = JSON.stringify({ id, method, params });
        await this.#post('NodeWorker.sendMessageToWorker', { sessionId, message });
        return await answer;
      },
    };
    this.#workers.set(sessionId, worker);
    return worker;
  }

  #detached(sessionId: string): void {
    this.#workers.delete(sessionId);
    for (const [id, { thread, reject }] of this.#pending) {
      if (thread !== sessionId) continue;
      this.#pending.delete(id);
      reject(new LabError('WORKER_DIED', 'a worker ended while it was profiled'));
    }
  }

  #received(message: string): void {
    const { id, result, error } = JSON.parse(message) as Answer;
    const pending = this.#pending.get(id ?? 0);
    if (pending === undefined) return;
    this.#pending.delete(id ?? 0);
    if (error === undefined) pending.resolve(result);
    else pending.reject(new LabError('INTERNAL', `the inspector of a worker says: ${error.message}`));
  }

  #post(method: string, parameters: object = {}): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#session.post(method, parameters, (error, result) => (error === null ? resolve(result) : reject(error)));
    });
  }
}
