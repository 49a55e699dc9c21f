import { environmentLine } from '../bench/environment-line.ts';
import { drawTable, printable } from '../text-table.ts';
import { engineRows, MARKS_LEGEND, matrixRows } from './cell-rows.ts';
import { counterRows, differenceRows, stageRows } from './detail-rows.ts';
import type { RenderGate } from './format.ts';
import { gateNotes } from './notes.ts';
import { worstTexts } from './stage-text.ts';
import { amounts, headline, labelOf, qualificationTexts, sidesText } from './verdict-text.ts';

/** Columns of a terminal that texts of any length are wrapped to. */
const TERMINAL = 140;

/** Tables for a terminal; the last line says what to conclude. */
const table: RenderGate = (document, judgement) => {
  const { worst } = document;
  const timed = judgement.cells.length > 0;
  const sections = [
    environmentLine(document.screening),
    `Gate: ${sidesText(document)}: ${amounts(document, judgement).join(', ')}`,
    ...(timed ? [drawn('Time of the head over that of the base, all scenarios together', engineRows(judgement))] : []),
    ...(timed ? [drawn(`The same by scenario: ${MARKS_LEGEND}`, matrixRows(judgement))] : []),
    drawn('Other results', differenceRows(document), [0, 1, 2, 3, 4], TERMINAL),
    drawn('Counters that differ; they are the same at every repetition', counterRows(judgement), [0, 1, 2]),
    ...(worst === undefined
      ? []
      : [drawn(`Stages of the worst cell, ${worst.engine} on ${worst.scenario}`, stageRows(document))]),
    ...worstTexts(document).map((text) => `Where it slowed down: ${text}`),
    ...gateNotes(document, judgement).map((note) => `Note: ${note}.`),
    `Qualification: ${qualificationTexts(document, judgement).join('; ')}.`,
    ...(judgement.reasons.length > 1 ? [judgement.reasons.map((reason) => `- ${printable(reason)}`).join('\n')] : []),
    `${labelOf(judgement)}: ${headline(judgement)}.`,
  ];
  return `${sections
    .filter((section) => section !== '')
    .map((section) => section.split('\n').map(printable).join('\n'))
    .join('\n\n')}\n`;
};

export default table;

/** A title and its table; nothing where there is no row. */
function drawn(title: string, [head = [], ...rows]: string[][], left = [0], most?: number): string {
  return rows.length === 0 ? '' : `${printable(title)}\n${drawTable({ head, rows, left }, most)}`;
}
