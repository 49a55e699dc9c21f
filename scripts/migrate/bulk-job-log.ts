import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { LabError } from '../../engines/errors.ts';
import type { JobEnd } from './bulk-run.ts';

/** The columns of GNU parallel's `--joblog`; `parallel --retry-failed --joblog FILE` runs what failed again. */
const COLUMNS = ['Seq', 'Host', 'Starttime', 'JobRuntime', 'Send', 'Receive', 'Exitval', 'Signal', 'Command'] as const;

/** Begins a log anew. @throws LabError OUTPUT_UNWRITABLE. */
export function startJobLog(file: string): void {
  try {
    writeFileSync(file, `${COLUMNS.join('\t')}\n`);
  } catch (error) {
    throw new LabError('OUTPUT_UNWRITABLE', `cannot write the job log '${file}': ${(error as Error).message}`);
  }
}

/** Adds a line; a job that is run again keeps its number, and its last line counts. */
export function appendJob(file: string, { job, started, seconds, stdout, exitval, signal }: JobEnd): void {
  const times = [(started / 1000).toFixed(3), seconds.toFixed(3).padStart(10)];
  const columns = [job.seq, ':', ...times, 0, Buffer.byteLength(stdout), exitval, signal, job.command];
  appendFileSync(file, `${columns.join('\t')}\n`);
}

/**
 * Commands that have ended well, by the last line of each.
 * @throws LabError BAD_OPTION where the file is no job log.
 */
export function succeededCommands(file: string): Set<string> {
  const [head, ...rows] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  if (head !== COLUMNS.join('\t')) {
    throw new LabError(
      'BAD_OPTION',
      `'${file}' is no job log: --retry-failed needs that of an earlier run (--job-log)`,
    );
  }
  const last = new Map<string, boolean>();
  for (const row of rows) {
    const [, , , , , , exitval, signal, command] = row.split('\t');
    if (command !== undefined) last.set(command, exitval === '0' && signal === '0');
  }
  return new Set([...last].filter(([, succeeded]) => succeeded).map(([command]) => command));
}
