import { LabError } from '../engines/errors.ts';

/** What a run that was interrupted ends with. */
export function interrupted(): LabError {
  return new LabError('INTERRUPTED', 'the run was interrupted');
}

/** @throws LabError INTERRUPTED after Ctrl-C. */
export function throwIfInterrupted(signal: AbortSignal): void {
  if (signal.aborted) throw interrupted();
}
