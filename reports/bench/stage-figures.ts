import { STAGES } from '../../engines/stages/stage.ts';
import { type BenchCell, type BenchDocument, samplesOf } from '../../harness/document.ts';
import { quantile } from '../../harness/stats.ts';

/** Milliseconds of a stage, and its share of the whole, from 0 to 1. */
export interface StageShare {
  readonly stage: string;
  readonly milliseconds: number;
  readonly share: number;
}

/** What an engine's time goes into, over the scenarios whose stages were looked at. */
export interface EngineStages {
  readonly engine: string;
  /** The greatest first. */
  readonly stages: readonly StageShare[];
  /** Milliseconds of the instrumented calls, and the medians of the timed ones. */
  readonly whole: number;
  readonly timed: number;
}

/** Stages of all engines that have any, in the document's order. */
export function stageFigures({ cells, engines }: BenchDocument): EngineStages[] {
  return engines.flatMap(({ name }) => {
    const own = cells.filter((cell) => cell.engine === name && isExplained(cell));
    const whole = sum(own.map(({ wholeMilliseconds }) => wholeMilliseconds ?? 0));
    if (whole === 0) return [];
    const times = new Map<string, number>();
    for (const { stages } of own) {
      for (const { stage, milliseconds } of stages ?? []) times.set(stage, (times.get(stage) ?? 0) + milliseconds);
    }
    const stages = [...times]
      .map(([stage, milliseconds]) => ({ stage, milliseconds, share: milliseconds / whole }))
      .sort((a, b) => b.milliseconds - a.milliseconds || place(a.stage) - place(b.stage));
    return [{ engine: name, stages, whole, timed: sum(own.map((cell) => quantile(samplesOf(cell), 0.5))) }];
  });
}

/** Scenarios whose stages were looked at. */
export function explainedScenarios({ cells }: BenchDocument): string[] {
  return [...new Set(cells.filter(isExplained).map(({ scenario }) => scenario))];
}

function isExplained(cell: BenchCell): boolean {
  return cell.stages !== undefined && cell.wholeMilliseconds !== undefined && samplesOf(cell).length > 0;
}

function place(stage: string): number {
  return (STAGES as readonly string[]).indexOf(stage);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
