import type { Peer } from './peer.ts';

/** Every peer: one line each. They are engines too, and run where they are asked for by name. */
const PEERS: ReadonlyMap<string, () => Promise<Peer>> = new Map([
  ['c/bz2', async (): Promise<Peer> => (await import('./c/c-peer.ts')).cPeer('bz2')],
  ['c/lz4', async () => (await import('./c/c-peer.ts')).cPeer('lz4')],
  ['python/bz2', async () => (await import('./python/python-peer.ts')).pythonPeer('bz2')],
  ['python/lz4', async () => (await import('./python/python-peer.ts')).pythonPeer('lz4')],
  ['duckdb/points', async () => (await import('./duckdb/duckdb-peer.ts')).duckDbPeer],
]);

/** Names of all peers, in the order they are listed and run. */
export const PEER_NAMES: readonly string[] = [...PEERS.keys()];

/** The peer of that name, or null where there is none. */
export async function loadPeer(name: string): Promise<Peer | null> {
  return (await PEERS.get(name)?.()) ?? null;
}
