import process from 'node:process';
import { LabError } from '../engines/errors.ts';

/** Runs work that Ctrl-C and SIGTERM abort with INTERRUPTED and `message`. */
export async function interruptible<T>(message: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const interrupt = () => abort.abort(new LabError('INTERRUPTED', message));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    return await work(abort.signal);
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}
