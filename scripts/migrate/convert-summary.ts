import process from 'node:process';
import { Option } from 'commander';
import { checkWritable, writeFileAtomic } from '../../engines/atomic-file.ts';

/** Name of stdout as the file of a summary. */
export const STDOUT = '-';

/** `--json`, where the summary goes as JSON; it is checked before the work begins. */
export function jsonOption(): Option {
  return new Option('--json <file>', 'write the summary as one JSON document; - for stdout').argParser((file) => {
    if (file !== STDOUT) checkWritable(file);
    return file;
  });
}

/** Writes a summary as text to stdout, and as JSON into a file, or to stdout in place of the text. */
export function writeSummary(json: string | undefined, document: unknown, text: string): void {
  if (json !== STDOUT) process.stdout.write(text);
  if (json === undefined) return;
  const line = `${JSON.stringify(document)}\n`;
  if (json === STDOUT) process.stdout.write(line);
  else writeFileAtomic(json, line);
}
