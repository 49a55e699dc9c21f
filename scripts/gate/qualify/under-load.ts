import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { workerFile } from '../../../engines/pool/worker-file.ts';

/** Does some work while all processors but one are kept busy in bursts. */
export async function underLoad<T>(seed: number, work: () => Promise<T>): Promise<T> {
  const loads = Array.from({ length: Math.max(1, availableParallelism() - 1) }, (_, i) =>
    fork(workerFile(import.meta.url, 'burst-load'), [String(1_000 * seed + i)], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    }),
  );
  try {
    return await work();
  } finally {
    for (const load of loads) load.kill('SIGKILL');
  }
}
