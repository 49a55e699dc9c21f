import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(import.meta.url);

/** The folder of this package's package.json, from source and from `dist` alike. */
export const PACKAGE_ROOT: string = findUp(path.dirname(HERE));

/**
 * The folder that holds the `dist` which runs, or the sources: the package's, or that of a copy of its build
 * (harness/sides/running-build.ts).
 */
export const BUILD_ROOT: string = path.resolve(HERE, HERE.endsWith('.ts') ? '../..' : '../../..');

function findUp(folder: string): string {
  return existsSync(path.join(folder, 'package.json')) ? folder : findUp(path.dirname(folder));
}
