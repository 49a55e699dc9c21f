/**
 * Engines that the gate compares where none are named: from the fastest to a slow one, one of each way of reading (an
 * index of blocks, a scan on one thread, columns, workers that read themselves).
 */
export const GATE_ENGINES: readonly string[] = ['zone/v2', 'scan/lz4-wasm', 'typed/lz4', 'worker-own/bz2-wasm'];

/** Scenarios where none are named: few and many candidates, both spatial relations, a window across midnight, any store. */
export const GATE_SCENARIOS: readonly string[] = [
  'reference/boston',
  'camera/atlanta',
  'camera/kansas-city',
  'camera/miami',
  'edge/midnight',
  'anchored/1',
];
