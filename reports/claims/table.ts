import { problems } from '../bench/problems.ts';
import { drawTable, printable } from '../text-table.ts';
import type { RenderClaims } from './format.ts';
import { claimsReport } from './rows.ts';

/** Tables for a terminal; the last line says what to conclude. */
const table: RenderClaims = (document) => {
  const { claims, details, notes, qualification, conclusion } = claimsReport(document);
  return `${[
    ...problems(document.bench),
    drawTable(claims),
    ...details.map(({ text, cells }) =>
      [printable(`${text}.`), ...(cells === null ? [] : [drawTable(cells)])].join('\n'),
    ),
    ...notes.map((note) => `Note: ${printable(note)}.`),
    printable(`${qualification}.`),
    printable(conclusion),
  ].join('\n\n')}\n`;
};

export default table;
