import { stringify } from 'csv-stringify/sync';
import { cellKey } from '../../harness/document.ts';
import type { RenderSweep } from './format.ts';

const HEAD = ['engine', 'over', 'value', 'unit', 'scenario', 'round', 'call', 'milliseconds'];

/** One row a sample, by step and engine; rounds and calls count from 0, as in the document. */
const csv: RenderSweep = ({ over, unit, engines, steps, bench }) => {
  const cells = new Map(bench.cells.map((cell) => [cellKey(cell.engine, cell.scenario), cell]));
  const rows = steps.flatMap(({ value, scenario, arms }) =>
    engines.flatMap((engine) =>
      (cells.get(cellKey(arms[engine] ?? '', scenario))?.rounds ?? []).flatMap(({ round, samples }) =>
        samples.map((sample, call) => [engine, over, value, unit, scenario, round, call, sample]),
      ),
    ),
  );
  // A name that begins like a formula would be one in a spreadsheet.
  return stringify([HEAD, ...rows], { escape_formulas: true });
};

export default csv;
