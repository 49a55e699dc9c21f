import { roundLogs, roundMedians, wholeRounds } from '../comparison/round-logs.ts';
import { type BenchDocument, cellKey } from '../document.ts';
import { armName, type Role } from './gate-document.ts';

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

/** The paired logarithms of a run: one value a pair, of the medians of both processes. */
export function gateLogs({ cells, scenarios }: BenchDocument): GateLogs {
  const byKey = new Map(cells.map((cell) => [cellKey(cell.engine, cell.scenario), cell]));
  const medians = new Map([...byKey].map(([key, cell]) => [key, roundMedians(cell)]));
  const logs = (role: Role, engine: string, scenario: string) =>
    roundLogs(
      medians.get(cellKey(armName(role, engine), scenario)),
      medians.get(cellKey(armName('base', engine), scenario)),
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
