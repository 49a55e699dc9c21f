import type { Format } from '../engines/codec/formats.ts';
import { LabError } from '../engines/errors.ts';
import { findStores } from '../engines/store/layout.ts';

/**
 * Format of a folder that is one store.
 * @throws LabError BAD_OPTION where stores lie below it; DATA_DIR_NOT_FOUND, DATA_DIR_EMPTY.
 */
export function soleFormat(dataDir: string): Format {
  const [[format, found] = [], ...others] = findStores(dataDir);
  if (format !== undefined && found === dataDir && others.length === 0) return format;
  throw new LabError(
    'BAD_OPTION',
    `'${dataDir}' is no store by itself: name the folder that holds the years, such as '${found}'`,
  );
}
