import { setImmediate as turn } from 'node:timers/promises';
import { type Engine, newCounters } from './engine.ts';

/** Decompressed bytes after which the event loop gets a turn. */
const TURN_BYTES = 4e6;

/**
 * Gives the event loop of its thread a turn now and then. Native memory is let go by finalizers that run there alone,
 * so that a thread which only goes from one promise to the next would let it grow without end.
 */
export class LettingGo {
  #bytes = 0;

  /** Waits for a turn where enough has been decompressed since the last. */
  async after(bytesDecompressed: number): Promise<void> {
    this.#bytes += bytesDecompressed;
    if (this.#bytes < TURN_BYTES) return;
    this.#bytes = 0;
    await turn();
  }
}

/** The engine with a turn of the event loop after a query now and then. */
export function lettingGo(engine: Engine): Engine {
  const memory = new LettingGo();
  return {
    ...engine,
    async query(query, counters = newCounters()) {
      const before = counters.bytesDecompressed;
      try {
        return await engine.query(query, counters);
      } finally {
        await memory.after(counters.bytesDecompressed - before);
      }
    },
  };
}
