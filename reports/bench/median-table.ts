import { type BenchDocument, cellKey } from '../../harness/document.ts';
import { milliseconds } from '../numbers.ts';
import { drawTable } from '../text-table.ts';
import type { Figures } from './figures.ts';
import { stacked } from './stacked.ts';

/** Median milliseconds of every engine on every scenario; `*` marks the fastest of a row. */
export function medianTable(document: BenchDocument, { engines, medians, scenarios }: Figures): string {
  const names = engines.map(({ engine }) => engine);
  return drawTable({
    head: ['median ms', ...names.map(stacked)],
    left: [0],
    rows: document.scenarios.map(({ name }) => {
      const row = names.map((engine) => medians.get(cellKey(engine, name)));
      // Where no blob is opened, or not by all, being first means nothing.
      const best = scenarios.includes(name) ? Math.min(...row.filter((value) => value !== undefined)) : null;
      return [
        name,
        ...row.map((value) => (value === undefined ? '–' : `${milliseconds(value)}${value === best ? ' *' : ''}`)),
      ];
    }),
  });
}
