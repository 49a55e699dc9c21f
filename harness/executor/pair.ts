import path from 'node:path';
import { LabError } from '../../engines/errors.ts';
import { makeOutputFolder } from '../../engines/make-folders.ts';
import type { QueryRequest } from '../../engines/query/request.ts';
import { ExecutorClient, type ExecutorSetup } from './client.ts';
import { compareReplies, fullDifference, type Verdict } from './compare.ts';
import type { Ending } from './line-process.ts';
import type { ExecutorHandshake } from './protocol.ts';
import { StderrLog } from './stderr-log.ts';

/** One side of a comparison. */
export type Side = Pick<ExecutorSetup, 'name' | 'command' | 'expected'>;
export type Sides = readonly [a: Side, b: Side];

/** How long executors may take, where their logs go, and what ends them early. */
export interface PairOptions extends Pick<ExecutorSetup, 'handshakeSeconds' | 'timeoutSeconds' | 'graceSeconds'> {
  /** Folder of `NAME.log` for each side. */
  readonly logDir: string;
  readonly signal?: AbortSignal;
}

/** What a request showed. An executor that fails is a result too: it is started anew for the next request. */
export type Comparison = Verdict | { readonly kind: 'failed'; readonly side: string; readonly message: string };

/** Two executors that are asked the same. */
export class ExecutorPair {
  readonly #sides: Sides;
  readonly #options: PairOptions;
  readonly #logs: readonly [StderrLog, StderrLog];
  #clients: [ExecutorClient, ExecutorClient] | null = null;

  /**
   * Starts both and checks their handshakes.
   * @throws LabError EXECUTOR_FAILED, OUTPUT_UNWRITABLE, INTERRUPTED.
   */
  static async start(sides: Sides, options: PairOptions): Promise<ExecutorPair> {
    makeOutputFolder(options.logDir);
    const pair = new ExecutorPair(sides, options);
    try {
      await pair.#running();
      return pair;
    } catch (error) {
      await pair.close();
      throw error;
    }
  }

  private constructor(sides: Sides, options: PairOptions) {
    this.#sides = sides;
    this.#options = options;
    const log = ({ name }: Side) => new StderrLog(path.join(options.logDir, `${name}.log`));
    this.#logs = [log(sides[0]), log(sides[1])];
    options.signal?.addEventListener('abort', this.#kill);
  }

  /** What the executors said they are; they are running. */
  get handshakes(): readonly [ExecutorHandshake, ExecutorHandshake] {
    if (this.#clients === null) throw new Error('the executors are not running');
    return [this.#clients[0].handshake, this.#clients[1].handshake];
  }

  /** Resident memory of each side in bytes; null where the system does not say. */
  get memory(): readonly [number | null, number | null] {
    return [this.#clients?.[0].memory ?? null, this.#clients?.[1].memory ?? null];
  }

  /**
   * Asks both and compares, by digests first; where these differ, both are asked for the points themselves.
   * @throws LabError EXECUTOR_FAILED where one cannot be started anew; INTERRUPTED.
   */
  async compare(request: QueryRequest): Promise<Comparison> {
    const clients = await this.#running();
    const replies = await both(clients, (client) => client.ask(request));
    if ('failure' in replies) return replies.failure;
    const dirs = [clients[0].handshake.data_dir, clients[1].handshake.data_dir] as const;
    const verdict = compareReplies(...replies.values, dirs);
    if (verdict.kind !== 'different' || replies.values.some(({ ok }) => !ok)) return verdict;
    const full = await both(clients, (client) => client.askFull(request));
    if ('failure' in full) return full.failure;
    return explained(verdict, () => fullDifference(...full.values));
  }

  /** Ends both: how each went, by its name. */
  async close(): Promise<ReadonlyMap<string, Ending>> {
    this.#options.signal?.removeEventListener('abort', this.#kill);
    const clients = this.#clients ?? [];
    this.#clients = null;
    const endings = await Promise.all(
      clients.map(async (client) => [client.setup.name, await client.close()] as const),
    );
    for (const log of this.#logs) log.close();
    return new Map(endings);
  }

  readonly #kill = () => {
    for (const client of this.#clients ?? []) client.kill();
  };

  /** Both executors, those that are no longer alive started anew; where one cannot be, neither is waited for. */
  async #running(): Promise<[ExecutorClient, ExecutorClient]> {
    const stop = new AbortController();
    const abort = () => stop.abort();
    if (this.#options.signal?.aborted) abort();
    this.#options.signal?.addEventListener('abort', abort);
    let reason: unknown;
    const start = async (side: 0 | 1) => {
      try {
        return await this.#alive(side, stop.signal);
      } catch (error) {
        if (!stop.signal.aborted) reason = error;
        abort();
        throw error;
      }
    };
    const [a, b] = await Promise.allSettled([start(0), start(1)]);
    this.#options.signal?.removeEventListener('abort', abort);
    if (a.status === 'fulfilled' && b.status === 'fulfilled') {
      this.#clients = [a.value, b.value];
      return this.#clients;
    }
    await Promise.all([a, b].map((result) => (result.status === 'fulfilled' ? result.value.close() : null)));
    this.#clients = null;
    throw reason ?? new LabError('INTERRUPTED', 'interrupted');
  }

  async #alive(side: 0 | 1, signal: AbortSignal): Promise<ExecutorClient> {
    const client = this.#clients?.[side];
    if (client?.alive) return client;
    await client?.close();
    const { signal: _, logDir: __, ...times } = this.#options;
    return await ExecutorClient.start({ ...this.#sides[side], ...times }, this.#logs[side], signal);
  }
}

type Both<T> = { readonly values: readonly [T, T] } | { readonly failure: Extract<Comparison, { kind: 'failed' }> };

/** Asks both at once. @throws LabError INTERRUPTED. */
async function both<T>(
  clients: readonly [ExecutorClient, ExecutorClient],
  ask: (client: ExecutorClient) => Promise<T>,
): Promise<Both<T>> {
  const [a, b] = await Promise.allSettled([ask(clients[0]), ask(clients[1])]);
  if (a.status === 'fulfilled' && b.status === 'fulfilled') return { values: [a.value, b.value] };
  const [side, reason] =
    a.status === 'rejected' ? [clients[0], a.reason] : [clients[1], (b as PromiseRejectedResult).reason];
  if (!(reason instanceof LabError) || reason.code !== 'EXECUTOR_FAILED') throw reason;
  return { failure: { kind: 'failed', side: side.setup.name, message: reason.message } };
}

/** A difference of digests, put in terms of points where the points themselves show it. */
function explained(
  verdict: Extract<Verdict, { kind: 'different' }>,
  explain: () => ReturnType<typeof fullDifference>,
): Comparison {
  try {
    const difference = explain();
    if (difference !== null) return { kind: 'different', ...difference };
    return { ...verdict, place: `${verdict.place}; the same points when asked again` };
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return { ...verdict, place: `${verdict.place}; ${error.message}` };
  }
}
