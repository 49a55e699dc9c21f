import { spawn } from 'node:child_process';
import { LabError } from '../engines/errors.ts';
import { bothEnds } from './both-ends.ts';
import { signalGroup } from './executor/process-group.ts';

/** Characters of the beginning and of the end of what a program said that an error quotes. */
const QUOTED = 1_200;

/** Milliseconds that a group has to end after SIGINT before it is killed. */
const GRACE = 2_000;

interface ProgramOptions {
  /** What it is called in messages. */
  readonly label: string;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Aborting sends it SIGINT. */
  readonly signal?: AbortSignal | undefined;
  /** Runs it in a process group of its own, so that aborting reaches what it has started, too, and leaves nothing. */
  readonly group?: boolean;
}

/**
 * Runs a program of others to its end; what it says is kept for errors.
 * @returns what it wrote to stdout.
 * @throws LabError TOOL_FAILED where it cannot run or fails.
 */
export function runProgram(command: string, args: readonly string[], options: ProgramOptions): Promise<string> {
  const { label, cwd, env, signal, group = false } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd,
      detached: group,
      ...(env && { env }),
    });
    let grace: NodeJS.Timeout | undefined;
    const interrupt = () => {
      if (!group || child.pid === undefined) return void child.kill('SIGINT');
      const { pid } = child;
      signalGroup(pid, 'SIGINT');
      grace = setTimeout(() => signalGroup(pid, 'SIGKILL'), GRACE);
    };
    signal?.addEventListener('abort', interrupt);
    if (signal?.aborted === true) interrupt();
    const said: string[] = [];
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
    child.on('error', (error) => reject(new LabError('TOOL_FAILED', `${label} could not run: ${error.message}`)));
    // Only when all that it started has closed its output, too.
    child.on('close', (code, killed) => {
      clearTimeout(grace);
      signal?.removeEventListener('abort', interrupt);
      if (code === 0) return resolve(stdout);
      const end = killed === null ? `exited with ${code}` : `got ${killed}`;
      const quoted = bothEnds(`${stdout}${said.join('')}`.trim(), QUOTED);
      reject(new LabError('TOOL_FAILED', `${label} ${end}; it said:\n${quoted}`));
    });
  });
}
