import { fork } from 'node:child_process';
import { LabError } from '../../engines/errors.ts';
import { workerFile } from '../../engines/pool/worker-file.ts';
import { throwIfInterrupted } from '../interrupted.ts';
import type { IndexLoad } from './index-child.ts';

/** Processes that load the index, one after the other. */
const LOADS = 5;

/**
 * What it takes to load the finer indexes of some day-files, each time in a fresh process; null where one has none.
 * @throws LabError CHILD_DIED.
 */
export async function indexCost(files: readonly string[], signal: AbortSignal): Promise<readonly IndexLoad[] | null> {
  const loads: IndexLoad[] = [];
  for (let i = 0; i < LOADS; i++) {
    throwIfInterrupted(signal);
    const load = await loadOnce(files);
    if (load === null) return null;
    loads.push(load);
  }
  return loads;
}

function loadOnce(files: readonly string[]): Promise<IndexLoad | null> {
  return new Promise((resolve, reject) => {
    const child = fork(workerFile(import.meta.url, 'index-child'), { execArgv: ['--expose-gc'] });
    let load: IndexLoad | null | undefined;
    child
      .on('message', (message) => {
        load = message as IndexLoad | null;
      })
      .on('error', reject)
      .on('close', (code) => {
        if (load === undefined) reject(new LabError('CHILD_DIED', `a process that loads an index ended with ${code}`));
        else resolve(load);
      })
      .send([...files]);
  });
}
