import { setImmediate as turn } from 'node:timers/promises';
import type { Engine } from '../../engines/engine.ts';
import type { FlightQuery } from '../../engines/query/query.ts';
import { touch } from '../../engines/touch.ts';

/** Fewest queries of a warm-up: the compiler needs some, however long they take. */
const WARM_QUERIES = 3;

/** Repeats one query on an engine. A turn of the event loop follows each, so that it can be stopped. */
export class QueryLoop {
  readonly #engine: Engine;
  readonly #query: FlightQuery;
  #stopped = false;

  constructor(engine: Engine, query: FlightQuery) {
    this.#engine = engine;
    this.#query = query;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /** Ends what runs after the query under way, and whatever is begun later after one query. */
  stop(): void {
    this.#stopped = true;
  }

  async warmUp(seconds: number): Promise<void> {
    const { queries } = await this.run(seconds);
    for (let done = queries; done < WARM_QUERIES && !this.#stopped; done++) await this.#once();
  }

  /** Repeats the query for so many seconds, at least once. */
  async run(seconds: number): Promise<{ queries: number; seconds: number }> {
    const started = performance.now();
    const elapsed = () => (performance.now() - started) / 1000;
    let queries = 0;
    // The first query begins as all others do: from the event loop, and not from whoever called.
    await turn();
    do {
      await this.#once();
      queries++;
    } while (elapsed() < seconds && !this.#stopped);
    return { queries, seconds: elapsed() };
  }

  async #once(): Promise<void> {
    touch(await this.#engine.query(this.#query));
    await turn();
  }
}
