import path from 'node:path';
import process from 'node:process';

/** A path in the folder that all test files of this run share, and that is removed after it. */
export function inRunFolder(name: string): string {
  const folder = process.env.QUERYLAB_TEST_RUN;
  if (folder === undefined) throw new Error('there is no folder of the run: test/support/start-run.ts makes it');
  return path.join(folder, name);
}
