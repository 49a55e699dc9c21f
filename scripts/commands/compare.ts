import process from 'node:process';
import type { Command } from 'commander';
import { checkWritable, writeFileAtomic } from '../../engines/atomic-file.ts';
import { LabError } from '../../engines/errors.ts';
import { obstacles } from '../../harness/comparison/comparable.ts';
import { timedEngines } from '../../harness/comparison/compare.ts';
import type { BenchDocument } from '../../harness/document.ts';
import { readTimedDocument } from '../../harness/read-document.ts';
import { sideBySide } from '../../reports/compare/format.ts';
import { COMPARISON_FORMATS, loadComparisonFormat } from '../../reports/compare/registry.ts';

interface Flags {
  readonly force?: boolean;
  readonly format: string;
  readonly out?: string;
  readonly details?: boolean;
}

export function addCompare(program: Command): void {
  program
    .command('compare')
    .argument('<a>', 'a file that lab bench --json wrote: before')
    .argument('<b>', 'another: after')
    .description('set two saved results side by side; those of other stores, scenarios or machines are refused')
    .option('--force', 'compare results of different machines all the same')
    .option('--format <name>', `one of ${COMPARISON_FORMATS.join(', ')}`, 'table')
    .option('--out <file>', 'write there instead of stdout')
    .option('--details', 'also every scenario')
    .action(compare);
}

async function compare(fileA: string, fileB: string, flags: Flags): Promise<void> {
  const render = await loadComparisonFormat(flags.format);
  if (flags.out !== undefined) checkWritable(flags.out);
  const [a, b] = [readTimedDocument(fileA), readTimedDocument(fileB)];
  const warnings = checkComparable(a, b, flags.force === true);
  const text = render(sideBySide(a, b, warnings), flags.details === true);
  if (flags.out === undefined) process.stdout.write(text);
  else writeFileAtomic(flags.out, text);
}

/**
 * What was overlooked because of --force.
 * @throws LabError NOT_COMPARABLE with every reason.
 */
function checkComparable(a: BenchDocument, b: BenchDocument, force: boolean): string[] {
  const found = obstacles(a, b);
  const machines = found.filter(({ kind }) => kind === 'machine');
  const fatal = force ? found.filter(({ kind }) => kind !== 'machine') : found;
  if (fatal.length > 0) {
    const remedy = fatal.length === machines.length ? '; --force compares them all the same' : '';
    throw new LabError('NOT_COMPARABLE', `not comparable: ${fatal.map(({ text }) => text).join('; ')}${remedy}`);
  }
  const engines = timedEngines(b);
  if (!timedEngines(a).some((engine) => engines.includes(engine))) {
    throw new LabError('NOT_COMPARABLE', 'not comparable: no engine was timed in both');
  }
  return machines.map(({ text }) => text);
}
