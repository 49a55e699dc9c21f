import { LabError } from '../../engines/errors.ts';
import { loadPeer } from '../../engines/peers/registry.ts';

/** Why a peer cannot run on this machine; null where it can. */
export async function absence(name: string, dataDir: string): Promise<string | null> {
  try {
    const engine = await (await loadPeer(name))?.open({ dataDir, workers: 1 });
    await engine?.close();
    return null;
  } catch (error) {
    if (error instanceof LabError && error.code === 'PEER_UNAVAILABLE') return error.message;
    throw error;
  }
}
