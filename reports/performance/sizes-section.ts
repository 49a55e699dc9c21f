import type { PerformanceFacts } from '../../harness/performance/facts-document.ts';
import { bytes, count } from '../numbers.ts';
import { ratio } from './figures.ts';
import { table } from './table.ts';

/** Sizes of every store by format, and their ratios to bz2. */
export function sizesTable({ sizes }: PerformanceFacts): string {
  return table(
    [
      ['store', 'trajectories', 'format', 'blobs', '÷ bz2', 'files, no finer index', '÷ bz2', 'finer index'],
      ...sizes.flatMap(({ store, trajectories, formats }) => {
        const base = formats.find(({ format }) => format === 'bz2');
        return formats.map(({ format, blobBytes, fileBytes, indexBytes }) => [
          store,
          count(trajectories),
          format,
          bytes(blobBytes),
          base === undefined ? '–' : ratio(blobBytes / base.blobBytes),
          bytes(fileBytes - indexBytes),
          base === undefined ? '–' : ratio((fileBytes - indexBytes) / (base.fileBytes - base.indexBytes)),
          indexBytes === 0 ? '–' : bytes(indexBytes),
        ]);
      }),
    ],
    [0, 2],
  );
}
