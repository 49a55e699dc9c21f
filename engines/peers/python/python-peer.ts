import path from 'node:path';
import { PACKAGE_ROOT } from '../../package-root.ts';
import type { Peer } from '../peer.ts';
import { createPeerEngine } from '../peer-engine.ts';
import { findPython } from './find-python.ts';

const SCRIPT = path.join(PACKAGE_ROOT, 'engines', 'peers', 'python', 'peer.py');

/** The reader in Python: numpy, and a chunk of blobs for each of its threads. */
export function pythonPeer(codec: string): Peer {
  const module = codec === 'bz2' ? 'bz2' : 'lz4.frame';
  return {
    description: `a reader in Python: numpy and ${module}, a chunk of rows a thread; takes its times itself`,
    async open({ dataDir, workers }) {
      const name = `python/${codec}`;
      const args = [SCRIPT, dataDir, '--label', name, '--codec', codec, '--workers', String(workers)];
      return await createPeerEngine(name, dataDir, findPython(codec), args);
    },
  };
}
