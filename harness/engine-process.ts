import { type ChildProcess, fork } from 'node:child_process';
import { LabError } from '../engines/errors.ts';
import { fromFailure } from '../engines/failure.ts';
import { workerFile } from '../engines/pool/worker-file.ts';
import type { ChildAnswers, ChildReply, ChildRequest } from './child-messages.ts';
import { interrupted } from './interrupted.ts';

/** Characters of a dead process's stderr that its error quotes. */
const STDERR_TAIL = 2_000;

interface Pending {
  resolve(reply: ChildReply): void;
  reject(error: LabError): void;
}

/** A long-lived child process that holds one engine open. It answers one request at a time. */
export class EngineProcess {
  readonly engine: string;
  /** Settles when the process is gone. */
  readonly gone: Promise<void>;
  readonly #child: ChildProcess;
  #pending: Pending | null = null;
  #ended: LabError | null = null;
  #stderr = '';

  constructor(engine: string) {
    this.engine = engine;
    this.#child = fork(workerFile(import.meta.url, 'child'), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_TAIL);
    });
    this.#child.on('message', (reply: ChildReply) => {
      const pending = this.#pending;
      this.#pending = null;
      pending?.resolve(reply);
    });
    this.gone = new Promise((resolve) => {
      this.#child.once('exit', () => resolve()).once('error', () => resolve());
    });
    this.#child.on('error', (error) => this.#end(`could not run: ${error.message}`));
    this.#child.on('close', (code, signal) => this.#end(signal === null ? `exited with ${code}` : `got ${signal}`));
  }

  /**
   * Sends a request and waits for its answer.
   * @throws LabError what the engine threw; CHILD_DIED; INTERRUPTED after `kill`.
   */
  async ask<K extends ChildRequest['kind']>(request: ChildRequest & { kind: K }): Promise<ChildAnswers[K]> {
    if (this.#ended !== null) throw this.#ended;
    const reply = await new Promise<ChildReply>((resolve, reject) => {
      this.#pending = { resolve, reject };
      this.#child.send(request, (error) => {
        if (error !== null) this.#end(`cannot be reached: ${error.message}`);
      });
    });
    if (!reply.ok) throw fromFailure(reply);
    return reply.value as ChildAnswers[K];
  }

  /** Ends the process at once; a request under way fails with INTERRUPTED. */
  kill(): void {
    this.#fail(interrupted());
    this.#child.kill('SIGKILL');
  }

  #end(what: string): void {
    const stderr = this.#stderr.trim();
    const said = stderr === '' ? '' : `; it said:\n${stderr}`;
    this.#fail(new LabError('CHILD_DIED', `the process of ${this.engine} ${what}${said}`));
  }

  #fail(error: LabError): void {
    this.#ended ??= error;
    const pending = this.#pending;
    this.#pending = null;
    pending?.reject(this.#ended);
  }
}
