import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { PACKAGE_ROOT } from '../../../engines/package-root.ts';
import type { Outcome } from './lab.ts';

/** Whether a program is installed. */
export function isInstalled(program: string): boolean {
  return spawnSync('which', [program], { env: withSbin() }).status === 0;
}

/** Runs a script of `scripts/migrate` to its end. */
export function script(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  return run(path.join(PACKAGE_ROOT, 'scripts', 'migrate', name), args, env);
}

/** Runs a program to its end. */
export function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const child = spawn(program, args, { env: { ...withSbin(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    // Daemons that a script starts may keep its pipes open.
    child.on('exit', (code, signal) => setImmediate(() => resolve({ status: code ?? signal, stdout, stderr })));
  });
}

function withSbin(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
}
