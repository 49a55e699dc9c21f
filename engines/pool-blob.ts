import type { EngineOptions } from './engine.ts';
import { createPoolEngine } from './pool/pool-engine.ts';
import { runBlobs } from './pool/run-blobs.ts';

export const description = 'one piscina task a blob; workers decode into columns and return packed survivors';

export const create = (options: EngineOptions) =>
  createPoolEngine('pool-blob', options, (pool, rows, test, counters) =>
    rows.map((candidate) => runBlobs(pool, [candidate], test, counters)),
  );
