/**
 * Engines that the gate compares where none are named: from the fastest to a slow one, one of each way of reading (an
 * index of blocks, a scan on one thread, columns, workers that are sent blobs, workers that read themselves).
 */
export const GATE_ENGINES: readonly string[] = [
  'zone/v2',
  'scan/lz4-wasm',
  'typed/lz4',
  'pool-chunk/lz4',
  'worker-own/bz2-wasm',
];

/** Scenarios where none are named: few and many candidates, every spatial relation, a window across midnight. */
export const GATE_SCENARIOS: readonly string[] = [
  'reference/boston',
  'camera/atlanta',
  'camera/washington',
  'camera/los-angeles',
  'camera/miami',
  'camera/kansas-city',
  'edge/midnight',
];
