import { LabError } from '../../engines/errors.ts';
import { PEER_NAMES } from '../../engines/peers/registry.ts';
import { KNOWN_ENGINES } from '../../engines/registry.ts';
import { enginePicker } from '../engine-picker.ts';
import { presentPeers } from './present-peers.ts';
import type { PerformanceRequest } from './request.ts';

/** Engines of a page on some stores, with the peers that this machine can run. */
export interface PageEngines {
  readonly engines: readonly string[];
  readonly absent: readonly { readonly what: string; readonly why: string }[];
}

/**
 * Picks what is asked for of what the stores serve, `all` being every engine and every peer.
 * @throws LabError UNKNOWN_NAME, BAD_OPTION.
 */
export async function pageEngines(
  stores: ReadonlyMap<string, string>,
  { engines: patterns, workers }: Pick<PerformanceRequest, 'engines' | 'workers'>,
): Promise<PageEngines> {
  const asked = new Set(enginePicker(patterns)(stores));
  const wanted = (peer: string) => patterns.includes('all') || asked.has(peer);
  const { present, absent } = await presentPeers(stores, workers, wanted);
  const engines = KNOWN_ENGINES.filter((name) =>
    PEER_NAMES.includes(name) ? present.includes(name) : asked.has(name),
  );
  if (engines.length > 0) return { engines, absent };
  throw new LabError('BAD_OPTION', `none of --engines ${patterns.join(',')} can run here: ${absent[0]?.why}`);
}
