import { appendFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { isAlive } from '../../engines/stale-temporaries.ts';

/** Builds of commits that are kept: those that were used last. */
const KEPT = 8;

/** In a build's `dist`: the processes that have used it, a number a line; its time is that of the last use. */
const USED = '.querylab-used';

/** Folders of one cache of builds; in each the package lies at `prefix`. */
export class KeptBuilds {
  readonly #cache: string;
  readonly #prefix: string;

  constructor(cache: string, prefix: string) {
    this.#cache = cache;
    this.#prefix = prefix;
  }

  /** Keeps a build as long as this process runs. */
  static use(root: string): void {
    appendFileSync(path.join(root, 'dist', USED), `${process.pid}\n`);
  }

  /** Folders of the packages that are built. */
  get roots(): string[] {
    return this.#names().map((name) => this.#rootOf(name));
  }

  /** Removes what was used before the builds that are kept, unless a process still uses it. */
  prune(): void {
    const last = (name: string) => statSync(this.#usedOf(name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const byUse = this.#names()
      .map((name) => ({ name, time: last(name) }))
      .sort((a, b) => b.time - a.time);
    for (const { name } of byUse.slice(KEPT)) {
      if (this.#inUse(name)) continue;
      const folder = path.join(this.#cache, name);
      // Nobody takes what is half removed for a build.
      renameSync(folder, `${folder}.${process.pid}.tmp`);
      rmSync(`${folder}.${process.pid}.tmp`, { recursive: true, force: true });
    }
  }

  #inUse(name: string): boolean {
    const file = this.#usedOf(name);
    return existsSync(file) && readFileSync(file, 'utf8').trim().split('\n').map(Number).some(isAlive);
  }

  #names(): string[] {
    return readdirSync(this.#cache).filter((name) => /^[0-9a-f]{16}-\d+$/.test(name));
  }

  #rootOf(name: string): string {
    return path.resolve(this.#cache, name, this.#prefix);
  }

  #usedOf(name: string): string {
    return path.join(this.#rootOf(name), 'dist', USED);
  }
}
