import path from 'node:path';
import type { z } from 'zod';
import { LabError } from '../../engines/errors.ts';
import type { QueryRequest } from '../../engines/query/request.ts';
import { type Ending, LineProcess } from './line-process.ts';
import {
  type DigestReply,
  digestReplySchema,
  type ExecutorHandshake,
  type FullReply,
  fullReplySchema,
  handshakeSchema,
} from './protocol.ts';
import type { StderrLog } from './stderr-log.ts';

/** Longest line an executor may write: a full reply of some six million points. */
const MAX_LINE_BYTES = 400e6;

/** More than this on stderr between a request and its reply is a flood. */
const FLOOD_BYTES = 16e6;

/** Characters of a line of rubbish that its error quotes. */
const QUOTED = 200;

/** How an executor is started, and how long it may take. */
export interface ExecutorSetup {
  /** What errors and logs call it. */
  readonly name: string;
  /** For `/bin/sh -c`. */
  readonly command: string;
  /** What the handshake must say, where that is known. */
  readonly expected?: { readonly label: string; readonly dataDir: string };
  readonly handshakeSeconds: number;
  readonly timeoutSeconds: number;
  /** From the end of input to SIGTERM, and from there to SIGKILL. */
  readonly graceSeconds: number;
}

interface Pending {
  readonly timer: NodeJS.Timeout;
  resolve(line: string): void;
  reject(error: LabError): void;
}

/** A process that speaks the executor protocol. It answers one request at a time. */
export class ExecutorClient {
  readonly setup: ExecutorSetup;
  readonly #log: StderrLog;
  readonly #process: LineProcess;
  #pending: Pending | null = null;
  #ended: LabError | null = null;
  /** Bytes on stderr since the last request. */
  #said = 0;
  #handshake: ExecutorHandshake | null = null;

  /**
   * Starts the process and waits for its handshake.
   * @throws LabError EXECUTOR_FAILED; INTERRUPTED after an abort.
   */
  static async start(setup: ExecutorSetup, log: StderrLog, signal?: AbortSignal): Promise<ExecutorClient> {
    const client = new ExecutorClient(setup, log);
    const kill = () => client.kill();
    signal?.addEventListener('abort', kill);
    try {
      if (signal?.aborted) client.kill();
      const line = await client.#line(setup.handshakeSeconds, 'did not say that it is ready');
      client.#handshake = client.#parsed(handshakeSchema, line, 'handshake');
      client.#checkExpected(client.#handshake);
      return client;
    } catch (error) {
      client.kill();
      throw error;
    } finally {
      signal?.removeEventListener('abort', kill);
    }
  }

  private constructor(setup: ExecutorSetup, log: StderrLog) {
    this.setup = setup;
    this.#log = log;
    this.#process = new LineProcess(setup.command, MAX_LINE_BYTES, {
      onLine: (line) => this.#read(line),
      onStderr: (chunk) => this.#hear(chunk),
      onFault: (what) => this.#fail(what),
    });
    log.begin(`${setup.name}, process ${this.#process.pid}: ${setup.command}`);
  }

  get handshake(): ExecutorHandshake {
    if (this.#handshake === null) throw new Error('no handshake yet');
    return this.#handshake;
  }

  /** Whether it can be asked again. */
  get alive(): boolean {
    return this.#ended === null;
  }

  /** Resident memory of the process and all that it started, in bytes; null where the system does not say. */
  get memory(): number | null {
    return this.#process.memory;
  }

  /** @throws LabError EXECUTOR_FAILED where it dies, hangs, floods its stderr or answers outside the protocol; INTERRUPTED. */
  async ask(request: QueryRequest): Promise<DigestReply> {
    return this.#parsed(digestReplySchema, await this.#send({ ...request, full: false }), 'reply');
  }

  /** As `ask`, for the packed points themselves. */
  async askFull(request: QueryRequest): Promise<FullReply> {
    return this.#parsed(fullReplySchema, await this.#send({ ...request, full: true }), 'reply');
  }

  /** Ends it: end of input first, then SIGTERM, then SIGKILL. */
  async close(): Promise<Ending> {
    this.#ended ??= new LabError('EXECUTOR_FAILED', `executor ${this.setup.name} was closed`);
    return await this.#process.close(this.setup.graceSeconds);
  }

  /** Ends it at once; a request under way fails with INTERRUPTED. */
  kill(): void {
    this.#end(new LabError('INTERRUPTED', 'interrupted'));
  }

  async #send(request: object): Promise<string> {
    const text = JSON.stringify(request);
    const line = this.#line(this.setup.timeoutSeconds, 'did not answer (--timeout)', `; it was asked ${text}`);
    if (this.alive) this.#process.write(text);
    return await line;
  }

  #line(seconds: number, complaint: string, asked = ''): Promise<string> {
    this.#said = 0;
    return new Promise<string>((resolve, reject) => {
      if (this.#ended !== null) return reject(this.#ended);
      const late = () => this.#fail(`${complaint} within ${seconds} s${asked}`);
      this.#pending = { timer: setTimeout(late, seconds * 1000), resolve, reject };
    });
  }

  /** The request under way, which is then no longer. */
  #settled(): Pending | null {
    const pending = this.#pending;
    this.#pending = null;
    if (pending !== null) clearTimeout(pending.timer);
    return pending;
  }

  #read(line: string): void {
    if (!this.alive) return;
    const pending = this.#settled();
    if (pending === null) this.#fail(`wrote a line that answers no request: ${quoted(line)}`);
    else pending.resolve(line);
  }

  #hear(chunk: Buffer): void {
    this.#log.write(chunk);
    this.#said += chunk.length;
    if (this.#said <= FLOOD_BYTES) return;
    this.#fail(`flooded its stderr with more than ${FLOOD_BYTES / 1e6} MB at one request`);
  }

  #parsed<T>(schema: z.ZodType<T>, line: string, what: string): T {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw this.#fail(`wrote a ${what} that is no JSON: ${quoted(line)}`);
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
    throw this.#fail(`wrote a ${what} outside the protocol (${where}${issue?.message}): ${quoted(line)}`);
  }

  #checkExpected({ label, data_dir }: ExecutorHandshake): void {
    const { expected } = this.setup;
    if (expected === undefined) return;
    if (label !== expected.label) throw this.#fail(`calls itself '${label}', not '${expected.label}'`);
    if (path.resolve(data_dir) !== path.resolve(expected.dataDir)) {
      throw this.#fail(`answers from '${data_dir}', not '${expected.dataDir}'`);
    }
  }

  #fail(what: string): LabError {
    if (this.#ended !== null) return this.#ended;
    return this.#end(new LabError('EXECUTOR_FAILED', `executor ${this.setup.name} ${what}; ${this.#log.tail()}`));
  }

  /** The first reason counts; the process and all of its group go. */
  #end(error: LabError): LabError {
    if (this.#ended !== null) return this.#ended;
    this.#ended = error;
    this.#process.signal('SIGKILL');
    this.#settled()?.reject(error);
    return error;
  }
}

function quoted(line: string): string {
  return JSON.stringify(line.length > QUOTED ? `${line.slice(0, QUOTED)}…` : line);
}
