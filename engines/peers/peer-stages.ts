import { STAGES, type StageTimes, totalOf } from '../stages/stage.ts';
import type { StageReport } from '../stages/stage-clock.ts';
import { addWorkers, type Burst } from '../stages/worker-times.ts';

/** Seconds of stages, by the lab's names for them. */
type Seconds = Readonly<Record<string, number>>;

/** What a peer says of a task of one of its threads; instants are seconds of a monotonic clock. */
interface PeerTask {
  readonly thread: number;
  readonly posted: number;
  readonly start: number;
  readonly end: number;
  readonly answered: number;
  readonly stages: Seconds;
}

/** What a peer says of the stages of one call. */
export interface PeerStages {
  /** The whole call. */
  readonly seconds: number;
  /** Of the thread that answers. */
  readonly stages: Seconds;
  /** In which that thread waited for its threads; with `threads` and `tasks`, where a peer has any. */
  readonly waiting?: number;
  readonly threads?: number;
  readonly tasks?: readonly PeerTask[];
}

/** The stages of a call in milliseconds. What no known stage speaks for is left over, so that they add up to the whole. */
export function toStageReport({ seconds, stages: own, waiting = 0, threads = 1, tasks = [] }: PeerStages): StageReport {
  const whole = seconds * 1000;
  const stages = known(own);
  const bursts = tasks.length === 0 ? [] : [burstOf(threads, tasks)];
  addWorkers(stages, bursts, waiting * 1000);
  stages.other = 0;
  stages.other = Math.max(0, whole - totalOf(stages));
  return { stages, whole, bursts };
}

function burstOf(threads: number, tasks: readonly PeerTask[]): Burst {
  const own = tasks.map(({ thread, posted, start, end, answered, stages }) => {
    const times = known(stages);
    times.other = 0;
    times.other = Math.max(0, (end - start) * 1000 - totalOf(times));
    return {
      posted: posted * 1000,
      answered: answered * 1000,
      worker: { thread, start: start * 1000, end: end * 1000, stages: times },
    };
  });
  const [from, to] = [Math.min(...own.map(({ posted }) => posted)), Math.max(...own.map(({ answered }) => answered))];
  return { threads, from, to, tasks: own };
}

/** Milliseconds of the stages that the lab knows. */
function known(seconds: Seconds): StageTimes {
  return Object.fromEntries(
    STAGES.filter((stage) => seconds[stage] !== undefined).map((stage) => [stage, (seconds[stage] as number) * 1000]),
  );
}
