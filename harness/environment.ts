import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { PACKAGE_ROOT } from '../engines/package-root.ts';

/** Packages whose versions can change a figure. */
const PACKAGES = [
  'better-sqlite3',
  'lz4-napi',
  'seek-bzip',
  '@foxglove/wasm-bz2',
  '@foxglove/wasm-lz4',
  'assemblyscript',
  'piscina',
  'tinybench',
];

export const environmentSchema = z.object({
  cpu: z.string(),
  cores: z.number(),
  memoryBytes: z.number(),
  platform: z.string(),
  release: z.string(),
  arch: z.string(),
  /** 1-minute load average before the run. */
  load: z.number(),
  node: z.string(),
  v8: z.string(),
  sqlite: z.string(),
  packages: z.record(z.string(), z.string()),
  /** Commit of this checkout, or null outside one. */
  commit: z.string().nullable(),
  /** Whether tracked files differ from the commit. */
  dirty: z.boolean().nullable(),
});

/** What the figures were taken on and with. */
export type Environment = z.infer<typeof environmentSchema>;

export function readEnvironment(): Environment {
  const commit = git('rev-parse', 'HEAD');
  return {
    cpu: os.cpus()[0]?.model ?? 'unknown',
    cores: os.availableParallelism(),
    memoryBytes: os.totalmem(),
    platform: os.platform(),
    release: os.release(),
    arch: os.arch(),
    load: os.loadavg()[0] as number,
    node: process.versions.node,
    v8: process.versions.v8,
    sqlite: sqliteVersion(),
    packages: Object.fromEntries(PACKAGES.map((name) => [name, versionOf(name)])),
    commit,
    dirty: commit === null ? null : git('status', '--porcelain', '--untracked-files=no') !== '',
  };
}

function sqliteVersion(): string {
  const database = new Database(':memory:');
  try {
    return String(database.prepare('SELECT sqlite_version()').pluck().get());
  } finally {
    database.close();
  }
}

function versionOf(name: string): string {
  const manifest = readFileSync(path.join(PACKAGE_ROOT, 'node_modules', name, 'package.json'), 'utf8');
  return String((JSON.parse(manifest) as { version: unknown }).version);
}

function git(...args: string[]): string | null {
  try {
    return execFileSync('git', args, {
      cwd: PACKAGE_ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return null;
  }
}
