import path from 'node:path';
import process from 'node:process';
import { workerFile } from '../../engines/pool/worker-file.ts';
import { type Day, dayPath } from '../../engines/store/day-path.ts';
import type { Job } from './bulk-run.ts';

/** One job a day-file, with absolute paths, so that a job log can be run again from anywhere. */
export function planJobs(source: string, target: string, days: readonly Day[], to: string): Job[] {
  const lab = workerFile(import.meta.url, '../lab');
  return days.map((day, i) => {
    const [from, made] = [path.resolve(source, dayPath(day)), path.resolve(target, dayPath(day))];
    const args = [process.execPath, lab, 'migrate', 'convert', from, made, '--to', to, '--json', '-', '--no-progress'];
    return { seq: i + 1, source: from, target: made, args, command: shellLine(args) };
  });
}

/** A command line as a shell takes it. */
function shellLine(args: readonly string[]): string {
  return args.map((arg) => (/^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`)).join(' ');
}
