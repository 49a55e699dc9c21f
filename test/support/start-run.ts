import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import type { TestProject } from 'vitest/node';
import { PACKAGE_ROOT } from '../../engines/package-root.ts';

const FOLDERS = ['engines', 'scenarios', 'fixtures', 'harness', 'reports', 'scripts'];

/** Makes the folder that all test files of a run share, and removes it after the last. */
export default async function startRun(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'querylab-run-'));
  process.env.QUERYLAB_TEST_RUN = folder;
  await compileSources(path.join(folder, 'compiled'));
  project.onTestsRerun(() => compileSources(path.join(folder, 'compiled')));
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Compiles the sources once for all threads and children, which vitest does not serve: a compiler in each is slow. */
async function compileSources(outdir: string): Promise<void> {
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
