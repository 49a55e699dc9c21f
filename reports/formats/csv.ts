import { stringify } from 'csv-stringify/sync';
import type { RenderReport } from './format.ts';

const HEAD = ['engine', 'scenario', 'round', 'call', 'milliseconds'];

/** One row a sample; rounds and calls count from 0, as in the document. */
const csv: RenderReport = ({ cells }) => {
  const rows = cells.flatMap(({ engine, scenario, rounds }) =>
    rounds.flatMap(({ round, samples }) => samples.map((sample, call) => [engine, scenario, round, call, sample])),
  );
  // A name that begins like a formula would be one in a spreadsheet.
  return stringify([HEAD, ...rows], { escape_formulas: true });
};

export default csv;
