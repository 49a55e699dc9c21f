import type { Engine } from '../engines/engine.ts';
import type { FlightQuery } from '../engines/query/query.ts';
import { touch } from './touch.ts';

/** Calls of a query after which a process counts as warm: V8 has compiled what they run by then. */
const CALLS = 25;
/** Milliseconds after which the warm-up ends whatever the number of calls: slow queries compile within one. */
const MILLISECONDS = 100;

/**
 * The calls that a fresh process makes of a query before any is timed, since the engines stand for a server that has
 * run for long. Engines that are another process take care of themselves.
 */
export class WarmUp {
  readonly #warm = new Set<string>();
  readonly #clock: () => number;

  /** @param clock in milliseconds. */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  /** Warms the process up for a query, once. */
  async of(engine: Engine, query: FlightQuery): Promise<void> {
    const key = JSON.stringify(query);
    if (engine.sample !== undefined || this.#warm.has(key)) return;
    this.#warm.add(key);
    const end = this.#clock() + MILLISECONDS;
    for (let call = 0; call < CALLS && this.#clock() < end; call++) touch(await engine.query(query));
  }
}
