import { type Milliseconds, monotonic } from './monotonic.ts';
import type { Stage, StageTimes } from './stage.ts';
import { addWorkers, type Burst, type TaskTimes } from './worker-times.ts';

/** Milliseconds that taking the times of one stage costs: those that fall into it, and those into what it lies in. */
export interface ClockCost {
  readonly inner: number;
  readonly outer: number;
}

const FREE: ClockCost = { inner: 0, outer: 0 };

/** What has been taken of one stage. */
interface Entry {
  readonly stage: Stage | 'waiting';
  milliseconds: number;
  /** How often it was entered, and how often others were while it ran. */
  calls: number;
  children: number;
}

/** What the time of a query went into. */
export interface StageReport {
  /** They add up to the whole. */
  readonly stages: StageTimes;
  readonly whole: number;
  /** What workers were given. */
  readonly bursts: readonly Burst[];
}

/**
 * Takes the times of stages in one thread, in milliseconds. A stage within another interrupts it: each instant belongs
 * to the innermost. While no stage runs, time is left over, or, where workers have been given something, theirs.
 */
export class StageClock {
  readonly now: Milliseconds;
  readonly #cost: ClockCost;
  readonly #entries = new Map<Entry['stage'], Entry>();
  readonly #stack: Entry[] = [];
  #bursts: Burst[] = [];
  #outstanding = 0;
  #since = 0;
  #begun = 0;
  /** Whether a stage runs that is not divided any further. */
  #sealed = false;

  constructor(now: Milliseconds = monotonic, cost: ClockCost = FREE) {
    this.now = now;
    this.#cost = cost;
  }

  /** Begins a query and forgets the one before. */
  begin(): void {
    for (const entry of this.#entries.values()) Object.assign(entry, { milliseconds: 0, calls: 0, children: 0 });
    this.#stack.length = 0;
    this.#bursts = [];
    this.#outstanding = 0;
    this.#sealed = false;
    this.#since = this.now();
    this.#begun = this.#since;
  }

  /** Ends a query. */
  end(): StageReport {
    this.#pass();
    const stages: StageTimes = {};
    let clock = 0;
    let waiting = 0;
    for (const { stage, milliseconds, calls, children } of this.#entries.values()) {
      if (milliseconds === 0 && calls === 0) continue;
      // An estimate must not make a stage negative.
      const taken = Math.min(milliseconds, calls * this.#cost.inner + children * this.#cost.outer);
      clock += taken;
      if (stage === 'waiting') waiting = milliseconds - taken;
      else stages[stage] = milliseconds - taken;
    }
    if (clock > 0) stages.clock = (stages.clock ?? 0) + clock;
    addWorkers(stages, this.#bursts, waiting);
    return { stages, whole: this.#since - this.#begun, bursts: this.#bursts };
  }

  /**
   * The function as a stage; its `this` is passed on.
   * @param sealed whether stages within it count as parts of it.
   */
  staged<This, Args extends unknown[], T>(
    stage: Stage,
    own: (this: This, ...args: Args) => T,
    sealed = false,
  ): (this: This, ...args: Args) => T {
    const clock = this;
    const entry = this.#entry(stage);
    return function (this: This, ...args: Args): T {
      if (clock.#sealed) return own.apply(this, args);
      clock.#enter(entry);
      clock.#sealed = sealed;
      try {
        return own.apply(this, args);
      } finally {
        clock.#sealed = false;
        clock.#leave(entry);
      }
    };
  }

  /** Runs a stage. */
  run<T>(stage: Stage, work: () => T): T {
    return this.staged(stage, work)();
  }

  /** Says that a task is given to one of `threads` workers, and answers when. */
  posted(threads: number): number {
    this.#pass();
    const now = this.#since;
    if (this.#outstanding++ === 0) this.#bursts.push({ threads, from: now, to: now, tasks: [] });
    return now;
  }

  /** Says that a task that was posted at a time has been answered, and what its worker says of it. */
  answered(posted: number, worker: TaskTimes | undefined): void {
    this.#pass();
    const now = this.#since;
    const burst = this.#bursts.at(-1);
    if (burst === undefined) return;
    burst.tasks.push({ posted, answered: now, worker });
    burst.to = now;
    this.#outstanding--;
  }

  #enter(entry: Entry): void {
    this.#pass().children++;
    this.#stack.push(entry);
  }

  #leave(entry: Entry): void {
    this.#pass();
    entry.calls++;
    this.#stack.pop();
  }

  /** Gives the time that has passed to what runs, and answers that. */
  #pass(): Entry {
    const now = this.now();
    const running = this.#stack.at(-1) ?? this.#entry(this.#outstanding > 0 ? 'waiting' : 'other');
    running.milliseconds += now - this.#since;
    this.#since = now;
    return running;
  }

  #entry(stage: Entry['stage']): Entry {
    const known = this.#entries.get(stage);
    if (known !== undefined) return known;
    const made: Entry = { stage, milliseconds: 0, calls: 0, children: 0 };
    this.#entries.set(stage, made);
    return made;
  }
}
