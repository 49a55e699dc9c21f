import { LabError } from './errors.ts';

/** Runs `read` and names the file and row in an error that lacks them. */
export function located<T>(file: string, row: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof LabError ? error.at({ file, row }) : error;
  }
}
