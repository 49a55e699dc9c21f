import type { PerformanceFacts } from '../../harness/performance/facts-document.ts';
import { quantile } from '../../harness/stats.ts';
import { bytes, count, milliseconds } from '../numbers.ts';
import { table } from './table.ts';

/** What the finer index costs: bytes in the file, milliseconds to load, memory that it holds. */
export function indexTable({ indexes }: PerformanceFacts): string {
  const median = (values: readonly number[]) => quantile(values, 0.5);
  return table(
    [
      ['store', 'trajectories', 'blocks', 'in the file', 'to load, ms', 'held in memory', 'resident set grows by'],
      ...indexes.map((own) => [
        `v2, \`${own.preset}\``,
        count(own.trajectories),
        count(own.blocks),
        bytes(own.fileBytes),
        milliseconds(median(own.loadMs)),
        bytes(median(own.heldBytes)),
        bytes(median(own.residentBytes)),
      ]),
    ],
    [0],
  );
}
