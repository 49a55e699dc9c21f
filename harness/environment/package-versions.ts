import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PACKAGE_ROOT } from '../../engines/package-root.ts';

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

/** Packages that only a peer uses, by the beginning of its name. */
const PEER_PACKAGES: readonly (readonly [peer: string, name: string])[] = [['duckdb/', '@duckdb/node-api']];

/** Installed versions by name. */
export function packageVersions(engines: readonly string[]): Record<string, string> {
  const used = PEER_PACKAGES.filter(([peer]) => engines.some((engine) => engine.startsWith(peer)));
  const names = [...PACKAGES, ...used.map(([, name]) => name)];
  return Object.fromEntries(names.map((name) => [name, versionOf(name)]));
}

function versionOf(name: string): string {
  try {
    const manifest = readFileSync(path.join(PACKAGE_ROOT, 'node_modules', name, 'package.json'), 'utf8');
    return String((JSON.parse(manifest) as { version: unknown }).version);
  } catch {
    return 'unknown';
  }
}
