import { existsSync } from 'node:fs';
import path from 'node:path';
import { CODEC_NAMES } from '../codec/registry.ts';
import { signatureOf } from '../codec/signature.ts';
import { LabError } from '../errors.ts';
import { DayFile } from './day-file.ts';
import { dayPath, listDays } from './day-path.ts';
import { checkDataDir } from './store.ts';

/**
 * The data directories below `root`, by codec: `root` is one itself, or has one in a folder named like the codec.
 * @throws LabError DATA_DIR_NOT_FOUND, DATA_DIR_EMPTY, DAY_FILE_INVALID, UNKNOWN_VERSION.
 */
export function findStores(root: string): Map<string, string> {
  checkDataDir(root);
  if (listDays(root).length > 0) return new Map([[codecOfStore(root), root]]);
  const stores = new Map(
    CODEC_NAMES.map((codec) => [codec, path.join(root, codec)] as const).filter(
      ([, dataDir]) => existsSync(dataDir) && listDays(dataDir).length > 0,
    ),
  );
  if (stores.size > 0) return stores;
  throw new LabError(
    'DATA_DIR_EMPTY',
    `'${root}' holds no day-files: expected YYYY/YYYY-DDD.sqlite in it, or in a folder ${CODEC_NAMES.join(' or ')} below it`,
  );
}

/** Codec of the blobs in a data directory, told by its first one; the first of the registry where there is none. */
function codecOfStore(dataDir: string): string {
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
  return CODEC_NAMES[0] as string;
}
