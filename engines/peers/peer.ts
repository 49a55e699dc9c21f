import type { Engine } from '../engine.ts';

export interface PeerOptions {
  readonly dataDir: string;
  /** Threads, for peers that have any. */
  readonly workers: number;
  /** Where a peer keeps tables that it makes of a store; `.querylab` where none is given. */
  readonly cacheDir?: string;
}

/** A reader of another kind that answers the same queries. */
export interface Peer {
  /** One line on how it works. */
  readonly description: string;
  /** @throws LabError PEER_UNAVAILABLE where this machine lacks what it needs, DATA_DIR_NOT_FOUND, CHILD_DIED. */
  open(options: PeerOptions): Promise<Engine>;
}
