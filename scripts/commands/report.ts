import process from 'node:process';
import type { Command } from 'commander';
import { checkWritable, writeFileAtomic } from '../../engines/atomic-file.ts';
import { readBenchDocument } from '../../harness/read-document.ts';
import { loadReportFormat, REPORT_FORMATS } from '../../reports/formats/registry.ts';

interface Flags {
  readonly format: string;
  readonly out?: string;
  readonly details?: boolean;
  readonly stages?: boolean;
}

export function addReport(program: Command): void {
  program
    .command('report')
    .argument('<result>', 'a file that lab bench --json wrote')
    .description('render a saved result')
    .option('--format <name>', `one of ${REPORT_FORMATS.join(', ')}`, 'table')
    .option('--out <file>', 'write there instead of stdout')
    .option('--details', 'in the table: also every cell')
    .option('--stages', 'in the table: all stages and costs, where the run looked at them')
    .action(report);
}

async function report(result: string, flags: Flags): Promise<void> {
  const render = await loadReportFormat(flags.format);
  if (flags.out !== undefined) checkWritable(flags.out);
  const text = render(readBenchDocument(result), { details: flags.details === true, stages: flags.stages === true });
  if (flags.out === undefined) process.stdout.write(text);
  else writeFileAtomic(flags.out, text);
}
