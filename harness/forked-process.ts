import { type ChildProcess, fork } from 'node:child_process';
import { finished } from 'node:stream/promises';
import { LabError } from '../engines/errors.ts';
import { type Failure, fromFailure } from '../engines/failure.ts';
import { interrupted } from './interrupted.ts';

/** Characters of a dead process's stderr that its error quotes. */
const STDERR_TAIL = 2_000;

/** What a process answers to a request. */
export type ForkedReply = { readonly ok: true; readonly value: unknown } | Failure;

export interface ForkedOptions {
  /** What the process is of, for messages. */
  readonly label: string;
  /** Flags of Node; by default those of this process. */
  readonly execArgv?: readonly string[];
  /** Called with what it writes to stdout, which is dropped otherwise. */
  readonly onStdout?: (text: string) => void;
}

interface Pending {
  resolve(reply: ForkedReply): void;
  reject(error: LabError): void;
}

/** A long-lived child process that answers one request at a time. */
export class ForkedProcess {
  /** Settles when the process is gone. */
  readonly gone: Promise<void>;
  /** Settles when all that it wrote to stdout has been read, too. */
  readonly #read: Promise<void>;
  readonly #label: string;
  readonly #child: ChildProcess;
  #pending: Pending | null = null;
  #ended: LabError | null = null;
  #stderr = '';

  constructor(file: string, { label, execArgv, onStdout }: ForkedOptions) {
    this.#label = label;
    this.#child = fork(file, {
      serialization: 'advanced',
      stdio: ['ignore', onStdout === undefined ? 'ignore' : 'pipe', 'pipe', 'ipc'],
      ...(execArgv && { execArgv: [...execArgv] }),
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => onStdout?.(text));
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_TAIL);
    });
    this.#child.on('message', (reply: ForkedReply) => {
      const pending = this.#pending;
      this.#pending = null;
      pending?.resolve(reply);
    });
    this.gone = new Promise((resolve) => {
      this.#child.once('exit', () => resolve()).once('error', () => resolve());
    });
    // Not 'close': that is never told of a process that this side has disconnected from.
    const { stdout } = this.#child;
    this.#read = stdout === null ? this.gone : this.gone.then(() => finished(stdout).catch(() => undefined));
    this.#child.on('error', (error) => this.#end(`could not run: ${error.message}`));
    this.#child.on('close', (code, signal) => this.#end(signal === null ? `exited with ${code}` : `got ${signal}`));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /**
   * Sends a request and waits for its answer.
   * @param limit seconds after which a process that has not answered is ended.
   * @throws LabError what the process answered with; CHILD_DIED; INTERRUPTED after `kill`.
   */
  protected async request(request: object, limit?: number): Promise<unknown> {
    if (this.#ended !== null) throw this.#ended;
    const late = limit === undefined ? undefined : setTimeout(() => this.#giveUp(limit), limit * 1000);
    const reply = await new Promise<ForkedReply>((resolve, reject) => {
      this.#pending = { resolve, reject };
      this.send(request);
    }).finally(() => clearTimeout(late));
    if (!reply.ok) throw fromFailure(reply);
    return reply.value;
  }

  /** Sends what is not answered. */
  protected send(message: object): void {
    this.#child.send(message, (error) => {
      if (error !== null) this.#end(`cannot be reached: ${error.message}`);
    });
  }

  /** Has the process end by itself, and waits until all that it wrote has been read. */
  async leave(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    await this.#read;
  }

  /** Ends the process at once; a request under way fails with INTERRUPTED. */
  kill(): void {
    this.#fail(interrupted());
    this.#child.kill('SIGKILL');
  }

  #giveUp(seconds: number): void {
    this.#end(`did not answer within ${seconds} s`);
    this.#child.kill('SIGKILL');
  }

  #end(what: string): void {
    const stderr = this.#stderr.trim();
    const said = stderr === '' ? '' : `; it said:\n${stderr}`;
    this.#fail(new LabError('CHILD_DIED', `the process of ${this.#label} ${what}${said}`));
  }

  #fail(error: LabError): void {
    this.#ended ??= error;
    const pending = this.#pending;
    this.#pending = null;
    pending?.reject(this.#ended);
  }
}
