import process from 'node:process';
import type { Command } from 'commander';
import { checkWritable, writeFileAtomic } from '../../engines/atomic-file.ts';
import { type AutoModel, expectedMs, largestShare, MODEL_FILE } from '../../engines/auto-model.ts';
import { CODEC_NAMES, formatOf } from '../../engines/codec/registry.ts';
import { LabError } from '../../engines/errors.ts';
import { pickNames } from '../../engines/names.ts';
import { anchorsOf } from '../../engines/store/anchors.ts';
import { listDays } from '../../engines/store/day-path.ts';
import { findStores } from '../../engines/store/layout.ts';
import { defaultWorkers } from '../../engines/workers.ts';
import { DEFAULT_SEED, PRESET_NAMES } from '../../fixtures/presets.ts';
import { type Calibration, calibrate } from '../../harness/calibrate.ts';
import { readEnvironment } from '../../harness/environment/environment.ts';
import { milliseconds, percent } from '../../reports/numbers.ts';
import { drawTable } from '../../reports/text-table.ts';
import { ladderQueries } from '../../scenarios/ladder.ts';
import { workersOption } from '../common-options.ts';
import { ensureFixture, fixtureDir } from '../fixture-store.ts';
import { wholeNumber } from '../options.ts';
import { createProgress } from '../progress.ts';

/** Places that boxes are drawn round. */
const ANCHORS = 6;

interface Flags {
  readonly preset: string;
  readonly workers?: number;
  readonly rounds: number;
  readonly out: string;
}

export function addCalibrate(program: Command): void {
  program
    .command('calibrate')
    .description('measure one thread against workers on every codec, and write the cost model of auto')
    .option('--preset <name>', 'the fixture to measure on', 'small')
    .addOption(workersOption('threads of worker-own', 2))
    .option('--rounds <n>', 'rounds of blocks of calls that take turns', wholeNumber('--rounds', 1), 6)
    .option('--out <file>', 'where the model goes', MODEL_FILE)
    .action(run);
}

async function run({ preset, workers = defaultWorkers(), rounds, out }: Flags): Promise<void> {
  pickNames('preset', PRESET_NAMES, [preset]);
  checkWritable(out);
  const environment = readEnvironment([]);
  const threads = Math.min(workers, environment.cores);
  if (threads < 2) {
    throw new LabError('BAD_OPTION', 'workers cannot be measured on one core: calibrate on a machine with more');
  }
  const { seed } = await ensureFixture(preset, DEFAULT_SEED);
  const progress = createProgress();
  try {
    const stores = findStores(fixtureDir(preset, seed));
    const lz4 = stores.get('lz4') as string;
    const queries = ladderQueries({ days: listDays(lz4), anchors: anchorsOf(lz4, ANCHORS) });
    const found = new Map<string, Calibration>();
    for (const [i, codec] of CODEC_NAMES.entries()) {
      progress.update('calibrate', i, CODEC_NAMES.length, codec, null);
      const dataDir = stores.get(formatOf(codec)) as string;
      found.set(codec, await calibrate({ codec, dataDir, queries, workers, threads, rounds }));
    }
    progress.stop();
    const { cpu, cores, node } = environment;
    const model = modelOf(found, { cpu, cores, node, workers, store: `preset ${preset}, seed ${seed}` });
    writeFileAtomic(out, `${JSON.stringify(model, null, 2)}\n`);
    process.stdout.write(`${table(found, threads)}\nload ${environment.load.toFixed(2)}; wrote ${out}\n`);
  } finally {
    progress.stop();
  }
}

function modelOf(found: ReadonlyMap<string, Calibration>, measured: AutoModel['measured']): AutoModel {
  const round = (value: number) => Number(value.toPrecision(3));
  const rounded = ({ fixedMs, perMegabyteMs }: Calibration['scan']) => ({
    fixedMs: round(fixedMs),
    perMegabyteMs: round(perMegabyteMs),
  });
  return {
    schema: 'querylab/auto-model',
    version: 1,
    measured,
    codecs: Object.fromEntries(
      [...found].map(([codec, costs]) => [
        codec,
        { scan: rounded(costs.scan), 'worker-own': rounded(costs['worker-own']) },
      ]),
    ),
  };
}

/** Costs by codec, where workers begin to pay, and how much slower than the better strategy the picks were. */
function table(found: ReadonlyMap<string, Calibration>, threads: number): string {
  return drawTable({
    head: [
      'codec',
      'scan ms',
      'a MB more',
      'worker-own ms',
      'a MB more',
      'workers pay from',
      'queries',
      'lost by picks',
    ],
    left: [0],
    rows: [...found].map(([codec, { scan, 'worker-own': own, measured }]) => {
      const workersPay = (n: number, bytes: number) =>
        expectedMs(own, bytes * largestShare(n, threads)) < expectedMs(scan, bytes);
      const sum = (value: (m: (typeof measured)[number]) => number) => measured.reduce((all, m) => all + value(m), 0);
      const mean = sum((m) => m.bytes) / sum((m) => m.candidates);
      const from = Array.from({ length: 2_000 }, (_, i) => i + 1).find((n) => workersPay(n, n * mean));
      const best = sum((m) => Math.min(m.scan, m.workers));
      const picked = sum((m) => (workersPay(m.candidates, m.bytes) ? m.workers : m.scan));
      return [
        codec,
        ...[scan.fixedMs, scan.perMegabyteMs, own.fixedMs, own.perMegabyteMs].map(milliseconds),
        from === undefined ? 'never' : `${from} candidates`,
        String(measured.length),
        percent(picked - best, best),
      ];
    }),
  });
}
