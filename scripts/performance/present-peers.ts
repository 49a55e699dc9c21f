import { toLabError } from '../../engines/errors.ts';
import { loadPeer, PEER_NAMES } from '../../engines/peers/registry.ts';
import { engineFormat, storeOf } from '../../engines/registry.ts';

/** Peers that this machine can run, and why others cannot. */
export interface PresentPeers {
  readonly present: readonly string[];
  readonly absent: readonly { readonly what: string; readonly why: string }[];
}

/** Opens each peer that the stores serve once, which also makes what it keeps of a store: no run has to wait for that. */
export async function presentPeers(
  stores: ReadonlyMap<string, string>,
  workers: number,
  wanted: (peer: string) => boolean,
): Promise<PresentPeers> {
  const present: string[] = [];
  const absent: { what: string; why: string }[] = [];
  for (const name of PEER_NAMES) {
    const format = engineFormat(name);
    if (!wanted(name) || (format !== null && !stores.has(format))) continue;
    try {
      const peer = await (await loadPeer(name))?.open({ dataDir: storeOf(name, stores) as string, workers });
      await peer?.close();
      present.push(name);
    } catch (error) {
      const { code, bare } = toLabError(error);
      if (code !== 'PEER_UNAVAILABLE') throw error;
      // Where a package was looked for is of no use on a page.
      absent.push({ what: name, why: bare.replace(/ imported from [^)\s]+/, '') });
    }
  }
  return { present, absent };
}
