import { DayFile } from './day-file.ts';

/** Opens a day-file for one use. @throws LabError DAY_FILE_INVALID, and what `use` throws. */
export function withDayFile<T>(file: string, use: (dayFile: DayFile) => T): T {
  const dayFile = new DayFile(file);
  try {
    return use(dayFile);
  } finally {
    dayFile.close();
  }
}
