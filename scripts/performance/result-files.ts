import { existsSync } from 'node:fs';
import path from 'node:path';
import { checkWritable, writeFileAtomic } from '../../engines/atomic-file.ts';
import { LabError } from '../../engines/errors.ts';
import { makeFolders } from '../../engines/make-folders.ts';
import { FACTS, type PerformanceFacts } from '../../harness/performance/facts-document.ts';
import { readBenchDocument, readDocument } from '../../harness/read-document.ts';
import { SWEEP } from '../../harness/sweep/sweep-document.ts';
import type { PerformanceData } from '../../reports/performance/data.ts';
import { SWEPT_AXES } from './growth-sweeps.ts';

const FACTS_FILE = 'facts.json';
const benchFile = (preset: string): string => `bench-${preset}.json`;
const sweepFile = (axis: string): string => `sweep-${axis}.json`;

/** Proves before long work that its documents will have a place. @throws LabError OUTPUT_UNWRITABLE. */
export function makeResultFolder(dir: string): void {
  try {
    makeFolders(dir);
  } catch (error) {
    throw new LabError('OUTPUT_UNWRITABLE', `cannot make '${dir}': ${(error as Error).message}`, { cause: error });
  }
  checkWritable(path.join(dir, FACTS_FILE));
}

/** Saves all documents of a page in a folder that is there, those of an earlier run replaced. */
export function saveResults(dir: string, { benches, sweeps, facts }: PerformanceData): void {
  const write = (file: string, document: unknown) =>
    writeFileAtomic(path.join(dir, file), `${JSON.stringify(document, null, 1)}\n`);
  for (const { preset, bench } of benches) write(benchFile(preset), bench);
  for (const [axis, sweep] of sweeps) write(sweepFile(axis), sweep);
  // The facts name the other files, so they come last.
  write(FACTS_FILE, facts);
}

/**
 * Reads what an earlier run saved.
 * @throws LabError RESULT_INVALID.
 */
export function readResults(dir: string): PerformanceData {
  const facts: PerformanceFacts = readDocument(path.join(dir, FACTS_FILE), FACTS);
  const swept = SWEPT_AXES.filter(
    (axis) =>
      existsSync(path.join(dir, sweepFile(axis))) && !facts.missing.some(({ what }) => what === `sweep over ${axis}`),
  );
  return {
    benches: facts.presets.map(({ preset }) => ({
      preset,
      bench: readBenchDocument(path.join(dir, benchFile(preset))),
    })),
    sweeps: new Map(swept.map((axis) => [axis, readDocument(path.join(dir, sweepFile(axis)), SWEEP)])),
    facts,
  };
}
