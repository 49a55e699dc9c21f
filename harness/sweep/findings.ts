import type { BenchCell } from '../document.ts';
import { quantile } from '../stats.ts';
import { type Crossover, crossoverOf } from './crossover.ts';
import { type Growth, growthOf, type SweptTime } from './growth.ts';
import type { SweepDocument, SweepStep } from './sweep-document.ts';

/** What a sweep says of one engine. */
export interface EngineSweep {
  readonly engine: string;
  /** Median over processes of their medians, at the steps that were timed. */
  readonly times: readonly SweptTime[];
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
  const medians = new Map(bench.cells.map((cell) => [`${cell.engine}\n${cell.scenario}`, roundMedians(cell)]));
  const at = (engine: string, { arms, scenario }: SweepStep) =>
    medians.get(`${arms[engine]}\n${scenario}`) ?? new Map<number, number>();
  return {
    engines: engines.map((engine) => {
      const times = steps.flatMap((step) => {
        const found = [...at(engine, step).values()];
        return found.length === 0 ? [] : [{ value: step.value, ms: quantile(found, 0.5) }];
      });
      return { engine, times, growth: times.length < 2 ? null : growthOf(times) };
    }),
    crossovers: engines.flatMap((first, i) =>
      engines.slice(i + 1).flatMap((second) => {
        const both = steps.filter((step) => at(first, step).size > 0 && at(second, step).size > 0);
        const found = crossoverOf(
          both.map(({ value }) => value),
          pairLogs(both.map((step) => [at(first, step), at(second, step)])),
          bench.configuration.floor,
        );
        if (found === null) return [];
        return [{ ...found, below: found.secondAbove ? first : second, above: found.secondAbove ? second : first }];
      }),
    ),
  };
}

/** Median milliseconds of each round's process. A time that the clock shows as 0 has no logarithm. */
function roundMedians({ rounds }: BenchCell): Map<number, number> {
  return new Map(
    rounds
      .map(({ round, samples }) => [round, quantile(samples, 0.5)] as const)
      .filter(([, milliseconds]) => milliseconds > 0),
  );
}

/** ln(first / second) by step, of the rounds that have every step. */
function pairLogs(steps: readonly (readonly [ReadonlyMap<number, number>, ReadonlyMap<number, number>])[]): number[][] {
  const rounds = [...(steps[0]?.[0].keys() ?? [])];
  const whole = rounds.filter((round) => steps.every(([first, second]) => first.has(round) && second.has(round)));
  return whole.map((round) =>
    steps.map(([first, second]) => Math.log((first.get(round) as number) / (second.get(round) as number))),
  );
}
