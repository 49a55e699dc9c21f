import type { Command } from 'commander';
import { checkWritable } from '../../engines/atomic-file.ts';
import { LabError } from '../../engines/errors.ts';
import { placeObstacles } from '../../harness/comparison/comparable.ts';
import { BENCH, kindOf, parseDocument, readDocument, readSaved, type SavedFile } from '../../harness/read-document.ts';
import { SWEEP, type SweepDocument } from '../../harness/sweep/sweep-document.ts';
import { REPORT_FORMATS } from '../../reports/formats/registry.ts';
import { GATE_FORMATS } from '../../reports/gate/registry.ts';
import { renderSaved } from '../../reports/saved.ts';
import { SWEEP_FORMATS } from '../../reports/sweep/registry.ts';
import { outOption } from '../common-options.ts';
import { collect } from '../options.ts';
import { printText } from '../print-text.ts';

interface Flags {
  readonly format: string;
  readonly out?: string;
  readonly details?: boolean;
  readonly stages?: boolean;
  readonly sweep?: readonly string[];
}

/** Formats of every kind of document, each once. */
const FORMATS = [...new Set([...REPORT_FORMATS, ...SWEEP_FORMATS, ...GATE_FORMATS])];

export function addReport(program: Command): void {
  program
    .command('report')
    .argument('<result>', 'a file that lab bench --json, lab sweep --json or lab gate --json wrote')
    .description('render a saved result, sweep or gate')
    .option('--format <name>', `one of ${FORMATS.join(', ')}`, 'table')
    .option('--sweep <file>', 'in the page of a result: also this sweep of the same store; may be repeated', collect)
    .addOption(outOption())
    .option('--details', 'in the table: also every cell')
    .option('--stages', 'in the table: all stages and costs, where the run looked at them')
    .action(report);
}

async function report(result: string, flags: Flags): Promise<void> {
  const { format, out, sweep = [] } = flags;
  if (out !== undefined) checkWritable(out);
  const saved = readSaved(result);
  const sweeps = sweep.length === 0 ? [] : readSweeps(saved, sweep, format);
  const text = await renderSaved(saved, format, {
    details: flags.details === true,
    stages: flags.stages === true,
    sweeps,
  });
  printText(text, out);
}

/** @throws LabError BAD_OPTION where there is no room for sweeps, NOT_COMPARABLE where they are of another store or machine. */
function readSweeps(saved: SavedFile, files: readonly string[], format: string): SweepDocument[] {
  if (format !== 'html') {
    throw new LabError('BAD_OPTION', `--sweep needs --format html: render the sweep by itself as ${format}`);
  }
  if (kindOf(saved, [BENCH, SWEEP]) === SWEEP) {
    throw new LabError('BAD_OPTION', `--sweep goes with a result of lab bench, and ${saved.file} is a sweep itself`);
  }
  const bench = parseDocument(saved, BENCH);
  return files.map((file) => {
    const sweep = readDocument(file, SWEEP);
    const [obstacle] = placeObstacles(bench, sweep.bench);
    if (obstacle === undefined) return sweep;
    throw new LabError('NOT_COMPARABLE', `${file} does not belong to ${saved.file}: ${obstacle.text}`);
  });
}
