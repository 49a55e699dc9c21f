import type { Engine } from '../engines/engine.ts';
import type { FlightQuery } from '../engines/query/query.ts';
import { clockCost } from '../engines/stages/clock-cost.ts';
import { monotonic } from '../engines/stages/monotonic.ts';
import { watchStages } from '../engines/stages/seams.ts';
import { STAGES, type Stage } from '../engines/stages/stage.ts';
import { StageClock, type StageReport } from '../engines/stages/stage-clock.ts';
import { type WorkerTimes, workerTimes } from '../engines/stages/worker-times.ts';
import { touch } from '../engines/touch.ts';

/** What the time of a call goes into. */
export interface StageFindings {
  /** Milliseconds in the order of `STAGES`; they add up to the whole. */
  readonly stages: { readonly stage: Stage; readonly milliseconds: number }[];
  /** Milliseconds of the call, the instruments included. */
  readonly wholeMilliseconds: number;
  /** Thread-milliseconds, where the engine used workers. */
  readonly workers: WorkerTimes | null;
}

/** Milliseconds of calls that do not count when stages begin to be watched, and the most of them. */
const WARM_UP = 100;
const MOST_WARM_UP = 100;

let clock: StageClock | null = null;
let watching: typeof watchStages = watchStages;

interface Instruments {
  /** Of the package that the engine is of; null where that has no stages. */
  readonly watch?: typeof watchStages | null;
  /** Another clock, for tests. */
  readonly make?: () => StageClock;
}

/**
 * Takes the times of the stages of a query, by calls of their own, after one that does not count, or 100 ms of them
 * where the watching begins. The stages are those of the call with the median whole: means of single stages would mix
 * calls. Stages stay watched until `unwatch`. An engine that is another process takes them itself; null where it cannot.
 */
export async function stagesOf(
  engine: Engine,
  query: FlightQuery,
  calls: number,
  { watch = watchStages, make = () => new StageClock(monotonic, clockCost()) }: Instruments = {},
): Promise<StageFindings | null> {
  if (engine.stages !== undefined) return findingsOf(await engine.stages(query, calls));
  if (engine.sample !== undefined || watch === null) return null;
  const warmUp = clock === null ? WARM_UP : 0;
  clock ??= make();
  watching = watch;
  watching(clock);
  // What was compiled was compiled without stages.
  for (let i = 0, spent = 0; i === 0 || (i < MOST_WARM_UP && spent < warmUp); i++) {
    spent += (await watchedCall(engine, query, clock)).whole;
  }
  const reports: StageReport[] = [];
  for (let i = 0; i < calls; i++) reports.push(await watchedCall(engine, query, clock));
  return findingsOf(reports);
}

/** Those of the call with the median whole. */
function findingsOf(reports: readonly StageReport[]): StageFindings {
  const sorted = [...reports].sort((a, b) => a.whole - b.whole);
  const { stages, whole, bursts } = sorted[Math.floor((sorted.length - 1) / 2)] as StageReport;
  return {
    stages: STAGES.flatMap((stage) => {
      const milliseconds = stages[stage] ?? (ALWAYS.includes(stage) ? 0 : undefined);
      return milliseconds === undefined ? [] : [{ stage, milliseconds }];
    }),
    wholeMilliseconds: whole,
    workers: workerTimes(bursts, whole),
  };
}

/** Stages that every engine shows, whether it spends time in them or not. */
const ALWAYS: readonly Stage[] = ['index', 'fetch', 'other'];

/** Ends the watching of stages in this process. */
export function unwatch(): void {
  clock = null;
  watching(null);
}

async function watchedCall(engine: Engine, query: FlightQuery, watching: StageClock): Promise<StageReport> {
  watching.begin();
  const result = await engine.query(query);
  watching.run('read', () => touch(result));
  return watching.end();
}
