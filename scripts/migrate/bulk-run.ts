import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { throwIfInterrupted } from './convert-interrupt.ts';

/** A job that is to run. */
export interface Job {
  /** Place in the whole run, from 1. */
  readonly seq: number;
  readonly source: string;
  readonly target: string;
  readonly args: readonly string[];
  /** The same for a shell. */
  readonly command: string;
}

/** How a job ended. */
export interface JobEnd {
  readonly job: Job;
  /** Milliseconds since 1970. */
  readonly started: number;
  readonly seconds: number;
  readonly exitval: number;
  /** Number of the signal that ended it; 0 for none. */
  readonly signal: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Processes at once. */
  readonly jobs: number;
  /** Whether to start no further job after one has failed. */
  readonly haltSoon: boolean;
  readonly signal: AbortSignal;
  readonly onEnd: (end: JobEnd) => void;
}

/**
 * Runs jobs as processes of their own, some at a time, so that one that dies harms no other.
 * @returns the jobs that were not started.
 * @throws LabError INTERRUPTED where `signal` was aborted, once all have ended.
 */
export async function runJobs(
  jobs: readonly Job[],
  { jobs: atOnce, haltSoon, signal, onEnd }: RunOptions,
): Promise<Job[]> {
  const waiting = [...jobs];
  let halted = false;
  const work = async () => {
    while (!halted && !signal.aborted) {
      const job = waiting.shift();
      if (job === undefined) return;
      const end = await runJob(job, signal);
      if (haltSoon && (end.exitval !== 0 || end.signal !== 0)) halted = true;
      onEnd(end);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, jobs.length) }, work));
  throwIfInterrupted(signal);
  return waiting;
}

function runJob(job: Job, abort: AbortSignal): Promise<JobEnd> {
  const started = Date.now();
  const [program = '', ...args] = job.args;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const stop = () => child.kill('SIGTERM');
  abort.addEventListener('abort', stop, { once: true });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, name) => {
      abort.removeEventListener('abort', stop);
      const [exitval, signal] = [code ?? 0, name === null ? 0 : constants.signals[name]];
      const seconds = (Date.now() - started) / 1000;
      resolve({ job, started, seconds, exitval, signal, stdout: stdout(), stderr: stderr() });
    });
  });
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  return () => text;
}
