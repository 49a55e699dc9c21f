import type { PerformanceFacts, StoreSizes } from '../../harness/performance/facts-document.ts';
import { sweepFindings } from '../../harness/sweep/findings.ts';
import type { SweepDocument } from '../../harness/sweep/sweep-document.ts';
import type { Measure } from './ratio.ts';
import { type TargetVerdict, targetVerdict } from './target-verdict.ts';

/** A target for a figure that is no ratio of times. */
export interface OtherResult {
  readonly id: string;
  readonly what: string;
  readonly against: string;
  readonly limit: number;
  readonly measure: Measure | null;
  readonly verdict: TargetVerdict;
}

/** Name of the store of real flights in the facts. */
export const REAL_STORE = 'real flights';

/** Engine whose growth is asked for. */
export const GROWING_ENGINE = 'zone/v2';

/** Sizes of v2 over those of bz2: as blobs, as day-files without the finer index, and with it on the side of v2 alone. */
export function sizeResults({ sizes }: PerformanceFacts, preset: string): OtherResult[] {
  const limits = [
    [preset, 0.4],
    [REAL_STORE, 0.8],
  ] as const;
  return limits.flatMap(([name, limit]) => {
    const store = sizes.find((own) => own.store === name);
    return (['blobs', 'files', 'files with the finer index'] as const).map((part) => {
      const ratio = store === undefined ? null : sizeRatio(store, part);
      const measure = ratio === null ? null : { estimate: ratio, interval: null, pairs: 0 };
      return {
        id: `size-${name}-${part}`,
        what: `size of v2, ${name}: ${part}`,
        against: 'bz2 store',
        ...{ limit, measure },
        verdict: targetVerdict([measure], limit),
      };
    });
  });
}

/** Null where the store has not both formats. */
export function sizeRatio(
  { formats }: StoreSizes,
  part: 'blobs' | 'files' | 'files with the finer index',
): number | null {
  const [v2, bz2] = ['v2', 'bz2'].map((format) => formats.find((own) => own.format === format));
  if (v2 === undefined || bz2 === undefined) return null;
  if (part === 'blobs') return v2.blobBytes / bz2.blobBytes;
  const plain = bz2.fileBytes - bz2.indexBytes;
  return (part === 'files' ? v2.fileBytes - v2.indexBytes : v2.fileBytes) / plain;
}

/** Exponents of growth of the best v2 engine. */
export function growthResults(sweeps: ReadonlyMap<string, SweepDocument>): OtherResult[] {
  const limits = [
    ['candidates', `growth of ${GROWING_ENGINE} with candidates`, 1],
    ['trajectories', `growth of ${GROWING_ENGINE} with file size, same candidates`, 0.1],
  ] as const;
  return limits.map(([axis, what, limit]) => {
    const sweep = sweeps.get(axis);
    const growth = sweep && sweepFindings(sweep).engines.find(({ engine }) => engine === GROWING_ENGINE)?.growth;
    const measure = growth ? { estimate: growth.exponent, interval: growth.interval, pairs: 1 } : null;
    return {
      id: `growth-${axis}`,
      what,
      against: 'exponent',
      limit,
      measure,
      verdict: targetVerdict([measure], limit),
    };
  });
}
