import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { LabError } from '../../engines/errors.ts';
import type { QueryRequest } from '../../engines/query/request.ts';
import { LineSplitter } from './line-splitter.ts';
import { groupMemory, signalGroup } from './process-group.ts';
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

/** After the exit of a process its last output may still be in the pipe, or be held open by a grandchild. */
const DRAIN_MS = 500;

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

/** What it took to end an executor. */
export type Ending = 'end of input' | 'SIGTERM' | 'SIGKILL';

interface Pending {
  resolve(line: string): void;
  reject(error: LabError): void;
}

/** A process that speaks the executor protocol, in a group of its own. It answers one request at a time. */
export class ExecutorClient {
  readonly setup: ExecutorSetup;
  readonly #log: StderrLog;
  readonly #child: ChildProcess;
  readonly #exited: Promise<void>;
  readonly #lines = new LineSplitter(MAX_LINE_BYTES);
  #pending: Pending | null = null;
  #ended: LabError | null = null;
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
      const line = client.#line(setup.handshakeSeconds, 'did not say that it is ready');
      client.#handshake = client.#parsed(handshakeSchema, await line, 'handshake');
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
    // A group of its own: a signal reaches what the command's shell starts, and Ctrl-C does not.
    this.#child = spawn(setup.command, { shell: '/bin/sh', detached: true, stdio: 'pipe' });
    log.begin(`${setup.name}, process ${this.#child.pid}: ${setup.command}`);
    this.#child.stdin?.on('error', () => undefined);
    this.#child.stdout?.on('data', (chunk: Buffer) => this.#read(chunk));
    this.#child.stderr?.on('data', (chunk: Buffer) => this.#hear(chunk));
    this.#child.on('error', (error) => this.#fail(`could not run: ${error.message}`));
    this.#exited = new Promise((resolve) => {
      this.#child.once('exit', () => resolve()).once('error', () => resolve());
    });
    this.#child.on('exit', (code, signal) => {
      const how = signal === null ? `exited with ${code}` : `got ${signal}`;
      const drained = setTimeout(() => this.#fail(how), DRAIN_MS);
      this.#child.once('close', () => {
        clearTimeout(drained);
        this.#fail(how);
      });
    });
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
    return this.#child.pid === undefined ? null : groupMemory(this.#child.pid);
  }

  /** @throws LabError EXECUTOR_FAILED where it dies, hangs, floods its stderr or answers outside the protocol; INTERRUPTED. */
  async ask(request: QueryRequest): Promise<DigestReply> {
    return this.#parsed(digestReplySchema, await this.#send({ ...request, full: false }), 'reply');
  }

  /** As `ask`, for the packed points themselves. */
  async askFull(request: QueryRequest): Promise<FullReply> {
    return this.#parsed(fullReplySchema, await this.#send({ ...request, full: true }), 'reply');
  }

  /** Ends the process: end of input first, then SIGTERM, then SIGKILL. Nothing of its group is left. */
  async close(): Promise<Ending> {
    this.#ended ??= new LabError('EXECUTOR_FAILED', `executor ${this.setup.name} was closed`);
    let ending: Ending = 'end of input';
    this.#child.stdin?.end();
    if (!(await this.#exitsWithin(this.setup.graceSeconds))) {
      ending = 'SIGTERM';
      this.#signal('SIGTERM');
      if (!(await this.#exitsWithin(this.setup.graceSeconds))) ending = 'SIGKILL';
    }
    this.#signal('SIGKILL');
    await this.#exited;
    return ending;
  }

  /** Ends the process at once; a request under way fails with INTERRUPTED. */
  kill(): void {
    this.#end(new LabError('INTERRUPTED', 'interrupted'));
  }

  async #send(request: object): Promise<string> {
    if (this.#ended !== null) throw this.#ended;
    const { timeoutSeconds } = this.setup;
    const line = this.#line(timeoutSeconds, 'did not answer (--timeout)', request);
    this.#child.stdin?.write(`${JSON.stringify(request)}\n`);
    return await line;
  }

  #line(seconds: number, complaint: string, request?: object): Promise<string> {
    this.#said = 0;
    return new Promise<string>((resolve, reject) => {
      if (this.#ended !== null) return reject(this.#ended);
      const timer = setTimeout(() => {
        const asked = request === undefined ? '' : `; it was asked ${JSON.stringify(request)}`;
        this.#fail(`${complaint} within ${seconds} s${asked}`);
      }, seconds * 1000);
      const settle = () => {
        clearTimeout(timer);
        this.#pending = null;
      };
      this.#pending = {
        resolve: (line) => {
          settle();
          resolve(line);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      };
    });
  }

  #read(chunk: Buffer): void {
    if (this.#ended !== null) return;
    try {
      for (const line of this.#lines.push(chunk)) {
        if (this.#pending === null) this.#fail(`wrote a line that answers no request: ${quoted(line)}`);
        else this.#pending.resolve(line);
      }
    } catch (error) {
      this.#fail(`wrote ${(error as Error).message}`);
    }
  }

  #hear(chunk: Buffer): void {
    this.#log.write(chunk);
    this.#said += chunk.length;
    if (this.#said > FLOOD_BYTES)
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
    const message = `executor ${this.setup.name} ${what}; ${this.#log.tail()}`;
    return this.#end(new LabError('EXECUTOR_FAILED', message));
  }

  /** The first reason counts; the process and all of its group go. */
  #end(error: LabError): LabError {
    if (this.#ended === null) {
      this.#ended = error;
      this.#signal('SIGKILL');
    }
    this.#pending?.reject(this.#ended);
    return this.#ended;
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#child.pid !== undefined) signalGroup(this.#child.pid, signal);
  }

  async #exitsWithin(seconds: number): Promise<boolean> {
    const timer = new AbortController();
    const late = sleep(seconds * 1000, false, { signal: timer.signal }).catch(() => false);
    const exits = await Promise.race([this.#exited.then(() => true), late]);
    timer.abort();
    return exits;
  }
}

function quoted(line: string): string {
  return JSON.stringify(line.length > QUOTED ? `${line.slice(0, QUOTED)}…` : line);
}
