import { readFileSync } from 'node:fs';

/** Text of a file of the system; null where there is none. */
export function systemFile(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
