import type { BenchDocument } from '../../harness/document.ts';

/** What the figures were taken on, in one line. */
export function environmentLine({ environment: env, configuration }: BenchDocument): string {
  return `Node ${env.node}, SQLite ${env.sqlite}, ${env.cores} × ${env.cpu}, ${configuration.workers} workers, load ${env.load.toFixed(2)}`;
}
