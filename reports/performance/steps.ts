/** One optimisation: the engine that has it, the one that has all but it, and what it is. */
export interface Step {
  readonly engine: string;
  /** Null for the first. */
  readonly against: string | null;
  readonly what: string;
}

/** What was done, in order; the first seven are the steps of the original. */
export const STEPS: readonly Step[] = [
  { engine: 'naive/bz2', against: null, what: 'every point an object, field by field; seek-bzip' },
  { engine: 'typed/bz2', against: 'naive/bz2', what: 'columns of typed arrays, points made of survivors only' },
  { engine: 'pool-blob/bz2', against: 'typed/bz2', what: 'a pool of threads, one task a blob' },
  { engine: 'pool-chunk/bz2', against: 'pool-blob/bz2', what: 'one task a worker: rows split into chunks' },
  { engine: 'naive/lz4', against: 'naive/bz2', what: 'the same objects, blobs of lz4 in place of bz2; lz4-napi' },
  { engine: 'typed/lz4', against: 'naive/lz4', what: 'columns of typed arrays' },
  { engine: 'pool-blob/lz4', against: 'typed/lz4', what: 'one task a blob: there is more to schedule than to decode' },
  { engine: 'pool-chunk/lz4', against: 'pool-blob/lz4', what: 'one task a worker' },
  {
    engine: 'scan/lz4',
    against: 'typed/lz4',
    what: 'box and window tested on raw bytes; metadata of hits only; mapped files',
  },
  { engine: 'scan/bz2-wasm', against: 'typed/bz2', what: 'the same on bz2, with our own decoder in WebAssembly' },
  { engine: 'scan/lz4-wasm', against: 'scan/lz4', what: 'our own decoder: no allocation and no copy a blob' },
  {
    engine: 'worker-own/lz4-wasm',
    against: 'scan/lz4-wasm',
    what: 'workers that open the files and steal batches of ids',
  },
  {
    engine: 'zone/lz4-wasm',
    against: 'scan/lz4-wasm',
    what: 'the finer index: rows that cannot keep a point are not read',
  },
  {
    engine: 'scan/v2',
    against: 'scan/lz4-wasm',
    what: 'packed columns with zones: blocks off the box are not decoded',
  },
  { engine: 'zone/v2', against: 'scan/v2', what: 'the finer index names the blocks to decode' },
];
