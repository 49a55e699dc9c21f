import process from 'node:process';
import { LabError } from '../engines/errors.ts';

/** Runs work that Ctrl-C ends soon by its signal; a second Ctrl-C does not end the process before the work is put away. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const interrupt = () => abort.abort(new LabError('INTERRUPTED', 'the run was interrupted'));
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    return await work(abort.signal);
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}
