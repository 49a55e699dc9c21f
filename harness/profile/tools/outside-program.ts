import { spawn } from 'node:child_process';
import { LabError } from '../../../engines/errors.ts';

/** Characters of what a program said that an error quotes. */
const TAIL = 2_000;

interface ProgramOptions {
  /** What it is called in messages. */
  readonly label: string;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Aborting sends it SIGINT. */
  readonly signal?: AbortSignal;
}

/**
 * Runs a profiler of others to its end; what it says is kept for errors.
 * @throws LabError TOOL_FAILED where it cannot run or fails.
 */
export function runProgram(command: string, args: readonly string[], options: ProgramOptions): Promise<string> {
  const { label, cwd, env, signal } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd, ...(env && { env }) });
    const interrupt = () => child.kill('SIGINT');
    signal?.addEventListener('abort', interrupt);
    const said: string[] = [];
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
    child.on('error', (error) => reject(new LabError('TOOL_FAILED', `${label} could not run: ${error.message}`)));
    child.on('close', (code, killed) => {
      signal?.removeEventListener('abort', interrupt);
      if (code === 0) return resolve(stdout);
      const end = killed === null ? `exited with ${code}` : `got ${killed}`;
      const tail = `${stdout}${said.join('')}`.trim().slice(-TAIL);
      reject(new LabError('TOOL_FAILED', `${label} ${end}; it said:\n${tail}`));
    });
  });
}
