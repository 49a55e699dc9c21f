import { samplesOf } from '../../harness/document.ts';
import { summarize } from '../../harness/stats.ts';
import { range } from '../bench/range.ts';
import { count, milliseconds, times } from '../numbers.ts';
import { CostSection } from './cost-section.tsx';
import type { PageModel } from './model.ts';
import { type SortableCell, SortableTable } from './sortable-table.tsx';
import { VerdictBadge } from './verdict-badge.tsx';

/** The figures as tables: one of engines, and one of every cell, folded away. */
export function FiguresSection({ document, figures, ranked, scenarios }: PageModel) {
  const { baseline, cells } = figures;
  if (ranked.length === 0) return null;
  const engineRows = ranked.map(({ engine, min, median, p90, speedup, samples, comparison }): SortableCell[] => [
    { show: engine },
    timeCell(min),
    timeCell(median),
    timeCell(p90),
    { show: speedup === null ? '–' : times(speedup), value: speedup ?? 0 },
    { show: range(comparison?.speedup.interval ?? null), value: comparison?.speedup.interval?.low ?? 0 },
    { show: <VerdictBadge verdict={engine === baseline ? 'baseline' : (comparison?.verdict ?? '–')} /> },
    { show: count(samples), value: samples },
  ]);
  const cellRows = scenarios.flatMap((view) =>
    view.cells.map((cell): SortableCell[] => {
      const { min, median, p90, count: samples } = summarize(samplesOf(cell));
      const own = cells.find(({ engine, scenario }) => engine === cell.engine && scenario === view.name);
      const { candidates, bytesRead, pointsDecoded, tasks } = cell.counters;
      return [
        { show: view.name },
        { show: cell.engine },
        timeCell(min),
        timeCell(median),
        timeCell(p90),
        { show: own === undefined ? '–' : times(own.speedup.estimate), value: own?.speedup.estimate ?? 1 },
        { show: range(own?.speedup.interval ?? null), value: own?.speedup.interval?.low ?? 0 },
        ...[samples, candidates, bytesRead, pointsDecoded, tasks].map((n) => ({ show: count(n), value: n })),
      ];
    }),
  );
  const shared = ['min ms', 'median ms', 'p90 ms', `over ${baseline}`, '95 % interval'];
  return (
    <section id="figures" aria-labelledby="figures-title">
      <h2 id="figures-title">Figures</h2>
      <SortableTable
        id="engines"
        caption="Engines: one pass over the scenarios that count. Press a head to sort."
        head={['engine', ...shared, 'verdict', 'samples']}
        rows={engineRows}
      />
      <details>
        <summary>Every engine on every scenario ({count(cellRows.length)} rows)</summary>
        <SortableTable
          id="cells"
          caption="Cells, with counts that are the same at every repetition. Press a head to sort."
          head={['scenario', 'engine', ...shared, 'samples', 'candidates', 'bytes read', 'points decoded', 'tasks']}
          rows={cellRows}
        />
      </details>
      <CostSection document={document} />
    </section>
  );
}

function timeCell(value: number): SortableCell {
  return { show: milliseconds(value), value };
}
