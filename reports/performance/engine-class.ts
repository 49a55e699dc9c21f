import { engineFormat } from '../../engines/registry.ts';

/** Strategies by the threads they use; `auto` uses either. */
const THREADS: ReadonlyMap<string, 'one' | 'workers'> = new Map([
  ['naive', 'one'],
  ['typed', 'one'],
  ['scan', 'one'],
  ['zone', 'one'],
  ['pool-blob', 'workers'],
  ['pool-chunk', 'workers'],
  ['worker-own', 'workers'],
  ['worker-zone', 'workers'],
  ['auto', 'workers'],
]);

/** Strategies that ask the finer index where a file has one. */
const INDEXED: readonly string[] = ['zone', 'worker-zone', 'auto'];

/** What kind of engine a name stands for. */
export interface EngineClass {
  /** Null for a peer. */
  readonly threads: 'one' | 'workers' | null;
  /** Format of the store it reads; null for a table of its own. */
  readonly format: string | null;
  /** Whether it asks the finer index. */
  readonly indexed: boolean;
}

export function engineClass(engine: string): EngineClass {
  const [strategy = ''] = engine.split('/');
  return {
    threads: THREADS.get(strategy) ?? null,
    format: engineFormat(engine),
    indexed: INDEXED.includes(strategy),
  };
}
