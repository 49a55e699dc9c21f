import { timedEngines } from '../../harness/comparison/compare.ts';
import { type BenchDocument, samplesOf } from '../../harness/document.ts';
import { quantile } from '../../harness/stats.ts';
import { engineClass } from './engine-class.ts';
import { ratioText, timeText } from './figures.ts';
import { ratiosOf } from './ratio.ts';
import { table } from './table.ts';

/** Every engine of a run: medians, and ratios to C and to Python on blobs of the same format (on those of lz4 for v2). */
export function enginesTable(document: BenchDocument): string {
  const ratios = ratiosOf(document);
  const scenarios = document.scenarios.map(({ name }) => name);
  const rows = timedEngines(document).map((engine) => {
    const format = engineClass(engine).format === 'bz2' ? 'bz2' : 'lz4';
    const own = document.cells.filter((cell) => cell.engine === engine);
    const pairs = Math.max(0, ...own.map(({ rounds }) => rounds.length));
    const overall = (against: string) => (engine === against ? '1' : ratioText(ratios.overall(engine, against)));
    return {
      median: medianOf(document, engine, scenarios[0] ?? ''),
      cells: [
        `\`${engine}\``,
        ...scenarios.map((scenario) => timeText(medianOf(document, engine, scenario))),
        overall(`c/${format}`),
        overall(`python/${format}`),
        String(pairs),
      ],
    };
  });
  const head = ['engine', ...scenarios.map((name) => `${name}, ms`), '÷ C', '÷ Python', 'pairs'];
  rows.sort((a, b) => (a.median ?? Infinity) - (b.median ?? Infinity));
  return table([head, ...rows.map(({ cells }) => cells)], [0]);
}

/** Median of all samples of a cell; null where it has none. */
export function medianOf({ cells }: BenchDocument, engine: string, scenario: string): number | null {
  const cell = cells.find((own) => own.engine === engine && own.scenario === scenario);
  return cell === undefined || cell.rounds.length === 0 ? null : quantile(samplesOf(cell), 0.5);
}
