import type { Peer } from '../peer.ts';
import { createPeerEngine } from '../peer-engine.ts';
import { buildPeer } from './build.ts';

/** The reader in C, compiled when it is first asked for. */
export function cPeer(codec: string): Peer {
  const library = codec === 'bz2' ? 'libbz2' : 'liblz4';
  return {
    description: `a reader in C, one thread: libsqlite3 and ${library}; takes its times itself`,
    async open({ dataDir }) {
      const name = `c/${codec}`;
      return await createPeerEngine(name, dataDir, buildPeer(), [dataDir, '--label', name, '--codec', codec]);
    },
  };
}
