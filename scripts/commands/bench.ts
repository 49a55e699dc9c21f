import process from 'node:process';
import type { Command } from 'commander';
import { checkWritable, writeFileAtomic } from '../../engines/atomic-file.ts';
import type { BenchDocument } from '../../harness/document.ts';
import { runBench } from '../../harness/run.ts';
import { loadReportFormat } from '../../reports/formats/registry.ts';
import { type BenchFlags, resolveBenchOptions } from '../bench-options.ts';
import {
  dataDirOption,
  documentOption,
  presetOption,
  repeatsOption,
  seedOption,
  workersOption,
} from '../common-options.ts';
import { exitStatus } from '../exit-status.ts';
import { interruptible } from '../interruptible.ts';
import { collect, duration, MAX_PAIRS, nameList, percentage, wholeNumber } from '../options.ts';
import { createProgress } from '../progress.ts';

export function addBench(program: Command): void {
  program
    .command('bench')
    .description('run engines on scenarios: first identity of results, then time')
    .addOption(dataDirOption())
    .addOption(presetOption())
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
    .addOption(seedOption('drawn scenarios and of the order of blocks'))
    .addOption(repeatsOption())
    .option(
      '--pairs <n>',
      'rounds of fresh processes, each a pair of every engine with the baseline: 8 for a verdict',
      wholeNumber('--pairs', 1, MAX_PAIRS),
      1,
    )
    .option('--baseline <engine>', 'engine to compare the others with (default: naive/bz2, or the first that runs)')
    .option('--floor <percent>', 'difference below which engines are the same (default: 5%)', percentage('--floor'))
    .addOption(workersOption())
    .option('--budget <time>', 'time the run should take, e.g. 5m (default: 90s a pair)', duration('--budget'))
    .addOption(documentOption())
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
  const render = async (document: BenchDocument, format: string) =>
    (await loadReportFormat(format))(document, { details: flags.details === true, stages: flags.stages === true });
  const document = await interruptible(async (signal) => {
    const found = await runBench(options, { signal, onProgress: progress.update }).finally(() => progress.stop());
    // The document first: a page can be made of it again.
    for (const [format, file] of files) if (file !== undefined) writeFileAtomic(file, await render(found, format));
    return found;
  });
  process.stdout.write(await render(document, 'table'));
  for (const [, file] of files) if (file !== undefined) process.stderr.write(`saved ${file}\n`);
  process.exitCode = exitStatus(document);
}
