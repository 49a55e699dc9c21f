import { roundLogs, roundQuantiles, wholeRounds } from '../comparison/round-logs.ts';
import { type BenchDocument, cellKey } from '../document.ts';
import { TIME_QUANTILE } from '../gate/gate-logs.ts';
import type { BaselineDocument } from './baseline-document.ts';

/** Ratios to the control of a run or of a baseline. */
export interface Ratios {
  /** ln(time of the engine or arm / time of the control) by process pair. */
  of(engine: string, scenario: string): ReadonlyMap<number, number>;
}

/** Those of a run in which the control ran as well, from the quantile of each process that the gate takes. */
export function measuredRatios({ cells }: Pick<BenchDocument, 'cells'>, control: string): Ratios {
  const times = new Map(
    cells.map((cell) => [cellKey(cell.engine, cell.scenario), roundQuantiles(cell, TIME_QUANTILE)]),
  );
  return {
    of: (engine, scenario) => roundLogs(times.get(cellKey(engine, scenario)), times.get(cellKey(control, scenario))),
  };
}

/** Those of a baseline. */
export function savedRatios({ ratios }: BaselineDocument): Ratios {
  const byCell = new Map(
    ratios.map(({ engine, scenario, pairs }) => [
      cellKey(engine, scenario),
      new Map(pairs.map(({ round, log }) => [round, log])),
    ]),
  );
  return { of: (engine, scenario) => byCell.get(cellKey(engine, scenario)) ?? new Map() };
}

/** One value a process pair: the mean over some scenarios, of the pairs that have them all. */
export function meanRatios(ratios: Ratios, engine: string, scenarios: readonly string[]): number[] {
  const rows = wholeRounds(scenarios.map((scenario) => ratios.of(engine, scenario)));
  return rows.map((row) => row.reduce((sum, log) => sum + log, 0) / row.length);
}
