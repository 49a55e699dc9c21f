import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

/** Setup script of a package that is built in no time; the source says what becomes of it. */
const SETUP = `
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
const text = readFileSync('source.txt', 'utf8');
if (!existsSync('node_modules')) {
  mkdirSync('node_modules');
  writeFileSync('node_modules/installed-by.txt', text);
  writeFileSync('node_modules/.querylab-installed', readFileSync('stamp.txt', 'utf8'));
}
if (text.startsWith('wait')) {
  const child = spawn('sleep', ['600']);
  writeFileSync(text.slice(5), [process.pid, child.pid].join(' '));
  await new Promise((resolve) => child.on('close', resolve));
}
if (text.startsWith('broken')) {
  process.stderr.write('source.txt(1,1): error: it is broken\\n');
  process.exit(70);
}
if (text.startsWith('full')) {
  process.stderr.write('ENOSPC: no space left on device, write\\n');
  process.exit(70);
}
mkdirSync('dist/engines', { recursive: true });
writeFileSync('dist/engines/registry.js', text);
writeFileSync('dist/.querylab-built', '1');
`;

/** A git repository in a temporary folder, whose package lies at `prefix`. */
export class Repository {
  readonly top: string;
  /** Folder of the package. */
  readonly root: string;

  constructor(prefix = '') {
    this.top = temporaryFolder();
    this.root = path.join(this.top, prefix);
    mkdirSync(this.root, { recursive: true });
    this.git('-C', this.top, 'init', '--quiet', '--initial-branch', 'main');
  }

  git(...args: readonly string[]): string {
    const identity = ['-c', 'user.name=test', '-c', 'user.email=test@localhost'];
    return execFileSync('git', [...identity, ...args], { cwd: this.root, encoding: 'utf8', stdio: 'pipe' }).trim();
  }

  write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.root, file)), { recursive: true });
    writeFileSync(path.join(this.root, file), text);
  }

  /** Commits a package with this source and these packages. */
  commit(source: string, lockfile = 'lock'): string {
    this.write('.gitignore', 'node_modules\ndist\n.querylab\n');
    this.write('package.json', '{ "type": "module", "version": "1.2.3" }');
    this.write('scripts/setup.mjs', SETUP);
    this.write('engines/registry.ts', 'export async function openEngine() {}\n');
    this.write('package-lock.json', lockfile);
    this.write('stamp.txt', stampOf(lockfile));
    this.write('source.txt', source);
    return this.commitAll(source);
  }

  commitAll(message: string): string {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', message);
    return this.git('rev-parse', 'HEAD');
  }

  /** Worktrees beside the first one. */
  worktrees(): string[] {
    const listed = this.git('worktree', 'list', '--porcelain').match(/^worktree .*$/gm) ?? [];
    return listed.slice(1).map((line) => line.slice('worktree '.length));
  }
}

/** What `scripts/setup.mjs` writes for a lockfile. */
export function stampOf(lockfile: string): string {
  return createHash('sha256').update(lockfile).update(process.versions.modules).digest('hex');
}
