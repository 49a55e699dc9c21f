import { type ClaimsDocument, claimToStore } from '../../../../harness/claims/claims-document.ts';
import type { Bound, Claim } from '../../../../scenarios/claim.ts';
import { benchDocument, type DocumentParts } from '../../support/bench-document.ts';

/** Candidates of the scenarios of a hand-made store. */
export const CANDIDATES = { 'camera/busy': 800, 'camera/quiet': 30, 'edge/empty': 0 };

/** A claim that `fast/lz4` is twice as fast as `slow/lz4`, on each scenario with candidates. */
export function claim(bound: Partial<Bound> = {}, rest: Partial<Claim> = {}): Claim {
  return {
    ...{ name: 'twice', text: 'fast/lz4 is at least 2 times as fast as slow/lz4', stands: true },
    bounds: [
      { engine: 'fast/lz4', against: 'slow/lz4', scenarios: ['*'], candidates: 1, least: 2, on: 'each', ...bound },
    ],
    ...rest,
  };
}

/** Times as fast as `slow/lz4`, which takes 100 ms. */
export type SpeedupOf = (engine: string, scenario: string, round: number) => number;

/** Every arm as it should be: the control as fast as itself, and a tenth slower where that was put in. */
export const sound: SpeedupOf = (engine, _, round) => {
  const noise = 1 + 0.001 * (round % 3);
  if (engine === 'fast/lz4') return 3 * noise;
  return engine === 'slow:slow/lz4' ? noise / 1.1 : noise;
};

/** A run for claims, written by hand. */
export function claimsDocument(
  claims: readonly Claim[],
  speedup: SpeedupOf = sound,
  { rounds = 14, ...parts }: DocumentParts & { readonly inconclusivePasses?: boolean } = {},
): ClaimsDocument {
  const names = ['slow/lz4', 'again:slow/lz4', 'slow:slow/lz4', 'fast/lz4'];
  return {
    schema: 'querylab/claims',
    version: 1,
    claims: claims.map(claimToStore),
    candidates: CANDIDATES,
    control: { engine: 'slow/lz4', scenarios: ['camera/busy', 'camera/quiet'], injected: 0.1 },
    inconclusivePasses: parts.inconclusivePasses ?? false,
    bench: benchDocument({
      engines: names.map((name) => ({ name, status: 'ok' as const })),
      scenarios: Object.keys(CANDIDATES),
      candidates: (scenario) => CANDIDATES[scenario as keyof typeof CANDIDATES],
      samples: (engine, scenario, round) => [100 / speedup(engine, scenario, round)],
      rounds,
      ...parts,
    }),
  };
}
