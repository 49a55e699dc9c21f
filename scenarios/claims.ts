import { pickNames } from '../engines/names.ts';
import { type Bound, type Claim, slowerByAtMost } from './claim.ts';

/** Fewer are read in less time than it takes to tell engines apart. */
const SOME = 20;

const some = (engine: string, against: string, least: number): Bound => ({
  ...{ engine, against, least, scenarios: ['*'], candidates: SOME, on: 'each' },
});

/** What is said of the engines, a claim each; docs/claims.md says how they are proved and refuted. */
export const CLAIMS: readonly Claim[] = [
  {
    name: 'lz4-over-bz2',
    text: `naive/lz4 is at least 10 times as fast as naive/bz2 on every scenario with ${SOME} candidates or more`,
    stands: true,
    bounds: [some('naive/lz4', 'naive/bz2', 10)],
  },
  {
    name: 'wasm-over-seek-bzip',
    text: `typed/bz2-wasm is at least 3 times as fast as typed/bz2 on every scenario with ${SOME} candidates or more`,
    stands: true,
    bounds: [some('typed/bz2-wasm', 'typed/bz2', 3)],
  },
  {
    name: 'chunks-over-blobs',
    text: `pool-chunk/lz4 is at least 1.2 times as fast as pool-blob/lz4 on every scenario with ${SOME} candidates or more`,
    stands: true,
    bounds: [some('pool-chunk/lz4', 'pool-blob/lz4', 1.2)],
  },
  {
    name: 'scan-over-columns',
    text: `scan/lz4-wasm is at least 1.3 times as fast as typed/lz4-wasm on every scenario with ${SOME} candidates or more`,
    stands: true,
    bounds: [some('scan/lz4-wasm', 'typed/lz4-wasm', 1.3)],
  },
  {
    name: 'finer-index',
    text: 'zone/lz4-wasm is at least 1.5 times as fast as scan/lz4-wasm over all camera scenarios together',
    stands: true,
    bounds: [
      {
        ...{ engine: 'zone/lz4-wasm', against: 'scan/lz4-wasm', least: 1.5 },
        ...{ scenarios: ['camera/*'], candidates: SOME, on: 'together' },
      },
    ],
  },
  {
    name: 'chunks-over-one-thread',
    text:
      'pool-chunk/lz4 is at least 1.3 times as fast as typed/lz4 on camera scenarios with over 500 candidates, and ' +
      'slower nowhere by more than 5 %',
    stands: false,
    bounds: [
      {
        ...{ engine: 'pool-chunk/lz4', against: 'typed/lz4', least: 1.3 },
        ...{ scenarios: ['camera/*'], candidates: 501, on: 'each' },
      },
      {
        ...{ engine: 'pool-chunk/lz4', against: 'typed/lz4', least: slowerByAtMost(0.05) },
        ...{ scenarios: ['*'], candidates: 0, on: 'each' },
      },
    ],
  },
];

/**
 * Picks claims by name.
 * @throws LabError UNKNOWN_NAME with the nearest name.
 */
export function pickClaims(patterns: readonly string[]): Claim[] {
  const names = pickNames(
    'claim',
    CLAIMS.map(({ name }) => name),
    patterns,
  );
  return CLAIMS.filter(({ name }) => names.includes(name));
}
