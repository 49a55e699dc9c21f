import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package's package.json, from source and from `dist` alike. */
export const PACKAGE_ROOT: string = findUp(path.dirname(fileURLToPath(import.meta.url)));

function findUp(folder: string): string {
  return existsSync(path.join(folder, 'package.json')) ? folder : findUp(path.dirname(folder));
}
