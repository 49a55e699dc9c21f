import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Command } from 'commander';
import { checkWritable } from '../../../engines/atomic-file.ts';
import { EXIT_STATUS, LabError } from '../../../engines/errors.ts';
import { ExecutorPair } from '../../../harness/executor/pair.ts';
import { interruptible } from '../../interruptible.ts';
import { type PairFlags, pairOptions, withPairOptions } from '../../migrate/compare-options.ts';
import { describeFault, describeTally } from '../../migrate/compare-report.ts';
import { resolveSides } from '../../migrate/compare-sides.ts';
import { jsonOption, writeSummary } from '../../migrate/convert-summary.ts';
import type { PropertyResult } from '../../migrate/property-run.ts';
import { wholeNumber } from '../../options.ts';
import { createProgress } from '../../progress.ts';

interface Flags extends PairFlags {
  readonly examples: number;
  readonly seed?: number;
  readonly shrinkData?: boolean;
  readonly out?: string;
  readonly json?: string;
}

export function addProperty(migrate: Command): void {
  withPairOptions(migrate.command('property'))
    .description('compare two executors on random queries; a failure is shrunk and written as a reproduction')
    .option('--examples <n>', 'queries', wholeNumber('--examples', 1), 2000)
    .option('--seed <n>', 'seed of the queries (default: another one each time)', wholeNumber('--seed', 0, 0x7fffffff))
    .option('--shrink-data', 'also reduce the stores of the reproduction to the fewest rows that still fail')
    .option('--out <dir>', 'folder of the reproduction, not there yet (default: reproduction-<seed>)')
    .addOption(jsonOption())
    .action((stores: string[], flags: Flags) => property(stores, flags));
}

async function property(stores: readonly string[], flags: Flags): Promise<void> {
  const seed = flags.seed ?? Date.now() % 0x7fffffff;
  const folder = flags.out ?? `reproduction-${seed}`;
  if (existsSync(folder)) throw new LabError('OUTPUT_UNWRITABLE', `'${folder}' is there already: move it away`);
  checkWritable(path.resolve(folder));
  const sides = resolveSides({ stores, ...flags });
  const { groundOf, anyStoreQuery } = await import('../../migrate/property-queries.ts');
  const { runProperty } = await import('../../migrate/property-run.ts');
  const { keepFailure } = await import('../../migrate/property-keep.ts');
  const progress = createProgress();
  await interruptible(async (signal) => {
    const times = pairOptions(flags, 'property', signal);
    const pair = await ExecutorPair.start(sides, times);
    try {
      const dirs = [pair.handshakes[0].data_dir, pair.handshakes[1].data_dir] as const;
      const ground = flags.dataDir ?? dirs[0];
      const queries = anyStoreQuery(groundOf(ground, flags.until));
      const result = await runProperty(pair, queries, {
        examples: flags.examples,
        seed,
        signal,
        onProgress: (done, shrinking) =>
          progress.update(shrinking ? 'shrink' : 'property', done, flags.examples, '', null),
      });
      await pair.close();
      const { failure } = result;
      const kept =
        failure === null || signal.aborted
          ? []
          : await keepFailure(failure, {
              sides,
              dirs,
              seed,
              folder,
              shrinkData: flags.shrinkData === true,
              pair: times,
              onTry: (tried, rows) => progress.update('shrink data', tried, tried, `${rows} rows`, null),
            });
      progress.stop();
      const json = { schema: 'querylab/property', version: 1, sides, seed, ...result };
      const found = failure === null ? [] : [JSON.stringify(failure.request), describeFault(failure.comparison, sides)];
      const lines = [describeTally(result.tally), ...found, ...kept, conclusion(result, seed)];
      writeSummary(flags.json, json, `${lines.join('\n')}\n`);
      process.exitCode = exitStatus(result);
    } finally {
      progress.stop();
      await pair.close();
    }
  });
}

function conclusion({ tally, failure, complete }: PropertyResult, seed: number): string {
  if (failure !== null) return `The executors disagree: the query above is the smallest (seed ${seed}).`;
  if (!complete) return `Interrupted after ${tally.requests} examples (seed ${seed}).`;
  if (tally.withFlights === 0) return `Nothing was proved: no query met a flight (seed ${seed}).`;
  return `The executors agree on all ${tally.requests} examples (seed ${seed}).`;
}

/** 1 also where no query met a flight: that proves nothing. */
function exitStatus({ tally, failure, complete }: PropertyResult): number {
  if (failure !== null) return EXIT_STATUS.check;
  if (!complete) return EXIT_STATUS.interrupted;
  return tally.withFlights === 0 ? EXIT_STATUS.check : 0;
}
