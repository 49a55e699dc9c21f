import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { LineSplitter } from './line-splitter.ts';
import { groupAlive, groupMemory, signalGroup } from './process-group.ts';

/** After the exit of a process its last output may still be in the pipe, or be held open by a grandchild. */
const DRAIN_MS = 500;

/** Between two looks at a group that is ending. */
const POLL_MS = 20;

/** What it took to end a process. */
export type Ending = 'end of input' | 'SIGTERM' | 'SIGKILL';

export interface LineProcessHooks {
  readonly onLine: (line: string) => void;
  readonly onStderr: (chunk: Buffer) => void;
  /** Called when it has ended, with how; and where its output is none, with what is wrong. */
  readonly onFault: (what: string) => void;
}

/** A shell command that talks in lines, in a process group of its own. */
export class LineProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<void>;

  constructor(command: string, maxLineBytes: number, { onLine, onStderr, onFault }: LineProcessHooks) {
    // A group of its own: a signal reaches what the command's shell starts, and Ctrl-C does not.
    this.#child = spawn(command, { shell: '/bin/sh', detached: true, stdio: 'pipe' });
    const lines = new LineSplitter(maxLineBytes);
    this.#child.stdin?.on('error', () => undefined);
    this.#child.stderr?.on('data', onStderr);
    this.#child.stdout?.on('data', (chunk: Buffer) => {
      try {
        for (const line of lines.push(chunk)) onLine(line);
      } catch (error) {
        this.#child.stdout?.removeAllListeners('data').resume();
        onFault(`wrote ${(error as Error).message}`);
      }
    });
    this.#child.on('error', (error) => onFault(`could not run: ${error.message}`));
    this.#exited = new Promise((resolve) => {
      this.#child.once('exit', () => resolve()).once('error', () => resolve());
    });
    this.#child.on('exit', (code, signal) => {
      const how = signal === null ? `exited with ${exitCode(code)}` : `got ${signal}`;
      const drained = setTimeout(() => onFault(how), DRAIN_MS);
      this.#child.once('close', () => {
        clearTimeout(drained);
        onFault(how);
      });
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Resident memory of all its processes in bytes; null where the system does not say. */
  get memory(): number | null {
    return this.pid === undefined ? null : groupMemory(this.pid);
  }

  write(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  signal(signal: NodeJS.Signals): void {
    if (this.pid !== undefined) signalGroup(this.pid, signal);
  }

  /** Ends the process and all that it started: end of input first, then SIGTERM, then SIGKILL. */
  async close(graceSeconds: number): Promise<Ending> {
    let ending: Ending = 'end of input';
    this.#child.stdin?.end();
    if (!(await this.#endsWithin(graceSeconds))) {
      ending = 'SIGTERM';
      this.signal('SIGTERM');
      if (!(await this.#endsWithin(graceSeconds))) {
        ending = 'SIGKILL';
        this.signal('SIGKILL');
      }
    }
    await this.#exited;
    return ending;
  }

  /** Whether no process of the group is left: the command's shell can end before what it started. */
  async #endsWithin(seconds: number): Promise<boolean> {
    const end = performance.now() + seconds * 1000;
    const timer = new AbortController();
    const late = sleep(seconds * 1000, null, { signal: timer.signal }).catch(() => null);
    await Promise.race([this.#exited, late]);
    timer.abort();
    while (this.pid !== undefined && groupAlive(this.pid)) {
      if (performance.now() >= end) return false;
      await sleep(POLL_MS);
    }
    return true;
  }
}

/** A shell reports a signal as 128 and its number. */
function exitCode(code: number | null): string {
  const signal = Object.entries(constants.signals).find(([, number]) => number === (code ?? 0) - 128);
  return signal === undefined ? String(code) : `${code} (${signal[0]})`;
}
