import type { EngineOptions } from './engine.ts';
import { createPoolEngine } from './pool/pool-engine.ts';
import { runBlobs } from './pool/run-blobs.ts';

export const description =
  'rows split into at most one chunk a worker, one piscina task each; packed survivors come back';

export const create = (options: EngineOptions) =>
  createPoolEngine('pool-chunk', options, (pool, rows, test, counters) => {
    const size = Math.ceil(rows.length / options.workers);
    const chunks = Array.from({ length: size === 0 ? 0 : Math.ceil(rows.length / size) }, (_, i) =>
      rows.slice(i * size, (i + 1) * size),
    );
    return chunks.map((chunk) => runBlobs(pool, chunk, test, counters));
  });
