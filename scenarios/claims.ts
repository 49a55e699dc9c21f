import { pickNames } from '../engines/names.ts';
import { type Claim, slowerByAtMost } from './claim.ts';

/** Where fewer are read, what a query costs besides reading hides the difference. */
const SOME = 20;

/** Scenarios of claims about slow codecs: all of them would take many minutes. */
const FEW = ['reference/*', 'anchored/*'];

/** What is said of the engines, a claim each; docs/claims.md says how they are proved and refuted. */
export const CLAIMS: readonly Claim[] = [
  {
    name: 'lz4-over-bz2',
    text: `typed/lz4 is at least 10 times as fast as typed/bz2 on reference and anchored scenarios with ${SOME} candidates or more`,
    stands: true,
    bounds: [{ engine: 'typed/lz4', against: 'typed/bz2', scenarios: FEW, candidates: SOME, least: 10, on: 'each' }],
  },
  {
    name: 'own-bz2-decoder',
    text: `typed/bz2-wasm is at least 2.5 times as fast as typed/bz2 on reference and anchored scenarios with ${SOME} candidates or more`,
    stands: true,
    bounds: [
      { engine: 'typed/bz2-wasm', against: 'typed/bz2', scenarios: FEW, candidates: SOME, least: 2.5, on: 'each' },
    ],
  },
  {
    name: 'scan-over-columns',
    text: `scan/lz4-wasm is at least 1.3 times as fast as typed/lz4-wasm over all scenarios with ${SOME} candidates or more together`,
    stands: true,
    bounds: [
      {
        ...{ engine: 'scan/lz4-wasm', against: 'typed/lz4-wasm', least: 1.3 },
        ...{ scenarios: ['*'], candidates: SOME, on: 'together' },
      },
    ],
  },
  {
    name: 'finer-index',
    text: `zone/lz4-wasm is at least 1.5 times as fast as scan/lz4-wasm over all camera scenarios with ${SOME} candidates or more together`,
    stands: true,
    bounds: [
      {
        ...{ engine: 'zone/lz4-wasm', against: 'scan/lz4-wasm', least: 1.5 },
        ...{ scenarios: ['camera/*'], candidates: SOME, on: 'together' },
      },
    ],
  },
  {
    name: 'chunks-over-blobs',
    text: `pool-chunk/lz4 is at least 1.2 times as fast as pool-blob/lz4 over all scenarios with ${SOME} candidates or more together`,
    stands: true,
    bounds: [
      {
        ...{ engine: 'pool-chunk/lz4', against: 'pool-blob/lz4', least: 1.2 },
        ...{ scenarios: ['*'], candidates: SOME, on: 'together' },
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
