import { LabError } from '../../engines/errors.ts';

/** @throws LabError INTERRUPTED after Ctrl-C or SIGTERM. */
export function throwIfInterrupted(signal: AbortSignal): void {
  if (signal.aborted) throw new LabError('INTERRUPTED', 'interrupted: no half-made file was left behind');
}
