import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { LabError } from '../../engines/errors.ts';
import { makeFolders } from '../../engines/make-folders.ts';
import type { PairOptions, Sides } from '../../harness/executor/pair.ts';
import { plural } from '../../reports/numbers.ts';
import { shellQuote } from '../../scenarios/shell-quote.ts';
import { describeFault } from './compare-report.ts';
import { writeReproduction } from './property-reproduction.ts';
import type { PropertyFailure } from './property-run.ts';
import { type SmallStores, shrinkData } from './property-shrink-data.ts';

export interface KeepOptions {
  readonly sides: Sides;
  /** Data directories of both handshakes. */
  readonly dirs: readonly [a: string, b: string];
  readonly seed: number;
  /** The folder to write; it is not there yet. */
  readonly folder: string;
  readonly shrinkData: boolean;
  readonly pair: PairOptions;
  readonly onTry: (tried: number, rows: number) => void;
}

/**
 * Writes the reproduction of a failure, on the smallest stores where that is wanted and can be had.
 * @returns lines that say what was done.
 * @throws LabError OUTPUT_UNWRITABLE, INTERRUPTED.
 */
export async function keepFailure(failure: PropertyFailure, options: KeepOptions): Promise<string[]> {
  const { sides, dirs, seed, folder } = options;
  const said: string[] = [];
  const parent = path.dirname(path.resolve(folder));
  makeFolders(parent);
  const work = mkdtempSync(path.join(parent, '.shrinking-'));
  try {
    const small = options.shrinkData ? await shrunk(failure, options, work, said) : null;
    const kept = writeReproduction(folder, {
      sides,
      named: dirs,
      data: small?.dirs ?? dirs,
      request: failure.request,
      timeoutSeconds: options.pair.timeoutSeconds,
      found: describeFault(failure.comparison, sides),
      seed,
    });
    return [...said, `reproduction, ${kept}: sh ${shellQuote(path.join(folder, 'reproduce.sh'))}`];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function shrunk(
  { request, comparison }: PropertyFailure,
  { sides, dirs, pair, onTry }: KeepOptions,
  work: string,
  said: string[],
): Promise<SmallStores | null> {
  try {
    const small = await shrinkData({ sides, dirs, request, kind: comparison.kind }, pair, work, onTry);
    if (small === null) said.push('the data were not shrunk: the failure does not show on copies of the day-files');
    else
      said.push(`shrunk to ${plural(small.rows.length, 'row')} of the stores, after ${plural(small.tried, 'attempt')}`);
    return small;
  } catch (error) {
    if (!(error instanceof LabError) || error.code === 'INTERRUPTED') throw error;
    said.push(`the data were not shrunk: ${error.message}`);
    return null;
  }
}
