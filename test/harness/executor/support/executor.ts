import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ExecutorClient, type ExecutorSetup } from '../../../../harness/executor/client.ts';
import { StderrLog } from '../../../../harness/executor/stderr-log.ts';
import { shellQuote } from '../../../../scenarios/shell-quote.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const SCRIPT = fileURLToPath(new URL('misbehaving.mjs', import.meta.url));

export const REQUEST = { t1: '2024-06-01T12:00:00Z', t2: '2024-06-01T13:00:00Z', ops: [] };

/** The command of an executor with a fault; without one it answers every request with no trajectories. */
export function faulty(fault = 'none', ...args: readonly string[]): string {
  return [process.execPath, SCRIPT, fault, ...args].map(shellQuote).join(' ');
}

/** Starts one under a client. */
export async function startFaulty(
  fault?: string,
  change: Partial<ExecutorSetup> = {},
): Promise<{ client: ExecutorClient; log: StderrLog }> {
  const log = new StderrLog(path.join(temporaryFolder(), 'x.log'));
  const setup = {
    name: 'x',
    command: faulty(fault),
    handshakeSeconds: 20,
    timeoutSeconds: 20,
    graceSeconds: 2,
    ...change,
  };
  return { client: await ExecutorClient.start(setup, log), log };
}
