import type Database from 'better-sqlite3';
import { type Level, levelsOf } from './change-points.ts';

/** One run of an engine in its trend. */
export interface TrendPoint {
  readonly createdAt: string;
  readonly commit: string | null;
  readonly dirty: boolean;
  /** Geometric mean of the medians over the scenarios with candidates, milliseconds. */
  readonly milliseconds: number;
}

/** An engine over runs on the same machine, store and scenarios. */
export interface Trend {
  readonly engine: string;
  /** By the time of the run. */
  readonly points: readonly TrendPoint[];
  /** Stretches of constant level, on the scale of logarithms of milliseconds. */
  readonly levels: readonly Level[];
}

/** What a history has to show. */
export interface Trends {
  readonly machine: string;
  readonly store: string;
  /** Scenarios with candidates, which the figures are means over. */
  readonly scenarios: number;
  /** Runs on another machine, store or scenarios, which are left out. */
  readonly leftOut: number;
  readonly trends: readonly Trend[];
}

interface Group {
  machine: string;
  store: string;
  scenarios: string;
}

interface Row {
  run: number;
  engine: string;
  created_at: string;
  commit: string | null;
  dirty: number;
  milliseconds: number;
  counted: number;
}

/** A mean of logarithms, which a time of 0 has none of. */
const FIGURES = `
  SELECT run, engine, created_at, "commit", dirty, exp(avg(ln(milliseconds))) AS milliseconds, count(*) AS counted
  FROM figures JOIN runs ON runs.id = run
  WHERE machine = @machine AND store = @store AND scenarios = @scenarios AND candidates > 0 AND milliseconds > 0
  GROUP BY run, engine ORDER BY created_at, run`;

/** The trends of all engines over the runs that are like the latest; null for an empty history. */
export function trendsOf(database: Database.Database): Trends | null {
  const latest = database
    .prepare('SELECT machine, store, scenarios FROM runs ORDER BY created_at DESC, id DESC LIMIT 1')
    .get() as Group | undefined;
  if (latest === undefined) return null;
  const rows = database.prepare(FIGURES).all(latest) as Row[];
  const leftOut = database
    .prepare('SELECT count(*) FROM runs WHERE machine <> @machine OR store <> @store OR scenarios <> @scenarios')
    .pluck()
    .get(latest) as number;
  const scenarios = Math.max(0, ...rows.map(({ counted }) => counted));
  // A run that lacks a scenario has a mean of other things.
  const whole = rows.filter(({ counted }) => counted === scenarios);
  const engines = [...new Set(whole.map(({ engine }) => engine))].sort();
  const trends = engines.map((engine): Trend => {
    const points = whole
      .filter((row) => row.engine === engine)
      .map(({ created_at: createdAt, commit, dirty, milliseconds }) => ({
        ...{ createdAt, commit, dirty: dirty === 1, milliseconds },
      }));
    return { engine, points, levels: levelsOf(points.map(({ milliseconds }) => Math.log(milliseconds))) };
  });
  return { machine: latest.machine, store: latest.store, scenarios, leftOut, trends };
}
