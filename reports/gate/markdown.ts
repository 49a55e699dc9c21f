import { environmentFacts } from '../bench/environment-facts.ts';
import { folded, markdownTable } from '../markdown-blocks.ts';
import { markdownText as text } from '../markdown-text.ts';
import { engineRows, MARKS_LEGEND, matrixRows } from './cell-rows.ts';
import { counterRows, differenceRows, stageRows } from './detail-rows.ts';
import type { RenderGate } from './format.ts';
import { gateNotes } from './notes.ts';
import { worstTexts } from './stage-text.ts';
import { amounts, headline, labelOf, qualificationTexts, sidesText } from './verdict-text.ts';

/** For the summary of a CI job or a pull request: the verdict, the engines, what differs, and the rest folded away. */
const markdown: RenderGate = (document, judgement) => {
  const { worst } = document;
  const timed = judgement.cells.length > 0;
  const sections = [
    '## querylab gate',
    `**${labelOf(judgement)}: ${text(headline(judgement))}.**`,
    `${text(sidesText(document))}: ${amounts(document, judgement).map(text).join(', ')}.`,
    ...(judgement.reasons.length > 1 ? [list(judgement.reasons)] : []),
    ...(timed ? [table(engineRows(judgement), [0, 3])] : []),
    titled('Other results', differenceRows(document), [0, 1, 2, 3, 4]),
    titled('Counters that differ', counterRows(judgement), [0, 1, 2]),
    worst === undefined
      ? ''
      : titled(`Stages of the worst cell, ${text(`${worst.engine} on ${worst.scenario}`)}`, stageRows(document), [0]),
    list(worstTexts(document)),
    list(qualificationTexts(document, judgement)),
    gateNotes(document, judgement)
      .map((note) => `> ⚠ ${text(note)}.`)
      .join('\n>\n'),
    ...(timed ? [folded('Every scenario', `${MARKS_LEGEND}\n\n${table(matrixRows(judgement), [0])}`)] : []),
    folded('Environment', list(environmentFacts(document.screening).map(([name, value]) => `${name}: ${value}`))),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
};

export default markdown;

function table(rows: readonly (readonly string[])[], left: readonly number[]): string {
  return markdownTable(
    rows.map((row) => row.map(text)),
    left,
  );
}

function titled(title: string, rows: readonly (readonly string[])[], left: readonly number[]): string {
  return rows.length < 2 ? '' : `### ${title}\n\n${table(rows, left)}`;
}

function list(texts: readonly string[]): string {
  return texts.map((own) => `- ${text(own)}`).join('\n');
}
