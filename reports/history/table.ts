import { milliseconds } from '../numbers.ts';
import { drawTable, printable } from '../text-table.ts';
import { changesOf, runName } from './changes.ts';
import { type RenderTrends, trendNotes } from './format.ts';
import { sparkline } from './sparkline.ts';

/** Runs that a line of the trend shows: the latest ones. */
const MOST_RUNS = 60;

/** A table of trends for a terminal, then every change. */
const table: RenderTrends = (all) => {
  const rows = all.trends.map(({ engine, points, levels }) => [
    engine,
    String(points.length),
    milliseconds(points[0]?.milliseconds ?? 0),
    milliseconds(points.at(-1)?.milliseconds ?? 0),
    sparkline(points.slice(-MOST_RUNS).map((point) => Math.log(point.milliseconds))),
    String(levels.length - 1),
  ]);
  const changes = all.trends.flatMap((trend) =>
    changesOf(trend).map(({ since, text }) => `◆ ${trend.engine} since ${runName(since)}: ${text}`),
  );
  return `${[
    drawTable({ head: ['engine', 'runs', 'first ms', 'last ms', 'trend', 'changes'], left: [0, 4], rows }),
    changes.length === 0 ? 'No change of level.' : changes.map(printable).join('\n'),
    ...trendNotes(all).map((note) => `Note: ${printable(note)}.`),
  ].join('\n\n')}\n`;
};

export default table;
