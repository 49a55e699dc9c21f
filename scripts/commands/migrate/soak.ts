import path from 'node:path';
import process from 'node:process';
import type { Command } from 'commander';
import { checkWritable } from '../../../engines/atomic-file.ts';
import { EXIT_STATUS } from '../../../engines/errors.ts';
import { makeOutputFolder } from '../../../engines/make-folders.ts';
import { ExecutorPair } from '../../../harness/executor/pair.ts';
import { bytes, count } from '../../../reports/numbers.ts';
import { interruptible } from '../../interruptible.ts';
import { type PairFlags, pairOptions, withPairOptions } from '../../migrate/compare-options.ts';
import { resolveSides } from '../../migrate/compare-sides.ts';
import { resumeSoak, type SoakState, saveSoak } from '../../migrate/soak-state.ts';
import { hours, wholeNumber } from '../../options.ts';

interface Flags extends PairFlags {
  readonly hours: number;
  readonly seed?: number;
  readonly out: string;
}

export function addSoak(migrate: Command): void {
  withPairOptions(migrate.command('soak'))
    .description('compare two executors on random queries for hours; the same command goes on where it stopped')
    .option('--hours <n>', 'time to soak, that of earlier runs included', hours('--hours'), 48)
    .option(
      '--seed <n>',
      'seed of the queries (default: 1, or that of the earlier run)',
      wholeNumber('--seed', 0, 0x7fffffff),
    )
    .option('--out <dir>', 'folder of state.json and failures.jsonl', 'soak')
    .action((stores: string[], flags: Flags) => runSoak(stores, flags));
}

async function runSoak(stores: readonly string[], flags: Flags): Promise<void> {
  const sides = resolveSides({ stores, ...flags });
  makeOutputFolder(flags.out);
  const [stateFile, failuresFile] = [path.join(flags.out, 'state.json'), path.join(flags.out, 'failures.jsonl')];
  checkWritable(stateFile);
  const before = resumeSoak(stateFile, sides, flags.seed);
  const { soak } = await import('../../migrate/soak-run.ts');
  const { groundOf, anyStoreQuery } = await import('../../migrate/property-queries.ts');
  await interruptible(async (signal) => {
    const pair = await ExecutorPair.start(sides, pairOptions(flags, 'soak', signal));
    try {
      const ground = flags.dataDir ?? pair.handshakes[0].data_dir;
      const after = await soak(pair, anyStoreQuery(groundOf(ground, flags.until)), before, {
        seconds: flags.hours * 3600,
        failuresFile,
        signal,
        save: (state) => saveSoak(stateFile, state),
        onStatus: (state, rate) => {
          process.stdout.write(`${statusLine(state, rate, pair.memory, [sides[0].name, sides[1].name])}\n`);
        },
      });
      process.stdout.write(`${summary(after, failuresFile, signal.aborted)}\n`);
      process.exitCode = exitStatus(after, signal.aborted);
    } finally {
      await pair.close();
    }
  });
}

type OfBoth<T> = readonly [a: T, b: T];

function statusLine(state: SoakState, rate: number, memory: OfBoth<number | null>, names: OfBoth<string>): string {
  const used = memory.map((value, i) => `${names[i]} ${value === null ? '–' : bytes(value)}`).join(', ');
  return `${count(state.next)} queries, ${count(state.failures)} failures, ${rate.toFixed(1)} queries/s, ${clock(state.seconds)} elapsed, memory ${used}`;
}

function summary(state: SoakState, failuresFile: string, interrupted: boolean): string {
  const met = `${count(state.next)} queries in ${clock(state.seconds)}, ${count(state.withFlights)} met flights: ${count(state.trajectories)} trajectories, ${count(state.points)} points; ${count(state.sameErrors)} with the same error`;
  const goOn = interrupted ? ' Interrupted: the same command goes on from here.' : '';
  if (state.failures > 0) return `${met}\n${count(state.failures)} failures, in ${failuresFile}.${goOn}`;
  if (state.withFlights === 0) return `${met}\nNothing was proved: no query met a flight.${goOn}`;
  return `${met}\nThe executors agree.${goOn}`;
}

/** Failures count more than Ctrl-C; that no query met a flight is a failure at the end only. */
function exitStatus({ failures, withFlights }: SoakState, interrupted: boolean): number {
  if (failures > 0) return EXIT_STATUS.check;
  if (interrupted) return EXIT_STATUS.interrupted;
  return withFlights === 0 ? EXIT_STATUS.check : 0;
}

/** `HH:MM:SS`. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return [whole / 3600, (whole / 60) % 60, whole % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
}
