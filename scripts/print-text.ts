import process from 'node:process';
import { writeFileAtomic } from '../engines/atomic-file.ts';

/** Writes what a command has to say into the file of `--out`, or to stdout. @throws LabError OUTPUT_UNWRITABLE. */
export function printText(text: string, out: string | undefined): void {
  if (out === undefined) process.stdout.write(text);
  else writeFileAtomic(out, text);
}
