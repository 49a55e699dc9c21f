import { CommanderError } from 'commander';
import { EXIT_STATUS, LabError } from '../engines/errors.ts';

/** Says on stderr what went wrong, and returns the exit status: 2 for a user's mistake, 70 for a fault of the lab. */
export function reportError(error: unknown): number {
  if (error instanceof CommanderError) {
    // Commander has printed its message; help and version end with 0.
    return error.exitCode === 0 ? 0 : EXIT_STATUS.usage;
  }
  if (error instanceof LabError && error.exitStatus !== EXIT_STATUS.internal) {
    process.stderr.write(`querylab: ${error.message} [${error.code}]\n`);
    return error.exitStatus;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`querylab: internal fault, please report it\n${trace}\n`);
  return EXIT_STATUS.internal;
}

/** What commander says of a wrong command line, in the form of every other error. */
export function usageError(text: string): string {
  return text.replace(/^error: (.*)$/m, 'querylab: $1 [BAD_OPTION]');
}
