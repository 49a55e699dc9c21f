import type { Interval } from '../comparison/interval.ts';
import { medianInterval } from '../comparison/median-interval.ts';
import { CONFIDENCE } from '../comparison/pair-speedup.ts';
import { roundLogs, roundMedians, wholeRounds } from '../comparison/round-logs.ts';
import { cellKey } from '../document.ts';
import { median } from '../stats.ts';
import { type Crossover, crossoverOf } from './crossover.ts';
import { type Growth, growthOf, type SweptTime } from './growth.ts';
import type { SweepDocument, SweepStep } from './sweep-document.ts';

/** The time of an engine at one step: the median over processes of their medians. */
export interface EngineTime extends SweptTime {
  /** 95 %, by order statistics over processes; null where these are too few. */
  readonly interval: Interval | null;
}

/** What a sweep says of one engine. */
export interface EngineSweep {
  readonly engine: string;
  /** At the steps that were timed. */
  readonly times: readonly EngineTime[];
  /** Null for fewer than two steps. */
  readonly growth: Growth | null;
}

/** Two engines of which each leads on one side of a value. */
export interface EngineCrossover extends Crossover {
  /** The faster one below and above it. */
  readonly below: string;
  readonly above: string;
}

export interface SweepFindings {
  readonly engines: readonly EngineSweep[];
  readonly crossovers: readonly EngineCrossover[];
}

/** Growth of every engine and the crossovers of every two, from the raw samples. */
export function sweepFindings({ engines, steps, bench }: SweepDocument): SweepFindings {
  const medians = new Map(bench.cells.map((cell) => [cellKey(cell.engine, cell.scenario), roundMedians(cell)]));
  const at = (engine: string, { arms, scenario }: SweepStep) =>
    medians.get(cellKey(arms[engine] ?? '', scenario)) ?? new Map<number, number>();
  return {
    engines: engines.map((engine) => {
      const times = steps.flatMap((step) => {
        const found = [...at(engine, step).values()];
        if (found.length === 0) return [];
        return [{ value: step.value, ms: median(found), interval: medianInterval(found, CONFIDENCE) }];
      });
      return { engine, times, growth: times.length < 2 ? null : growthOf(times) };
    }),
    crossovers: engines.flatMap((first, i) =>
      engines.slice(i + 1).flatMap((second) => {
        const both = steps.filter((step) => at(first, step).size > 0 && at(second, step).size > 0);
        const found = crossoverOf(
          both.map(({ value }) => value),
          wholeRounds(both.map((step) => roundLogs(at(first, step), at(second, step)))),
          bench.configuration.floor,
        );
        if (found === null) return [];
        return [{ ...found, below: found.secondAbove ? first : second, above: found.secondAbove ? second : first }];
      }),
    ),
  };
}
