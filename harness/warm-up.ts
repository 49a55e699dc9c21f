import type { Engine } from '../engines/engine.ts';
import type { FlightQuery } from '../engines/query/query.ts';
import { touch } from '../engines/touch.ts';

/** Calls of a query after which a process counts as warm: V8 has compiled what they run by then. */
const CALLS = 25;
/** Milliseconds after which the warm-up ends whatever the number of calls: slow queries compile within one. */
const MILLISECONDS = 50;

/** Milliseconds that the warm-up adds to the one untimed call of a query whose calls take `call` milliseconds. */
export function warmUpMilliseconds(call: number): number {
  return Math.min((CALLS - 1) * call, Math.max(0, MILLISECONDS - call));
}

/**
 * Untimed calls before timed ones. The first time that a process meets a query it makes many, since the engines stand
 * for a server that has run for long; later on one, since another engine has just had the caches.
 */
export class WarmUp {
  readonly #warm = new Set<string>();
  readonly #clock: () => number;

  /** @param clock in milliseconds. */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  /** Makes the untimed calls of a query. */
  async of(engine: Engine, query: FlightQuery): Promise<void> {
    const key = JSON.stringify(query);
    const calls = this.#warm.has(key) ? 1 : CALLS;
    this.#warm.add(key);
    const end = this.#clock() + MILLISECONDS;
    for (let call = 0; call < calls && this.#clock() < end; call++) touch(await engine.query(query));
  }
}
