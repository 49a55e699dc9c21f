import { LabError } from '../engines/errors.ts';

/** @throws LabError INTERRUPTED after Ctrl-C. */
export function throwIfInterrupted(signal: AbortSignal): void {
  if (signal.aborted) throw new LabError('INTERRUPTED', 'the run was interrupted');
}
