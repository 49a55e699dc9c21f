import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import type { TestProject } from 'vitest/node';
import { PACKAGE_ROOT } from '../../engines/package-root.ts';

const FOLDERS = ['engines', 'scenarios', 'fixtures', 'harness', 'reports', 'scripts'];

/**
 * Compiles the sources once for the threads and children of a whole run, which vitest does not serve: a compiler in
 * each of them took most of their time.
 */
export default async function compileSources(project: TestProject): Promise<() => void> {
  const compiled = mkdtempSync(path.join(tmpdir(), 'querylab-compiled-'));
  process.env.QUERYLAB_COMPILED = compiled;
  await compile(compiled);
  project.onTestsRerun(() => compile(compiled));
  return () => rmSync(compiled, { recursive: true, force: true });
}

async function compile(outdir: string): Promise<void> {
  await build({
    absWorkingDir: PACKAGE_ROOT,
    entryPoints: FOLDERS.flatMap(sources),
    outbase: '.',
    outdir,
    format: 'esm',
    target: 'es2023',
    logLevel: 'warning',
  });
}

function sources(folder: string): string[] {
  return (readdirSync(path.join(PACKAGE_ROOT, folder), { recursive: true }) as string[])
    .filter((name) => /\.tsx?$/.test(name) && !/(^|\/)(assembly|client)\//.test(name))
    .map((name) => path.join(folder, name));
}
