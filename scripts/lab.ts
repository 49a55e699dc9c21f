#!/usr/bin/env node
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { PACKAGE_ROOT } from '../engines/package-root.ts';

/** Commands whose verdict would be of two builds where the checkout is built anew meanwhile: they run from a copy. */
const COPIED: readonly string[] = ['gate', 'baseline', 'gate-qualify'];

const words = process.argv.slice(2);
try {
  const { main } = await load(COPIED.includes(words[0] ?? ''));
  await main(words);
} catch (error) {
  process.exitCode = (await import('./main-error.ts')).reportError(error);
}

async function load(copied: boolean): Promise<typeof import('./main.ts')> {
  if (!copied) return await import('./main.ts');
  const { runningBuild } = await import('../harness/sides/running-build.ts');
  const root = await runningBuild(PACKAGE_ROOT);
  return await import(pathToFileURL(path.join(root, 'dist', 'scripts', 'main.js')).href);
}
