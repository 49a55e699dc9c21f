import path from 'node:path';
import { LabError } from '../engines/errors.ts';
import { PACKAGE_ROOT } from '../engines/package-root.ts';
import { defaultWorkers } from '../engines/workers.ts';
import { generate } from '../fixtures/generate.ts';
import { checkFixture, type Manifest } from '../fixtures/manifest.ts';
import { createProgress, secondsToGo } from './progress.ts';

/** Where the fixture of a preset and seed lies. */
export function fixtureDir(preset: string, seed: number): string {
  return path.join(PACKAGE_ROOT, '.querylab', 'fixtures', `${preset}-${seed}`);
}

/**
 * The fixture's manifest; makes the fixture first where there is none.
 * @throws LabError FIXTURE_STALE where what is there is not what the preset and seed make.
 */
export async function ensureFixture(preset: string, seed: number): Promise<Manifest> {
  const dir = fixtureDir(preset, seed);
  try {
    return await checkFixture(dir, preset, seed);
  } catch (error) {
    if (!(error instanceof LabError && error.code === 'FIXTURE_MISSING')) throw error;
  }
  return await makeFixture(preset, seed, dir, defaultWorkers());
}

/** Generates a fixture with a progress bar; Ctrl-C leaves nothing behind. */
export async function makeFixture(preset: string, seed: number, dir: string, workers: number): Promise<Manifest> {
  const progress = createProgress();
  const abort = new AbortController();
  const interrupt = () => abort.abort(new LabError('INTERRUPTED', 'interrupted: no fixture was left behind'));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const started = performance.now();
  try {
    return await generate({
      preset,
      seed,
      dir,
      workers,
      signal: abort.signal,
      onProgress: (done, total) => {
        progress.update(`fixture ${preset}`, done, total, 'trajectories', secondsToGo(started, done, total));
      },
    });
  } finally {
    progress.stop();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}
