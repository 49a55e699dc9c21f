import type { Command } from 'commander';
import type { Day } from '../../../engines/store/day-path.ts';
import { defaultWorkers } from '../../../engines/workers.ts';
import { workersOption } from '../../common-options.ts';
import { interruptible } from '../../interruptible.ts';
import { jsonOption } from '../../migrate/convert-summary.ts';
import { untilOption } from '../../migrate/day-option.ts';
import { samplePairs, verifyBlobs } from '../../migrate/verify-blobs.ts';
import { cannedQueries } from '../../migrate/verify-canned.ts';
import { countsProblem } from '../../migrate/verify-counts.ts';
import { newCounts, type VerifyDocument } from '../../migrate/verify-document.ts';
import { finishVerify } from '../../migrate/verify-finish.ts';
import { type DayPair, isFull, pairDays, spread } from '../../migrate/verify-pairs.ts';
import { verifyQueries } from '../../migrate/verify-queries.ts';
import { wholeNumber } from '../../options.ts';
import { createProgress } from '../../progress.ts';
import { soleFormat } from '../../sole-store.ts';

interface Flags {
  readonly until?: Day;
  readonly json?: string;
  readonly workers?: number;
}

interface SampleFlags extends Flags {
  readonly nFiles: number;
  readonly seed: number;
}

interface QueriesFlags extends Flags {
  readonly nDays: number;
}

/** `lab migrate verify …`: four proofs that two stores are equal, from the cheapest to the dearest. */
export function addVerify(migrate: Command): void {
  const verify = migrate.command('verify').description('prove that two stores are equal');
  proof(verify, 'counts')
    .description('every pair of day-files: missing, extra, other numbers of rows or index entries')
    .action(counts);
  workers(proof(verify, 'sample'))
    .description('every row of some day-files: metadata, index, every decompressed blob')
    .option('--n-files <n>', 'day-files to draw', wholeNumber('--n-files', 1), 10)
    .option('--seed <n>', 'seed of the draw', wholeNumber('--seed', 0, 0x7fffffff), 1)
    .action(sample);
  workers(proof(verify, 'all'))
    .description('every row of every day-file, in parallel, and SQLite’s own checks')
    .action(all);
  workers(proof(verify, 'queries'))
    .description('the same answers: temporal types, Boston, western US, origins, about flights the store has')
    .option('--n-days <n>', 'days, spread over the store', wholeNumber('--n-days', 1), 5)
    .action(queries);
}

function proof(verify: Command, name: string): Command {
  return verify
    .command(name)
    .argument('<a>', 'a store')
    .argument('<b>', 'the store that should be equal')
    .addOption(untilOption())
    .addOption(jsonOption());
}

function workers(command: Command): Command {
  return command.addOption(workersOption('threads'));
}

async function counts(a: string, b: string, flags: Flags): Promise<void> {
  await verifying('counts', a, b, flags, async (pairs, signal, show) => {
    const found = newCounts();
    const problems = [];
    for (const [i, pair] of pairs.entries()) {
      if (signal.aborted) break;
      const problem = countsProblem(pair, found);
      if (problem !== null) problems.push(problem);
      show(i + 1, pairs.length, pair.name);
      // Lets a Ctrl-C through.
      await new Promise(setImmediate);
    }
    return { files: pairs, counts: { ...found, differences: problems.length }, problems, complete: !signal.aborted };
  });
}

async function sample(a: string, b: string, flags: SampleFlags): Promise<void> {
  const { nFiles, seed, workers } = flags;
  await verifying('sample', a, b, flags, async (pairs, signal, show) => {
    const drawn = new Set<DayPair>(samplePairs(pairs.filter(isFull), nFiles, seed));
    // That a day is missing shows without reading it.
    const files = pairs.filter((pair) => !isFull(pair) || drawn.has(pair));
    return { files, seed, ...(await blobs(files, a, b, workers, false, signal, show)) };
  });
}

async function all(a: string, b: string, flags: Flags): Promise<void> {
  await verifying('all', a, b, flags, async (pairs, signal, show) => ({
    files: pairs,
    ...(await blobs(pairs, a, b, flags.workers, true, signal, show)),
  }));
}

async function queries(a: string, b: string, flags: QueriesFlags): Promise<void> {
  const { nDays, workers = defaultWorkers() } = flags;
  await verifying('queries', a, b, flags, async (pairs, signal, show) => {
    const side = (dataDir: string) => ({ engine: `pool-chunk/${soleFormat(dataDir)}`, dataDir, workers });
    const files = spread(pairs.filter(isFull), nDays);
    const canned = files.flatMap(({ day }) => cannedQueries(a, day));
    const { outcomes, ...result } = await verifyQueries([side(a), side(b)], canned, {
      signal,
      onProgress: (done, name) => show(done, canned.length, name),
    });
    const problems = outcomes.flatMap(({ problem }) => problem ?? []);
    return { files, ...result, problems, outcomes };
  });
}

type Show = (done: number, total: number, label: string) => void;
type Found = Pick<VerifyDocument, 'counts' | 'problems' | 'complete' | 'seed'> & {
  readonly files: readonly DayPair[];
  readonly outcomes?: Parameters<typeof finishVerify>[2];
};

async function blobs(
  pairs: readonly DayPair[],
  a: string,
  b: string,
  workers: number | undefined,
  integrity: boolean,
  signal: AbortSignal,
  show: Show,
) {
  const done = new Set<string>();
  return await verifyBlobs(pairs, [a, b], {
    workers: workers ?? defaultWorkers(),
    integrity,
    signal,
    onProgress: (_, file) => show(done.add(file).size, pairs.length, file),
  });
}

/** What the four have in common: pairs, progress, Ctrl-C, the report. */
async function verifying(
  check: VerifyDocument['check'],
  a: string,
  b: string,
  { until, json }: Flags,
  work: (pairs: readonly DayPair[], signal: AbortSignal, show: Show) => Promise<Found>,
): Promise<void> {
  const pairs = pairDays(a, b, until);
  const progress = createProgress();
  const started = performance.now();
  try {
    const { files, outcomes, ...found } = await interruptible((signal) =>
      work(pairs, signal, (done, total, label) => progress.update(`verify ${check}`, done, total, label, null)),
    );
    progress.stop();
    const seconds = (performance.now() - started) / 1000;
    const names = files.map(({ name }) => name);
    finishVerify(
      { schema: 'querylab/verify', version: 1, check, a, b, files: names, seconds, ...found },
      json,
      outcomes,
    );
  } finally {
    progress.stop();
  }
}
