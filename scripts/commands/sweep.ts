import process from 'node:process';
import type { Command } from 'commander';
import { checkWritable, writeFileAtomic } from '../../engines/atomic-file.ts';
import { defaultWorkers } from '../../engines/workers.ts';
import { DEFAULT_FLOOR } from '../../harness/comparison/verdict.ts';
import { loadSweepFormat } from '../../reports/sweep/registry.ts';
import { checkSource, resolveSource, type SourceFlags } from '../bench-options.ts';
import {
  dataDirOption,
  documentOption,
  presetOption,
  repeatsOption,
  seedOption,
  workersOption,
} from '../common-options.ts';
import { enginePicker } from '../engine-picker.ts';
import { exitStatus } from '../exit-status.ts';
import { interruptible } from '../interruptible.ts';
import { duration, MAX_PAIRS, nameList, numberList, percentage, wholeNumber } from '../options.ts';
import { createProgress } from '../progress.ts';
import { AXIS_NAMES, axisNamed } from '../sweep/registry.ts';
import { runSweep } from '../sweep/run-sweep.ts';

/** Engines that are swept where none are named, by format: those of the first that there is a store of. */
const ENGINES: ReadonlyMap<string, readonly string[]> = new Map([
  ['lz4', ['typed/lz4', 'pool-chunk/lz4', 'scan/lz4-wasm', 'worker-own/lz4-wasm']],
  ['v2', ['scan/v2', 'worker-own/v2', 'zone/v2']],
  ['bz2', ['scan/bz2-wasm', 'worker-own/bz2-wasm']],
]);

/** Seconds that each round of processes may take where no budget is given. */
const ROUND_SECONDS = 30;

interface Flags extends SourceFlags {
  readonly over: string;
  readonly engines?: readonly string[];
  readonly steps?: readonly number[];
  readonly scenario?: string;
  readonly repeats: number;
  readonly pairs: number;
  readonly floor?: number;
  readonly workers?: number;
  readonly budget?: number;
  readonly seed: number;
  readonly json?: string;
  readonly html?: string;
}

export function addSweep(program: Command): void {
  program
    .command('sweep')
    .description('how the time of engines grows with one quantity, and where one engine begins to beat another')
    .requiredOption('--over <axis>', `what grows: ${AXIS_NAMES.join(', ')}`)
    .addOption(dataDirOption())
    .addOption(presetOption())
    .option('--engines <names>', "engines, e.g. 'typed/lz4,pool-*' (default: some of lz4)", nameList('--engines'))
    .option(
      '--steps <values>',
      'values of the quantity; of trajectories, shares of the other rows',
      numberList('--steps'),
    )
    .option('--scenario <spec>', "query that is varied: 'camera=39.1,-94.58;window=2024-06-11T18:00Z/20m;km=120x80'")
    .addOption(repeatsOption())
    .option('--pairs <n>', 'rounds of fresh processes; intervals need 6', wholeNumber('--pairs', 1, MAX_PAIRS), 6)
    .option('--floor <percent>', 'lead that counts for a crossover (default: 5%)', percentage('--floor'))
    .addOption(workersOption())
    .option('--budget <time>', 'time the run should take, e.g. 5m (default: 30s a round)', duration('--budget'))
    .addOption(seedOption())
    .addOption(documentOption())
    .option('--html <file>', 'write a report as one page that works offline')
    .action(sweep);
}

async function sweep(flags: Flags): Promise<void> {
  const { over, json, html, scenario, steps, pairs, repeats, seed } = flags;
  axisNamed(over);
  checkSource(flags);
  const pick = flags.engines === undefined ? usualEngines : enginePicker(flags.engines);
  const files = [
    ['json', json],
    ['html', html],
  ] as const;
  for (const [, file] of files) if (file !== undefined) checkWritable(file);
  const source = await resolveSource(flags);
  const progress = createProgress();
  await interruptible(async (signal) => {
    const document = await runSweep(
      {
        ...source,
        ...{ over, pairs, repeats, seed },
        engines: pick(source.stores),
        floor: flags.floor ?? DEFAULT_FLOOR,
        stages: 'none',
        workers: flags.workers ?? defaultWorkers(),
        budgetSeconds: flags.budget ?? ROUND_SECONDS * pairs,
        ...(scenario === undefined ? {} : { spec: scenario }),
        ...(steps === undefined ? {} : { steps }),
      },
      {
        signal,
        onProgress: progress.update,
        onPlan: (done, total, label) => progress.update('plan', done, total, label, null),
      },
    ).finally(() => progress.stop());
    const render = async (format: string) => (await loadSweepFormat(format))(document);
    // The document first: a page can be made of it again.
    for (const [format, file] of files) if (file !== undefined) writeFileAtomic(file, await render(format));
    process.stdout.write(await render('table'));
    for (const [, file] of files) if (file !== undefined) process.stderr.write(`saved ${file}\n`);
    process.exitCode = exitStatus(document.bench);
  });
}

function usualEngines(stores: ReadonlyMap<string, string>): readonly string[] {
  return [...ENGINES].find(([format]) => stores.has(format))?.[1] ?? [];
}
