import { markdownTable } from 'markdown-table';
import { markdownText as text } from '../markdown-text.ts';
import { milliseconds } from '../numbers.ts';
import { changesOf, runName } from './changes.ts';
import { type RenderTrends, trendNotes } from './format.ts';
import { sparkline } from './sparkline.ts';

/** A table of trends with every change, for a pull request or a CI summary. */
const markdown: RenderTrends = (all) => {
  const rows = all.trends.map((trend) => [
    text(trend.engine),
    String(trend.points.length),
    milliseconds(trend.points[0]?.milliseconds ?? 0),
    milliseconds(trend.points.at(-1)?.milliseconds ?? 0),
    sparkline(trend.points.map((point) => Math.log(point.milliseconds))),
    changesOf(trend)
      .map((change) => `${text(runName(change.since))}: ${change.text}`)
      .join('<br>') || 'none',
  ]);
  const head = ['engine', 'runs', 'first ms', 'last ms', 'trend', 'changes'];
  return `${[
    '## querylab history',
    markdownTable([head, ...rows], { align: ['l', 'r', 'r', 'r', 'l', 'l'], alignDelimiters: false }),
    trendNotes(all)
      .map((note) => `> ${text(note)}.`)
      .join('\n>\n'),
  ].join('\n\n')}\n`;
};

export default markdown;
