import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { LAB } from './lab.ts';

/** A reader that lives on between queries and keeps day-files open, as a user's server does. */
export class StoreReader {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;

  private constructor(child: ChildProcess, lines: AsyncIterator<string>) {
    this.#child = child;
    this.#lines = lines;
  }

  static async start(dataDir: string, engine: string): Promise<StoreReader> {
    const args = [LAB, 'executor', dataDir, '--label', 'reader', '--engine', engine];
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    const reader = new StoreReader(child, createInterface({ input: child.stdout })[Symbol.asyncIterator]());
    await reader.#next();
    return reader;
  }

  /** The reply about half an hour from an instant on. */
  async ask(t1: string): Promise<string> {
    const t2 = new Date(Date.parse(t1) + 1_800_000).toISOString();
    this.#child.stdin?.write(`${JSON.stringify({ t1, t2, ops: [] })}\n`);
    return this.#next();
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.stdin?.end();
    await ended;
  }

  async #next(): Promise<string> {
    const { value, done } = await this.#lines.next();
    if (done === true) throw new Error('the reader has ended');
    return value;
  }
}
