import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { LabError } from '../../../engines/errors.ts';

/** Samples of a second of each thread. */
export const PERF_FREQUENCY = 997;

/** Characters of what perf said that an error quotes. */
const TAIL = 2_000;

/** @throws LabError TOOL_UNAVAILABLE where there is no perf, or it may not be used. */
export function checkPerf(): void {
  const { status, error, stderr } = spawnSync('perf', ['record', '-o', '/dev/null', '-e', 'cpu-clock', '--', 'true'], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (error !== undefined) {
    throw new LabError('TOOL_UNAVAILABLE', 'perf is not installed: on Debian, `apt-get install linux-perf` adds it');
  }
  if (status === 0) return;
  throw new LabError(
    'TOOL_UNAVAILABLE',
    `perf may not be used here (see /proc/sys/kernel/perf_event_paranoid); it said:\n${stderr.trim().slice(-TAIL)}`,
  );
}

/** `perf record` on all threads of a process, from a moment on that it confirms. */
export class PerfRecorder {
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown>;
  #said = '';

  private constructor(pid: number, file: string) {
    this.#child = spawn(
      'perf',
      // Switched off at first; `enable` on descriptor 3 is answered on 4. The clock, since machines may have no counters.
      [
        'record',
        '-p',
        String(pid),
        '-F',
        String(PERF_FREQUENCY),
        '-e',
        'cpu-clock',
        '-g',
        '-D',
        '-1',
        '--control',
        'fd:3,4',
        '-o',
        file,
      ],
      { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], detached: true },
    );
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#said = (this.#said + text).slice(-TAIL);
    });
    this.#closed = once(this.#child, 'close');
  }

  /** @throws LabError TOOL_FAILED. */
  static async start(pid: number, file: string): Promise<PerfRecorder> {
    const recorder = new PerfRecorder(pid, file);
    const [, , , control, answers] = recorder.#child.stdio as unknown as Duplex[];
    control?.on('error', () => undefined);
    control?.write('enable\n');
    const confirmed = once(answers as Duplex, 'data').then(() => true);
    if (await Promise.race([confirmed, recorder.#closed.then(() => false)])) return recorder;
    throw new LabError('TOOL_FAILED', `perf record ended at once; it said:\n${recorder.#said.trim()}`);
  }

  /** Ends the recording, and waits until the file is whole. */
  async stop(): Promise<void> {
    this.#child.kill('SIGINT');
    await this.#closed;
  }
}
