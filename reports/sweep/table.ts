import type { SweepDocument } from '../../harness/sweep/sweep-document.ts';
import { environmentLine } from '../bench/environment-line.ts';
import { pairsTaken } from '../bench/figures.ts';
import { problems } from '../bench/problems.ts';
import { plural } from '../numbers.ts';
import { drawTable, printable } from '../text-table.ts';
import { conclusions, sweepNotes } from './conclusion.ts';
import type { RenderSweep } from './format.ts';
import { growthRows } from './growth-table.ts';
import { type Rows, stepRows } from './step-table.ts';

/** Tables for a terminal; the last line says what to conclude. */
const table: RenderSweep = (document) => `${sections(document).join('\n\n')}\n`;

export default table;

function sections(document: SweepDocument): string[] {
  const { bench, over, engines } = document;
  const pairs = pairsTaken(bench.cells);
  const conclusion = `${conclusions(document).map(printable).join('.\n')}.`;
  if (pairs === 0) return [...problems(bench), conclusion];
  return [
    environmentLine(bench),
    printable(
      `Time over ${over}: ${plural(engines.length, 'engine')}, medians of ${pairs === 1 ? 'one process' : `${pairs} processes`} each`,
    ),
    draw(stepRows(document)),
    printable(`Growth: time = factor · ${over}^exponent, by least squares on logarithms`),
    draw(growthRows(document)),
    ...problems(bench),
    ...sweepNotes(document).map((note) => `Note: ${printable(note)}.`),
    conclusion,
  ];
}

function draw([head = [], ...rows]: Rows): string {
  return drawTable({ head, rows, left: [0] });
}
