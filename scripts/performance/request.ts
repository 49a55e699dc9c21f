import { DEFAULT_FLOOR } from '../../harness/comparison/verdict.ts';
import type { BenchHooks, BenchOptions } from '../../harness/options.ts';
import type { Source } from '../bench-options.ts';

/** What a performance page is measured with. */
export interface PerformanceRequest {
  /** Targets are measured on the last. */
  readonly presets: readonly string[];
  /** Patterns of engines; `all` is every one, and every peer. */
  readonly engines: readonly string[];
  readonly pairs: number;
  readonly repeats: number;
  readonly workers: number;
  readonly budgetSeconds: number;
  readonly seed: number;
  /** Folder of stores of real flights, which need not be there. */
  readonly real: string;
}

export interface PerformanceHooks extends BenchHooks {
  /** Called as each part begins. */
  onPart(label: string): void;
}

/** What every run for a page has in common. */
export function sharedOptions(
  { pairs, repeats, workers, seed }: PerformanceRequest,
  source: Source,
): Omit<BenchOptions, 'engines' | 'scenarios' | 'baseline' | 'budgetSeconds'> {
  return { ...source, pairs, repeats, workers, seed, floor: DEFAULT_FLOOR, stages: 'none' };
}
