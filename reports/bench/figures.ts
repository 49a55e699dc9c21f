import type { BenchCell, BenchDocument } from '../../harness/document.ts';
import { geometricMean, quantile, summarize } from '../../harness/stats.ts';

/** Engine that speed-ups refer to where it was measured. */
const BASELINE = 'naive/bz2';

/** Figures of one engine over the scenarios that count: all engines were timed on them, and they met candidates. */
export interface EngineFigures {
  readonly engine: string;
  /** Milliseconds of one pass over all those scenarios: sums of their minima, medians and 90th percentiles. */
  readonly min: number;
  readonly median: number;
  readonly p90: number;
  /** Timed calls. */
  readonly samples: number;
  /** Geometric mean over scenarios of median(baseline) / median(engine); null for want of a baseline. */
  readonly speedup: number | null;
  /** The same of minima. */
  readonly minSpeedup: number | null;
}

/** What the tables of a run are made of. */
export interface Figures {
  readonly baseline: string | null;
  /** Engines with timings, in the document's order. */
  readonly engines: readonly EngineFigures[];
  /** Names of the scenarios that every one of them was timed on and that met candidates. */
  readonly scenarios: readonly string[];
  readonly medians: ReadonlyMap<string, number>;
}

/** Key of a cell in `Figures.medians`. */
export function cellKey(engine: string, scenario: string): string {
  return `${engine} ${scenario}`;
}

export function figuresOf(document: BenchDocument): Figures {
  const timed = new Map<string, BenchCell>();
  for (const cell of document.cells) {
    if (cell.samples.length > 0) timed.set(cellKey(cell.engine, cell.scenario), cell);
  }
  const names = document.engines
    .filter(
      ({ name, status }) => status === 'ok' && document.cells.some((c) => c.engine === name && c.samples.length > 0),
    )
    .map(({ name }) => name);
  const scenarios = document.scenarios
    .map(({ name }) => name)
    .filter((scenario) => names.length > 0 && names.every((engine) => hasWork(timed.get(cellKey(engine, scenario)))));
  const samplesOf = (engine: string, scenario: string) => timed.get(cellKey(engine, scenario))?.samples ?? [];
  const medians = new Map([...timed].map(([key, { samples }]) => [key, quantile(samples, 0.5)]));
  const baseline = names.includes(BASELINE) ? BASELINE : (names[0] ?? null);
  const median = (engine: string, scenario: string) => medians.get(cellKey(engine, scenario)) as number;
  const engines = names.map((engine): EngineFigures => {
    const summaries = scenarios.map((scenario) => summarize(samplesOf(engine, scenario)));
    const ratios = scenarios.map((s) => (baseline === null ? 1 : median(baseline, s) / median(engine, s)));
    const least = (name: string, scenario: string) => Math.min(...samplesOf(name, scenario));
    const minRatios = scenarios.map((s) => (baseline === null ? 1 : least(baseline, s) / least(engine, s)));
    return {
      engine,
      min: summaries.reduce((sum, { min }) => sum + min, 0),
      median: summaries.reduce((sum, summary) => sum + summary.median, 0),
      p90: summaries.reduce((sum, { p90 }) => sum + p90, 0),
      samples: summaries.reduce((sum, summary) => sum + summary.count, 0),
      speedup: ratios.length === 0 ? null : geometricMean(ratios),
      minSpeedup: minRatios.length === 0 ? null : geometricMean(minRatios),
    };
  });
  return { baseline, engines, scenarios, medians };
}

/** A query without candidates opens no blob: its time says nothing of how blobs are read. */
function hasWork(cell: BenchCell | undefined): boolean {
  return cell !== undefined && cell.counters.candidates > 0;
}
