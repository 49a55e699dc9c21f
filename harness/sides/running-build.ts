import { copyFileSync, existsSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { LabError } from '../../engines/errors.ts';
import { makeFolders } from '../../engines/make-folders.ts';
import { removeStaleTemporaries } from '../../engines/stale-temporaries.ts';
import { linkTree } from './link-tree.ts';

/** Beside `dist`, what engines read while they run. */
const MODEL = path.join('engines', 'auto-model.json');

/** How often a copy is begun that a build of the checkout spoils, and milliseconds between. */
const ATTEMPTS = 100;
const PAUSE = 100;

/**
 * Copies a checkout's build by hard links, for this process and those that it starts: whatever is built or installed
 * meanwhile, they run the same code to their end. It has no package.json, so the package stays the checkout. It is removed
 * when this process ends; copies of processes that were killed are removed here.
 * @returns the folder that holds its `dist`.
 * @throws LabError OUTPUT_UNWRITABLE where there is no place for it.
 */
export async function runningBuild(checkout: string): Promise<string> {
  const name = path.join(checkout, '.querylab', 'running', 'build');
  const copy = `${name}.${process.pid}.tmp`;
  const discard = () => rmSync(copy, { recursive: true, force: true });
  process.once('exit', discard);
  try {
    makeFolders(path.dirname(name));
    removeStaleTemporaries(name);
    for (let attempt = 1; !copied(checkout, copy, attempt === ATTEMPTS); attempt++) {
      discard();
      await sleep(PAUSE);
    }
    return copy;
  } catch (error) {
    const { message } = error as Error;
    throw new LabError('OUTPUT_UNWRITABLE', `the build cannot be copied to '${copy}': ${message}`, { cause: error });
  }
}

/** Whether all of the copy is of one build; what fails because another took its place is tried again. */
function copied(checkout: string, copy: string, last: boolean): boolean {
  const dist = path.join(checkout, 'dist');
  try {
    const { ino } = statSync(dist);
    makeFolders(path.join(copy, 'engines'));
    linkTree(dist, path.join(copy, 'dist'));
    if (existsSync(path.join(checkout, MODEL))) copyFileSync(path.join(checkout, MODEL), path.join(copy, MODEL));
    linkModules(path.join(checkout, 'node_modules'), copy);
    return statSync(dist).ino === ino;
  } catch (error) {
    if (last || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return false;
  }
}

/** Packages, where that takes no space: on another file system those of the checkout serve. */
function linkModules(modules: string, copy: string): void {
  if (existsSync(modules) && statSync(modules).dev === statSync(copy).dev) {
    linkTree(modules, path.join(copy, 'node_modules'));
  }
}
