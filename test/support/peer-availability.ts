import type { Engine } from '../../engines/engine.ts';
import { LabError } from '../../engines/errors.ts';
import { loadPeer } from '../../engines/peers/registry.ts';
import { temporaryFolder } from './temporary-folder.ts';

const cacheDir = temporaryFolder();

/** Opens a peer whose tables go when the tests have run. */
export async function openPeer(name: string, dataDir: string): Promise<Engine> {
  const peer = await loadPeer(name);
  if (peer === null) throw new Error(`there is no peer ${name}`);
  return await peer.open({ dataDir, workers: 2, cacheDir });
}

/** Why a peer cannot run on this machine; null where it can. */
export async function absence(name: string, dataDir: string): Promise<string | null> {
  try {
    await (await openPeer(name, dataDir)).close();
    return null;
  } catch (error) {
    if (error instanceof LabError && error.code === 'PEER_UNAVAILABLE') return error.message;
    throw error;
  }
}
