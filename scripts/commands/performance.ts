import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Command } from 'commander';
import { checkWritable, writeFileAtomic } from '../../engines/atomic-file.ts';
import { LabError } from '../../engines/errors.ts';
import { pickNames } from '../../engines/names.ts';
import { PACKAGE_ROOT } from '../../engines/package-root.ts';
import { defaultWorkers } from '../../engines/workers.ts';
import { PRESET_NAMES } from '../../fixtures/presets.ts';
import { throwIfInterrupted } from '../../harness/interrupted.ts';
import type { PerformanceData } from '../../reports/performance/data.ts';
import { performancePage } from '../../reports/performance/page.ts';
import { enginePicker } from '../engine-picker.ts';
import { exitStatus } from '../exit-status.ts';
import { interruptible } from '../interruptible.ts';
import { duration, MAX_PAIRS, MAX_WORKERS, nameList, wholeNumber } from '../options.ts';
import { measurePerformance, runsOf } from '../performance/measure.ts';
import { makeResultFolder, readResults, saveResults } from '../performance/result-files.ts';
import { createProgress } from '../progress.ts';

const inRoot = (...parts: readonly string[]): string => path.join(PACKAGE_ROOT, ...parts);

/** Time for everything where none is given. */
const BUDGET_SECONDS = 1200;

interface Flags {
  readonly presets?: readonly string[];
  readonly engines?: readonly string[];
  readonly pairs: number;
  readonly repeats: number;
  readonly workers?: number;
  readonly budget?: number;
  readonly seed: number;
  readonly real?: string;
  readonly notes?: string;
  readonly out?: string;
  readonly json?: string;
  readonly from?: string;
}

export function addPerformance(program: Command): void {
  program
    .command('performance')
    .description('measure everything that the performance page says, and write it')
    .option('--presets <names>', 'fixtures, the last for the targets (default: small,day)', nameList('--presets'))
    .option('--engines <names>', 'engines (default: all, and every peer that runs here)', nameList('--engines'))
    .option('--pairs <n>', 'rounds of fresh processes', wholeNumber('--pairs', 1, MAX_PAIRS), 8)
    .option('--repeats <n>', 'timed calls a cell in each process', wholeNumber('--repeats', 1), 10)
    .option(
      '--workers <n>',
      'threads of pool engines (default: min(8, cores))',
      wholeNumber('--workers', 1, MAX_WORKERS),
    )
    .option('--budget <time>', 'time that all of it should take (default: 20m)', duration('--budget'))
    .option('--seed <n>', 'seed of the order of blocks', wholeNumber('--seed', 0), 1)
    .option('--real <dir>', 'stores of real flights (default: ../shared/data/real beside the package)')
    .option('--notes <file>', 'the part that people write (default: docs/performance-notes.md)')
    .option('--out <file>', 'the page (default: docs/performance.md)')
    .option('--json <dir>', 'where results are kept (default: .querylab/performance)')
    .option('--from <dir>', 'measure nothing: render what an earlier run kept there')
    .action(performancePageCommand);
}

async function performancePageCommand(flags: Flags): Promise<void> {
  const { presets = ['small', 'day'], engines = ['all'], from } = flags;
  const out = flags.out ?? inRoot('docs', 'performance.md');
  for (const preset of presets) pickNames('preset', PRESET_NAMES, [preset]);
  enginePicker(engines);
  if (from !== undefined && flags.json !== undefined) {
    throw new LabError('BAD_OPTION', '--from and --json exclude each other: --from measures nothing');
  }
  checkWritable(out);
  const notes = readNotes(flags.notes ?? inRoot('docs', 'performance-notes.md'));
  const data = from === undefined ? await measure(flags, presets, engines) : readResults(from);
  writeFileAtomic(out, performancePage(data, notes));
  process.stdout.write(`wrote ${out}\n`);
  process.exitCode = Math.max(...runsOf(data).map(exitStatus));
}

async function measure(flags: Flags, presets: readonly string[], engines: readonly string[]): Promise<PerformanceData> {
  const { pairs, repeats, seed, budget = BUDGET_SECONDS } = flags;
  const dir = flags.json ?? inRoot('.querylab', 'performance');
  makeResultFolder(dir);
  const progress = createProgress();
  const started = performance.now();
  return await interruptible(async (signal) => {
    const data = await measurePerformance(
      {
        ...{ presets, engines, pairs, repeats, seed },
        budgetSeconds: budget,
        workers: flags.workers ?? defaultWorkers(),
        real: flags.real ?? inRoot('..', 'shared', 'data', 'real'),
      },
      {
        signal,
        onProgress: progress.update,
        onPart: (label) => {
          progress.stop();
          process.stderr.write(`[${((performance.now() - started) / 1000).toFixed(0)} s] ${label}\n`);
        },
      },
    )
      .catch((error: unknown) => {
        // Ctrl-C also ends children that do not mind it, and their errors are none.
        throwIfInterrupted(signal);
        throw error;
      })
      .finally(() => progress.stop());
    saveResults(dir, data);
    process.stderr.write(`saved ${dir}\n`);
    return data;
  });
}

/** @throws LabError BAD_OPTION. */
function readNotes(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new LabError('BAD_OPTION', `--notes: cannot read '${file}': ${(error as Error).message}`);
  }
}
