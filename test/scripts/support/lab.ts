import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The compiled command line, as users run it. */
export const LAB = path.join(fileURLToPath(new URL('../../..', import.meta.url)), 'dist', 'scripts', 'lab.js');

/** A command that hangs is ended after this many milliseconds, so that its test fails. */
const GUARD = 40_000;

/** How a command ended. */
export interface Outcome {
  /** Exit status, or the signal. */
  readonly status: number | NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs, in a process group of its own, as under a terminal. */
export interface RunningLab {
  readonly child: ChildProcess;
  readonly outcome: Promise<Outcome>;
  /** Text of stderr so far. */
  stderr(): string;
}

/** Runs `lab` to its end. */
export function lab(...args: readonly string[]): Promise<Outcome> {
  return startLab(args).outcome;
}

/** Runs `lab` with some input on its stdin. */
export function labWithInput(input: string, ...args: readonly string[]): Promise<Outcome> {
  const running = startLab(args);
  running.child.stdin?.end(input);
  return running.outcome;
}

/** @param file the command line of another copy of the package, and how long it may take, in milliseconds. */
export function startLab(args: readonly string[], file = LAB, guardMs = GUARD): RunningLab {
  const child = spawn(process.execPath, [file, ...args], { detached: true });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const guard = setTimeout(() => child.kill('SIGKILL'), guardMs);
  const outcome = new Promise<Outcome>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(guard);
      resolve({ status: code ?? signal, stdout, stderr });
    });
  });
  return { child, outcome, stderr: () => stderr };
}
