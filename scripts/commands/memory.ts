import process from 'node:process';
import type { Command } from 'commander';
import { checkWritable, writeFileAtomic } from '../../engines/atomic-file.ts';
import { EXIT_STATUS, LabError } from '../../engines/errors.ts';
import { checkEngineName, engineFormat, openEngine } from '../../engines/registry.ts';
import { anchorsOf } from '../../engines/store/anchors.ts';
import { listDays } from '../../engines/store/day-path.ts';
import { findStores } from '../../engines/store/layout.ts';
import { defaultWorkers } from '../../engines/workers.ts';
import { readEnvironment } from '../../harness/environment/environment.ts';
import type { MemoryDocument } from '../../harness/memory-document.ts';
import { watchMemory } from '../../harness/watch-memory.ts';
import { renderMemory } from '../../reports/memory.ts';
import { smallBox } from '../../scenarios/small-boxes.ts';
import { dataDirOption, seedOption, workersOption } from '../common-options.ts';
import { wholeNumber } from '../options.ts';
import { createProgress, secondsToGo } from '../progress.ts';

/** Flights that boxes are drawn round. */
const ANCHORS = 50;
/** Fewest queries that have a trend. */
const MIN_QUERIES = 100;

interface Flags {
  readonly dataDir: string;
  readonly engine: string;
  readonly queries: number;
  readonly bound: number;
  readonly seed: number;
  readonly workers?: number;
  readonly json?: string;
}

export function addMemory(program: Command): void {
  program
    .command('memory')
    .description('whether the memory of a long-lived process stays flat: small queries, one after the other')
    .addOption(dataDirOption().makeOptionMandatory())
    .requiredOption('--engine <name>', 'engine that answers')
    .option('--queries <n>', 'queries to answer', wholeNumber('--queries', MIN_QUERIES), 100_000)
    .option('--bound <MB>', 'growth over the run that still counts as flat', wholeNumber('--bound', 1), 10)
    .addOption(seedOption('the queries'))
    .addOption(workersOption())
    .option('--json <file>', 'write every sample as one JSON document')
    .action(memory);
}

async function memory(flags: Flags): Promise<void> {
  const { engine: name, queries, bound, seed, workers = defaultWorkers(), json } = flags;
  checkEngineName(name);
  if (json !== undefined) checkWritable(json);
  const environment = readEnvironment([name]);
  const dataDir = storeFor(name, flags.dataDir);
  const store = { days: listDays(dataDir), anchors: anchorsOf(dataDir, ANCHORS) };
  if (store.anchors.length === 0) throw new LabError('DATA_DIR_EMPTY', `'${dataDir}' has no flight to ask for`);
  const configuration = { engine: name, dataDir, queries, workers, seed, boundBytes: bound * 1e6 };
  const engine = await openEngine(name, { dataDir, workers });
  const progress = createProgress();
  const started = performance.now();
  try {
    const findings = await watchMemory(engine, {
      queries,
      boundBytes: configuration.boundBytes,
      query: (i) => smallBox(store, seed, i),
      onSample: (done) => progress.update('memory', done, queries, name, secondsToGo(started, done, queries)),
    });
    progress.stop();
    const document: MemoryDocument = {
      schema: 'querylab/memory',
      version: 1,
      createdAt: new Date().toISOString(),
      environment,
      configuration,
      ...findings,
    };
    if (json !== undefined) writeFileAtomic(json, `${JSON.stringify(document, null, 1)}\n`);
    process.stdout.write(`${renderMemory(document)}\n`);
    process.exitCode = findings.growing.length === 0 ? 0 : EXIT_STATUS.check;
  } finally {
    progress.stop();
    await engine.close();
  }
}

/** @throws LabError BAD_OPTION where there is no store that the engine reads. */
function storeFor(engine: string, root: string): string {
  const stores = findStores(root);
  const format = engineFormat(engine);
  const dataDir = format === null ? [...stores.values()].at(-1) : stores.get(format);
  if (dataDir !== undefined) return dataDir;
  throw new LabError('BAD_OPTION', `there is no ${format} store for ${engine} in '${root}'`);
}
