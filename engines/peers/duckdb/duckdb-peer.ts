import type { Engine } from '../../engine.ts';
import { checkDataDir } from '../../store/store.ts';
import type { Peer, PeerOptions } from '../peer.ts';
import { answerQuery } from './answer.ts';
import { Database, loadDuckDb } from './duckdb-api.ts';
import { ensureTable } from './table.ts';
import { watchedCalls } from './watched-calls.ts';

const NAME = 'duckdb/points';

/** DuckDB over a table of the same points, in this process and on one thread. */
export const duckDbPeer: Peer = {
  description: 'DuckDB, one thread, over a table of all points along a Hilbert curve, made of the store once',
  async open({ dataDir, cacheDir }: PeerOptions): Promise<Engine> {
    checkDataDir(dataDir);
    const duckdb = await loadDuckDb();
    const file = await ensureTable(duckdb, dataDir, cacheDir);
    const database = await Database.open(duckdb, file, { access_mode: 'READ_ONLY', threads: '1' });
    // A connection runs one statement at a time.
    let last: Promise<unknown> = Promise.resolve();
    const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
      const answer = last.then(work);
      last = answer.catch(() => undefined);
      return answer;
    };
    return {
      name: NAME,
      query(query, counters) {
        return inTurn(() => answerQuery(database.connection, query, counters));
      },
      stages(query, calls) {
        return inTurn(() => watchedCalls(database.connection, query, calls));
      },
      async close() {
        await last;
        database.close();
      },
    };
  },
};
