import { setImmediate as turn } from 'node:timers/promises';
import { type Engine, newCounters } from './engine.ts';

/** Decompressed bytes after which the event loop gets a turn. */
const TURN_BYTES = 16e6;

/**
 * The engine with a turn of the event loop after a query now and then. Native memory is let go by finalizers that run
 * there alone, so that a caller who only awaits results would let it grow without end.
 */
export function lettingGo(engine: Engine): Engine {
  let bytes = 0;
  return {
    ...engine,
    async query(query, counters = newCounters()) {
      const before = counters.bytesDecompressed;
      try {
        return await engine.query(query, counters);
      } finally {
        bytes += counters.bytesDecompressed - before;
        if (bytes >= TURN_BYTES) {
          bytes = 0;
          await turn();
        }
      }
    },
  };
}
