import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Path of a worker beside the module `from`: `.ts` where that runs from source, `.js` where it was compiled. */
export function workerFile(from: string, name: string): string {
  const here = fileURLToPath(from);
  return path.join(path.dirname(here), `${name}${path.extname(here)}`);
}
