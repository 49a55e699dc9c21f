import { environmentFacts } from '../bench/environment-facts.ts';
import { problems } from '../bench/problems.ts';
import { fenced, folded, markdownTable } from '../markdown-blocks.ts';
import { markdownText as text } from '../markdown-text.ts';
import type { TextTable } from '../text-table.ts';
import type { RenderClaims } from './format.ts';
import { claimsReport } from './rows.ts';

/** For the summary of a CI job: what to conclude, a row a claim, and what is not proved. */
const markdown: RenderClaims = (document) => {
  const { claims, details, notes, qualification, conclusion } = claimsReport(document);
  return `${[
    '## querylab claims',
    `**${text(conclusion)}**`,
    ...problems(document.bench).map(fenced),
    table(claims),
    ...details.flatMap((own) => [`${text(own.text)}.`, ...(own.cells === null ? [] : [table(own.cells)])]),
    `${text(qualification)}.`,
    notes.map((note) => `> ⚠ ${text(note)}.`).join('\n>\n'),
    folded(
      'Environment',
      environmentFacts(document.bench)
        .map(([name, value]) => `- ${name}: ${text(value)}`)
        .join('\n'),
    ),
  ]
    .filter((section) => section !== '')
    .join('\n\n')}\n`;
};

export default markdown;

function table({ head, rows, left }: TextTable): string {
  return markdownTable(
    [head, ...rows].map((row) => row.map(text)),
    left,
  );
}
