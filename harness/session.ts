import { toLabError } from '../engines/errors.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { Identification } from './child-messages.ts';
import { type BenchCell, type BenchEngine, cellKey, samplesOf } from './document.ts';
import type { EngineProcess } from './engine-process.ts';
import { type BenchOptions, reproduceCommand } from './options.ts';
import { median } from './stats.ts';

/** Fields of a cell that say why it takes its time. */
const EXPLANATION = ['stages', 'wholeMilliseconds', 'workers', 'costs'] as const;
type Explanation = (typeof EXPLANATION)[number];

/** What has been found so far in a run: cells by engine and scenario, and the engines that are out. */
export class Session {
  readonly options: BenchOptions;
  #processes: ReadonlyMap<string, EngineProcess>;
  #round = 0;
  readonly #cells = new Map<string, BenchCell>();
  readonly #out = new Map<string, BenchEngine>();
  readonly #resting = new Set<string>();
  /** Milliseconds of a call by cell; kept, since the whole schedule is estimated again at every block. */
  readonly #estimates = new Map<string, number>();

  constructor(options: BenchOptions, processes: ReadonlyMap<string, EngineProcess>) {
    this.options = options;
    this.#processes = processes;
  }

  /** Number of the round of processes, from 0. */
  get round(): number {
    return this.#round;
  }

  get processes(): ReadonlyMap<string, EngineProcess> {
    return this.#processes;
  }

  /** Goes on with fresh processes, of all engines or of a group. */
  beginRound(round: number, processes: ReadonlyMap<string, EngineProcess>): void {
    this.#round = round;
    this.#processes = processes;
  }

  /** Engines that are neither wrong nor failed, and not done with their rounds. */
  get left(): string[] {
    return this.options.engines.filter((engine) => !this.#out.has(engine) && !this.#resting.has(engine));
  }

  /** Those of them that have a process. */
  get active(): string[] {
    return this.left.filter((engine) => this.#processes.has(engine));
  }

  /** Leaves engines out of the rounds to come that have had as many as they should; their samples stay. */
  endRound(): void {
    for (const { pairs, except, aboveMs } of this.options.fewer ?? []) {
      if (pairs !== this.#round + 1) continue;
      for (const engine of this.options.engines) {
        if (!except.includes(engine) && this.#passOf(engine) > aboveMs) this.#resting.add(engine);
      }
    }
  }

  cell(engine: string, scenario: Scenario): BenchCell | undefined {
    return this.#cells.get(cellKey(engine, scenario.name));
  }

  /** Takes the answer of an engine's first process; those of later ones only have to be the same. */
  identified(engine: string, scenario: Scenario, { digest, counters, plan, milliseconds }: Identification): void {
    const key = cellKey(engine, scenario.name);
    if (this.#cells.has(key)) return;
    this.#cells.set(key, { engine, scenario: scenario.name, digest, counters, ...(plan && { plan }), rounds: [] });
    this.#estimates.set(key, milliseconds);
  }

  /** Milliseconds of one call of every scenario. */
  #passOf(engine: string): number {
    const own = [...this.#cells.values()].filter((cell) => cell.engine === engine && cell.rounds.length > 0);
    return own.reduce((sum, cell) => sum + (this.#estimates.get(cellKey(engine, cell.scenario)) ?? 0), 0);
  }

  /** Adds samples of the current round. */
  record(engine: string, scenario: Scenario, samples: readonly number[]): void {
    const cell = this.cell(engine, scenario);
    if (cell === undefined || samples.length === 0) return;
    const last = cell.rounds.at(-1);
    if (last?.round === this.#round) last.samples.push(...samples);
    else cell.rounds.push({ round: this.#round, samples: [...samples] });
    this.#estimates.set(cellKey(engine, scenario.name), median(samplesOf(cell)));
  }

  /** Adds what the passes after the timing found. */
  explained(engine: string, scenario: Scenario, found: Partial<Pick<BenchCell, Explanation>>): void {
    Object.assign(this.cell(engine, scenario) ?? {}, found);
  }

  /** Milliseconds that one call is expected to take: the median so far, or the checked call's. */
  estimate(engine: string, scenario: Scenario): number {
    return this.#estimates.get(cellKey(engine, scenario.name)) ?? 0;
  }

  /** Takes an engine out of the run, its samples with it. */
  exclude(verdict: BenchEngine): void {
    this.#out.set(verdict.name, verdict);
    for (const cell of this.#cells.values()) {
      if (cell.engine !== verdict.name) continue;
      cell.rounds.length = 0;
      for (const field of EXPLANATION) delete cell[field];
    }
  }

  /**
   * Asks an engine's process and takes the engine out where that fails.
   * @returns null then.
   * @throws LabError INTERRUPTED.
   */
  async attempt<T>(engine: string, scenario: Scenario, ask: (process: EngineProcess) => Promise<T>): Promise<T | null> {
    try {
      return await ask(this.#processes.get(engine) as EngineProcess);
    } catch (error) {
      const failure = toLabError(error);
      if (failure.code === 'INTERRUPTED') throw failure;
      this.exclude({
        name: engine,
        status: 'failed',
        scenario: scenario.name,
        code: failure.code,
        message: failure.message,
        reproduce: reproduceCommand(this.options, [engine], scenario),
      });
      return null;
    }
  }

  verdicts(): BenchEngine[] {
    return this.options.engines.map((name) => this.#out.get(name) ?? { name, status: 'ok' });
  }

  cells(): BenchCell[] {
    return [...this.#cells.values()];
  }
}
