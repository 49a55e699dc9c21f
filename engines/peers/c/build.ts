import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { LabError } from '../../errors.ts';
import { makeFolders } from '../../make-folders.ts';
import { PACKAGE_ROOT } from '../../package-root.ts';

const SOURCES = path.join(PACKAGE_ROOT, 'engines', 'peers', 'c');
const FLAGS = ['-std=gnu11', '-O3', '-march=native'];
const LIBRARIES = ['-lsqlite3', '-llz4', '-lbz2', '-lm'];

/** Debian's package of each thing that gcc can miss: headers by their names, libraries by theirs. */
const PACKAGES: Readonly<Record<string, string>> = {
  'sqlite3.h': 'libsqlite3-dev',
  'lz4frame.h': 'liblz4-dev',
  'bzlib.h': 'libbz2-dev',
  '-lsqlite3': 'libsqlite3-dev',
  '-llz4': 'liblz4-dev',
  '-lbz2': 'libbz2-dev',
};

/**
 * Path of the peer's program. It is compiled where that was not done yet for these sources, flags and machine, under
 * a temporary name, so that it is never half there.
 * @param flags for the compiler, beside the usual ones.
 * @throws LabError PEER_UNAVAILABLE, which names what is absent and the package that has it.
 */
export function buildPeer(flags: readonly string[] = []): string {
  const compiler = process.env.CC ?? 'gcc';
  const sources = readdirSync(SOURCES).filter((name) => /\.[ch]$/.test(name));
  const folder = path.join(PACKAGE_ROOT, '.querylab', 'peers', digestOf(compiler, flags, sources));
  const program = path.join(folder, 'peer');
  if (existsSync(program)) return program;
  const temporary = `${folder}.${process.pid}.tmp`;
  makeFolders(temporary);
  try {
    compile(compiler, [...FLAGS, ...flags], sources, path.join(temporary, 'peer'));
    renameSync(temporary, folder);
  } catch (error) {
    // Another process may have been faster.
    if (!existsSync(program)) throw error;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return program;
}

/** What the program depends on; `-march=native` makes the processor a part of it. */
function digestOf(compiler: string, flags: readonly string[], sources: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify([compiler, FLAGS, flags, os.arch(), os.cpus()[0]?.model]));
  for (const name of sources) hash.update(`${name}\n`).update(readFileSync(path.join(SOURCES, name)));
  return hash.digest('hex').slice(0, 16);
}

function compile(compiler: string, flags: readonly string[], sources: readonly string[], program: string): void {
  const files = sources.filter((name) => name.endsWith('.c'));
  const { status, error, stderr } = spawnSync(compiler, [...flags, '-o', program, ...files, ...LIBRARIES], {
    cwd: SOURCES,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (error !== undefined) {
    throw unavailable(`the C peer needs a compiler, and ${compiler} does not run (${error.message})`, [
      'gcc',
      'libc6-dev',
    ]);
  }
  if (status === 0) return;
  const missing = missingIn(stderr);
  if (missing.length > 0) {
    const packages = missing.map((name) => PACKAGES[name] ?? 'libc6-dev');
    throw unavailable(`the C peer needs ${missing.join(', ')}, which ${compiler} does not find`, packages);
  }
  throw new LabError('PEER_UNAVAILABLE', `the C peer does not compile: ${stderr.trim().slice(-2_000)}`);
}

/** Headers and libraries that the compiler or the linker says it cannot find. */
function missingIn(stderr: string): string[] {
  const found = stderr.matchAll(/fatal error: (\S+): No such file|cannot find (-l\w+)/g);
  return [...new Set([...found].map(([, header, library]) => header ?? (library as string)))];
}

function unavailable(what: string, packages: readonly string[]): LabError {
  const names = [...new Set(packages)].join(' ');
  return new LabError('PEER_UNAVAILABLE', `${what}; on Debian: apt-get install ${names}`);
}
