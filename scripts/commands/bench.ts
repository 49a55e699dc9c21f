import process from 'node:process';
import type { Command } from 'commander';
import { checkWritable, writeFileAtomic } from '../../engines/atomic-file.ts';
import type { BenchDocument } from '../../harness/document.ts';
import { runBench } from '../../harness/run.ts';
import { loadReportFormat } from '../../reports/formats/registry.ts';
import { type BenchFlags, resolveBenchOptions } from '../bench-options.ts';
import { exitStatus } from '../exit-status.ts';
import { collect, duration, MAX_PAIRS, MAX_WORKERS, nameList, percentage, wholeNumber } from '../options.ts';
import { createProgress } from '../progress.ts';

export function addBench(program: Command): void {
  program
    .command('bench')
    .description('run engines on scenarios: first identity of results, then time')
    .option('--data-dir <dir>', 'a store, or a folder with bz2/ and lz4/ stores')
    .option('--preset <name>', 'a fixture preset: tiny, small, day (default: small)')
    .option(
      '--engines <names>',
      "engines, e.g. 'typed/lz4,pool-*', or all (default: those that `lab list engines` marks)",
      nameList('--engines'),
    )
    .option(
      '--scenarios <names>',
      "named scenarios, e.g. 'reference/boston,camera/*' (default: all)",
      nameList('--scenarios'),
    )
    .option('--scenario <spec>', "one by hand: 'camera=39.1,-94.58;window=2024-06-11T18:00Z/20m;km=120x80'", collect)
    .option('--random <n>', 'add n drawn scenarios', wholeNumber('--random', 1))
    .option('--seed <n>', 'seed of drawn scenarios and of the order of blocks', wholeNumber('--seed', 0), 1)
    .option('--repeats <n>', 'timed calls a cell in each process', wholeNumber('--repeats', 1), 10)
    .option(
      '--pairs <n>',
      'rounds of fresh processes, each a pair of every engine with the baseline: 8 for a verdict',
      wholeNumber('--pairs', 1, MAX_PAIRS),
      1,
    )
    .option('--baseline <engine>', 'engine to compare the others with (default: naive/bz2, or the first that runs)')
    .option('--floor <percent>', 'difference below which engines are the same (default: 5%)', percentage('--floor'))
    .option(
      '--workers <n>',
      'threads of pool engines (default: min(8, cores))',
      wholeNumber('--workers', 1, MAX_WORKERS),
    )
    .option('--budget <time>', 'time the run should take, e.g. 5m (default: 90s a pair)', duration('--budget'))
    .option('--json <file>', 'write everything, every sample included, as one JSON document')
    .option('--html <file>', 'write a report as one page that works offline')
    .option('--details', 'also print every cell')
    .option('--stages', 'show what the time goes into, on all scenarios (default: in short, on the first few)')
    .option('--no-stages', 'do not look at stages and costs at all')
    .action(bench);
}

interface Flags extends BenchFlags {
  readonly json?: string;
  readonly html?: string;
  readonly details?: boolean;
}

async function bench(flags: Flags): Promise<void> {
  const files = [
    ['json', flags.json],
    ['html', flags.html],
  ] as const;
  for (const [, file] of files) if (file !== undefined) checkWritable(file);
  const options = await resolveBenchOptions(flags);
  const progress = createProgress();
  const abort = new AbortController();
  const interrupt = () => abort.abort();
  // A second Ctrl-C must not end the process before what there is has been saved.
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  let document: BenchDocument;
  try {
    document = await runBench(options, { signal: abort.signal, onProgress: progress.update });
  } finally {
    progress.stop();
  }
  const render = async (format: string) =>
    (await loadReportFormat(format))(document, { details: flags.details === true, stages: flags.stages === true });
  // The document first: a page can be made of it again.
  for (const [format, file] of files) if (file !== undefined) writeFileAtomic(file, await render(format));
  process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  process.stdout.write(await render('table'));
  for (const [, file] of files) if (file !== undefined) process.stderr.write(`saved ${file}\n`);
  process.exitCode = exitStatus(document);
}
