import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url));

/** Day-files of real flights with requests and replies of an independent reader; they are not part of the repository. */
export const REAL_DATA = path.resolve(CHECKOUT, '../shared/data/real');

export const hasRealData = existsSync(path.join(REAL_DATA, 'replies.jsonl'));

/** Title of tests that need the real data: says so where it is absent and they are skipped. */
export function realDataTitle(title: string): string {
  return hasRealData ? title : `${title} (skipped: ../shared/data/real is not here)`;
}

/** The lines of one of its files, parsed. */
export function realLines(name: string): unknown[] {
  return readFileSync(path.join(REAL_DATA, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
