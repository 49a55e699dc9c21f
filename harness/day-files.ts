import { statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { dayPath, listDays } from '../engines/store/day-path.ts';

export const dayFileSchema = z.object({
  format: z.string(),
  /** Path below the store's data directory. */
  file: z.string(),
  bytes: z.number(),
});

/** A file of a store that was measured. */
export type DayFile = z.infer<typeof dayFileSchema>;

/** Every day-file of some stores, by format and day. */
export function dayFiles(stores: ReadonlyMap<string, string>): DayFile[] {
  return [...stores].flatMap(([format, dataDir]) =>
    listDays(dataDir).map((day) => ({
      format,
      file: dayPath(day),
      bytes: statSync(path.join(dataDir, dayPath(day))).size,
    })),
  );
}
