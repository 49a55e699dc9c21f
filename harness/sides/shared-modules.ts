import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { makeFolders } from '../../engines/make-folders.ts';
import { removeStaleTemporaries } from '../../engines/stale-temporaries.ts';
import { linkTree } from './link-tree.ts';

/** Installed packages of sides, kept once a lockfile and version of Node, so that no two sides install the same. */
export class SharedModules {
  readonly #checkout: string;
  readonly #cache: string;

  /**
   * @param checkout folder of a package whose own packages serve where they are the same.
   * @param cache folder of those that other lockfiles asked for.
   */
  constructor(checkout: string, cache: string) {
    this.#checkout = checkout;
    this.#cache = cache;
  }

  /**
   * Gives a package the packages that its lockfile asks for, where they are installed somewhere. They come as hard
   * links: `npm ci` begins with removing what is there, and would do so through a link to the folder, too.
   */
  provide(root: string): void {
    const stamp = stampOf(root);
    const source = [path.join(this.#checkout, 'node_modules'), this.#kept(stamp)].find(
      (modules) => installedStamp(modules) === stamp,
    );
    if (source !== undefined) linkTree(source, path.join(root, 'node_modules'));
  }

  /** Keeps what a package has installed for others with the same lockfile. */
  keep(root: string): void {
    const stamp = stampOf(root);
    const modules = path.join(root, 'node_modules');
    const kept = this.#kept(stamp);
    if (installedStamp(modules) !== stamp || existsSync(kept)) return;
    if (installedStamp(path.join(this.#checkout, 'node_modules')) === stamp) return;
    makeFolders(this.#cache);
    removeStaleTemporaries(kept);
    const temporary = `${kept}.${process.pid}.tmp`;
    try {
      linkTree(modules, temporary);
      renameSync(temporary, kept);
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  }

  /** Removes what no package of these asks for; what they have installed is theirs. */
  prune(roots: readonly string[]): void {
    if (!existsSync(this.#cache)) return;
    const wanted = new Set(roots.map((root) => path.basename(this.#kept(stampOf(root)))));
    for (const name of readdirSync(this.#cache)) {
      if (!/^[0-9a-f]{16}$/.test(name) || wanted.has(name)) continue;
      rmSync(path.join(this.#cache, name), { recursive: true, force: true });
    }
  }

  #kept(stamp: string): string {
    return path.join(this.#cache, stamp.slice(0, 16));
  }
}

/** What `scripts/setup.mjs` writes when it has installed the packages of a lockfile. */
function stampOf(root: string): string {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .update(process.versions.modules)
    .digest('hex');
}

function installedStamp(modules: string): string | null {
  const file = path.join(modules, '.querylab-installed');
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
