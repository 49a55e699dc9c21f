import { type Comparison, compare, timedEngines } from '../../harness/comparison/compare.ts';
import { type BenchCell, type BenchDocument, cellKey, samplesOf } from '../../harness/document.ts';
import { geometricMean, median, summarize } from '../../harness/stats.ts';

/** Figures of one engine over the scenarios that count: all engines were timed on them, and they met candidates. */
export interface EngineFigures {
  readonly engine: string;
  /** Milliseconds of one pass over all those scenarios: sums of their minima, medians and 90th percentiles. */
  readonly min: number;
  readonly median: number;
  readonly p90: number;
  /** Timed calls. */
  readonly samples: number;
  /** Over process pairs; 1 for the baseline, null where no scenario counts. */
  readonly speedup: number | null;
  /** Geometric mean over scenarios of the ratio of minima. */
  readonly minSpeedup: number | null;
  /** Null for the baseline, and where no scenario counts. */
  readonly comparison: Comparison | null;
}

/** What the tables of a run are made of. */
export interface Figures {
  readonly baseline: string | null;
  /** Engines with timings, in the document's order. */
  readonly engines: readonly EngineFigures[];
  /** Comparisons of every engine with the baseline on each scenario. */
  readonly cells: readonly Comparison[];
  /** Names of the scenarios that every one of them was timed on and that met candidates. */
  readonly scenarios: readonly string[];
  /** Of all samples of a cell, whatever the process, by `cellKey`. */
  readonly medians: ReadonlyMap<string, number>;
}

export function figuresOf(document: BenchDocument): Figures {
  const { baseline, scenarios, engines: comparisons, cells } = compare(document);
  const timed = new Map<string, readonly number[]>();
  for (const cell of document.cells) {
    if (cell.rounds.length > 0) timed.set(cellKey(cell.engine, cell.scenario), samplesOf(cell));
  }
  const samplesIn = (engine: string, scenario: string) => timed.get(cellKey(engine, scenario)) ?? [];
  const engines = timedEngines(document).map((engine): EngineFigures => {
    const summaries = scenarios.map((scenario) => summarize(samplesIn(engine, scenario)));
    const least = (name: string, scenario: string) => Math.min(...samplesIn(name, scenario));
    const minRatios = scenarios.map((s) => (baseline === null ? 1 : least(baseline, s) / least(engine, s)));
    const comparison = comparisons.find((own) => own.engine === engine) ?? null;
    return {
      engine,
      min: summaries.reduce((sum, { min }) => sum + min, 0),
      median: summaries.reduce((sum, summary) => sum + summary.median, 0),
      p90: summaries.reduce((sum, { p90 }) => sum + p90, 0),
      samples: summaries.reduce((sum, summary) => sum + summary.count, 0),
      speedup: comparison?.speedup.estimate ?? (engine === baseline && scenarios.length > 0 ? 1 : null),
      minSpeedup: minRatios.length === 0 ? null : geometricMean(minRatios),
      comparison,
    };
  });
  const medians = new Map([...timed].map(([key, samples]) => [key, median(samples)]));
  return { baseline, engines, cells, scenarios, medians };
}

/** Engines with timings, the fastest first. */
export function fastestFirst(engines: readonly EngineFigures[]): EngineFigures[] {
  return [...engines].sort((a, b) => (b.speedup ?? 0) - (a.speedup ?? 0));
}

/** Whether any engine was measured in more than one pair with the baseline. */
export function isPaired({ engines }: Figures): boolean {
  return engines.some(({ comparison }) => (comparison?.pairs ?? 1) > 1);
}

/** Process pairs that a run has: rounds in which anything was timed. */
export function pairsTaken(cells: readonly BenchCell[]): number {
  return new Set(cells.flatMap(({ rounds }) => rounds.map(({ round }) => round))).size;
}
