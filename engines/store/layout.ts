import { existsSync } from 'node:fs';
import path from 'node:path';
import { FORMATS, type Format } from '../codec/formats.ts';
import { signatureOf } from '../codec/signature.ts';
import { LabError } from '../errors.ts';
import { DayFile } from './day-file.ts';
import { dayPath, listDays } from './day-path.ts';
import { checkDataDir } from './store.ts';

/**
 * The data directories below `root`, by format: `root` is one itself, or has one in a folder named like the format.
 * @throws LabError DATA_DIR_NOT_FOUND, DATA_DIR_EMPTY, DAY_FILE_INVALID, UNKNOWN_VERSION.
 */
export function findStores(root: string): Map<Format, string> {
  checkDataDir(root);
  if (listDays(root).length > 0) return new Map([[formatOfStore(root), root]]);
  const stores = new Map(
    FORMATS.map((format) => [format, path.join(root, format)] as const).filter(
      ([, dataDir]) => existsSync(dataDir) && listDays(dataDir).length > 0,
    ),
  );
  if (stores.size > 0) return stores;
  throw new LabError(
    'DATA_DIR_EMPTY',
    `'${root}' holds no day-files: expected YYYY/YYYY-DDD.sqlite in it, or in a folder ${FORMATS.join(' or ')} below it`,
  );
}

/** Format of the blobs in a data directory, told by its first one; the first of all where there is none. */
function formatOfStore(dataDir: string): Format {
  for (const day of listDays(dataDir)) {
    const dayFile = new DayFile(path.join(dataDir, dayPath(day)));
    try {
      const [row] = dayFile.all('SELECT id, points FROM trajectories LIMIT 1') as { id: number; points: Uint8Array }[];
      if (row === undefined) continue;
      const signature = signatureOf(row.points);
      if (signature !== 'unknown') return signature;
      throw new LabError(
        'UNKNOWN_VERSION',
        'the first blob is neither bzip2 nor of a known version: is this a store?',
        {
          file: dayFile.file,
          row: row.id,
          byte: 0,
        },
      );
    } finally {
      dayFile.close();
    }
  }
  return FORMATS[0] as Format;
}
