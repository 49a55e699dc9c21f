import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { LabError } from '../errors.ts';
import type { FlightQuery } from '../query/query.ts';
import { stageMethods } from '../stages/seams.ts';
import { DayFile, type DayFileOptions } from './day-file.ts';
import { type Day, dayPath, daysOfWindow } from './day-path.ts';

/** Most day-files kept open at once. */
const MAX_OPEN = 64;

/** A data directory whose day-files stay open between queries, the longest unused one closed first. */
export class Store {
  readonly dataDir: string;
  readonly #options: DayFileOptions;
  readonly #open = new Map<Day, DayFile>();

  /** @throws LabError DATA_DIR_NOT_FOUND. */
  constructor(dataDir: string, options: DayFileOptions = {}) {
    checkDataDir(dataDir);
    this.dataDir = dataDir;
    this.#options = options;
  }

  /**
   * The day-files that can hold answers to a query, in order of their days; files that do not exist are skipped.
   * @throws LabError DAY_FILE_INVALID.
   */
  *dayFiles(query: FlightQuery): Generator<DayFile> {
    for (const day of this.days(query)) yield this.dayFile(day);
  }

  /** The days of those files. */
  days({ t1, t2 }: FlightQuery): Day[] {
    return daysOfWindow(this.dataDir, t1, t2);
  }

  close(): void {
    for (const dayFile of this.#open.values()) dayFile.close();
    this.#open.clear();
  }

  /**
   * The file of a day that has one.
   * @throws LabError DAY_FILE_INVALID.
   */
  dayFile(day: Day): DayFile {
    const dayFile = this.#open.get(day) ?? new DayFile(path.join(this.dataDir, dayPath(day)), this.#options);
    // Re-inserting keeps the map in order of last use.
    this.#open.delete(day);
    this.#open.set(day, dayFile);
    const [oldest] = this.#open.keys();
    if (this.#open.size > MAX_OPEN && oldest !== undefined) {
      this.#open.get(oldest)?.close();
      this.#open.delete(oldest);
    }
    return dayFile;
  }
}

/** @throws LabError DATA_DIR_NOT_FOUND where `dataDir` is no folder. */
export function checkDataDir(dataDir: string): void {
  if (existsSync(dataDir) && statSync(dataDir).isDirectory()) return;
  const what = existsSync(dataDir) ? 'is no folder' : 'does not exist';
  throw new LabError(
    'DATA_DIR_NOT_FOUND',
    `data directory '${dataDir}' ${what}: check --data-dir, or the path you gave`,
  );
}

stageMethods(Store.prototype, 'files', ['days', 'dayFile']);
