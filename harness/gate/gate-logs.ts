import { roundLogs, roundQuantiles, wholeRounds } from '../comparison/round-logs.ts';
import { type BenchDocument, cellKey } from '../document.ts';
import { armName, type Role } from './gate-document.ts';

/**
 * Quantile of a process's calls that stands for its time. What else runs on a machine can only add to a call, so low
 * quantiles are disturbed least: of calls under bursts of load, a median lies among the disturbed ones as soon as half
 * of them are. J. Chen and J. Revels, "Robust benchmarking in noisy environments", IEEE HPEC 2016 (arXiv:1608.04295),
 * take the minimum; the first decile does not hang on a single call.
 */
export const TIME_QUANTILE = 0.1;

/** One look at the arms of a gate. */
export interface GateLogs {
  /** Scenarios that count in the figures of a whole engine. */
  counting(engine: string): readonly string[];
  /**
   * ln(time of the role / time of the base) by process pair; null for the mean over all scenarios that count, of the
   * pairs that have them all.
   */
  of(role: Role, engine: string, scenario: string | null): readonly number[];
}

/** The paired logarithms of a run: one value a pair, of the first deciles of both processes. */
export function gateLogs({ cells, scenarios }: BenchDocument): GateLogs {
  const byKey = new Map(cells.map((cell) => [cellKey(cell.engine, cell.scenario), cell]));
  const times = new Map([...byKey].map(([key, cell]) => [key, roundQuantiles(cell, TIME_QUANTILE)]));
  const logs = (role: Role, engine: string, scenario: string) =>
    roundLogs(
      times.get(cellKey(armName(role, engine), scenario)),
      times.get(cellKey(armName('base', engine), scenario)),
    );
  const counting = (engine: string) => {
    const timed = scenarios.map(({ name }) => byKey.get(cellKey(armName('base', engine), name)));
    // A query without candidates opens no blob: its time says nothing of how blobs are read.
    return timed.flatMap((cell) =>
      cell && cell.rounds.length > 0 && cell.counters.candidates > 0 ? [cell.scenario] : [],
    );
  };
  return {
    counting,
    of: (role, engine, scenario) => {
      if (scenario !== null) return [...logs(role, engine, scenario).values()];
      const rows = wholeRounds(counting(engine).map((name) => logs(role, engine, name)));
      return rows.map((row) => row.reduce((sum, log) => sum + log, 0) / row.length);
    },
  };
}
