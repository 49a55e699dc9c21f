import { addTimes, type StageTimes, totalOf } from './stage.ts';

/** What a worker says of a task. Instants are those of `monotonic`, in milliseconds. */
export interface TaskTimes {
  readonly thread: number;
  readonly start: number;
  readonly end: number;
  /** They add up to the time from start to end. */
  readonly stages: StageTimes;
}

/** A task as the thread that posted it saw it; `worker` is undefined where that one says nothing. */
export interface PostedTask {
  readonly posted: number;
  readonly answered: number;
  readonly worker: TaskTimes | undefined;
}

/** Tasks from a moment when workers had none to the next one. */
export interface Burst {
  readonly threads: number;
  readonly from: number;
  to: number;
  readonly tasks: PostedTask[];
}

/** What became of the time of all threads together, in thread-milliseconds. */
export interface WorkerTimes {
  readonly threads: number;
  readonly tasks: number;
  /** Inside of tasks. */
  readonly busy: number;
  /** From post to start, of all tasks: many can wait at the same time. */
  readonly queueing: number;
  /** From the end of a task to when its answer was received, of all tasks. */
  readonly transfer: number;
  /** Threads' time outside of tasks, over the whole query. */
  readonly idle: number;
}

/**
 * Divides the time of a burst by what its threads did, averaged over them. Between tasks a thread waits for the next one:
 * queueing from when that was posted, idle before. After its last it is idle until the last thread ends; from there on
 * answers are under way.
 */
export function timesOfBurst({ threads, from, to, tasks }: Burst): StageTimes {
  const known = tasks.flatMap(({ posted, worker }) => (worker === undefined ? [] : [{ posted, ...worker }]));
  if (known.length < tasks.length || known.length === 0) return { workers: to - from };
  const times: StageTimes = {};
  const last = Math.max(...known.map(({ end }) => end));
  const byThread = new Map<number, (typeof known)[number][]>();
  for (const task of known) byThread.set(task.thread, [...(byThread.get(task.thread) ?? []), task]);
  for (const own of byThread.values()) {
    let free = from;
    for (const { posted, start, end, stages } of own.sort((a, b) => a.start - b.start)) {
      const wanted = Math.min(start, Math.max(free, posted));
      addTimes(times, { idle: wanted - free, queueing: start - wanted });
      addTimes(times, stages);
      free = end;
    }
    addTimes(times, { idle: last - free, transfer: to - last });
  }
  const unused = threads - byThread.size;
  addTimes(times, { idle: last - from, transfer: to - last }, unused);
  const averaged: StageTimes = {};
  addTimes(averaged, times, 1 / threads);
  return averaged;
}

/**
 * Adds what workers did to the stages of the thread that answers.
 * @param waiting milliseconds in which that thread had nothing to do but to wait for them: it works too while workers do,
 * and that is taken already.
 */
export function addWorkers(stages: StageTimes, bursts: readonly Burst[], waiting: number): void {
  const windows = bursts.reduce((sum, { from, to }) => sum + to - from, 0);
  for (const burst of bursts) addTimes(stages, timesOfBurst(burst), windows === 0 ? 0 : waiting / windows);
}

/** Sums of all tasks of a query that took `whole`; null where no worker said anything. */
export function workerTimes(bursts: readonly Burst[], whole: number): WorkerTimes | null {
  const tasks = bursts.flatMap((burst) => burst.tasks);
  const threads = Math.max(0, ...bursts.map((burst) => burst.threads));
  const sums = { busy: 0, queueing: 0, transfer: 0 };
  for (const { posted, answered, worker } of tasks) {
    if (worker === undefined) return null;
    sums.busy += totalOf(worker.stages);
    sums.queueing += worker.start - posted;
    sums.transfer += answered - worker.end;
  }
  return tasks.length === 0 ? null : { threads, tasks: tasks.length, ...sums, idle: threads * whole - sums.busy };
}
