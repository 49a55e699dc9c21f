import { createHash } from 'node:crypto';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatOf } from '../../engines/codec/registry.ts';
import type { Trajectory } from '../../engines/engine.ts';
import { parseRequest } from '../../engines/query/request.ts';
import { codecOf, ENGINE_NAMES, openEngine } from '../../engines/registry.ts';
import { indexedCopy, readsZones } from '../support/indexed-store.ts';
import { hasRealData, REAL_DATA, realDataTitle, realLines } from '../support/real-data.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Codecs that the real store comes in. */
const CODECS = ['bz2', 'lz4'];

/** Strategies that also answer from copies with the finer index: those that read it, and one that does not. */
const ON_INDEXED = (name: string): boolean => readsZones(name) || name.startsWith('scan/');

const NAMES = ENGINE_NAMES.filter((name) => CODECS.includes(formatOf(codecOf(name))));

describe.skipIf(!hasRealData)(realDataTitle('replies of an independent reader on real flights'), () => {
  const indexed = new Map<string, string>();

  beforeAll(async () => {
    for (const codec of hasRealData ? CODECS : []) {
      indexed.set(codec, await indexedCopy(path.join(REAL_DATA, codec), codec, temporaryFolder()));
    }
    // The same flights in v2, of which there is no store by another hand.
    if (hasRealData) indexed.set('v2', await indexedCopy(indexed.get('lz4') as string, 'lz4', temporaryFolder(), 'v2'));
  });

  test.each(NAMES)('%s gives all of them', async (name) => {
    await checkReplies(name, path.join(REAL_DATA, formatOf(codecOf(name))));
  });

  test.each(ENGINE_NAMES.filter(ON_INDEXED))('%s gives all of them with the finer index', async (name) => {
    await checkReplies(name, indexed.get(formatOf(codecOf(name))) as string);
  });
});

async function checkReplies(name: string, dataDir: string): Promise<void> {
  const engine = await openEngine(name, { dataDir, workers: 2 });
  try {
    const requests = realLines('requests.jsonl');
    const replies = realLines('replies.jsonl');
    expect(requests).toHaveLength(200);
    expect(replies).toHaveLength(200);
    for (const [line, request] of requests.entries()) {
      const reply = toReply(await engine.query(parseRequest(request)));
      expect(JSON.stringify(reply), `line ${line + 1}`).toBe(JSON.stringify(replies[line]));
    }
  } finally {
    await engine.close();
  }
}

/** A result in the form of the executor protocol, its digests taken here. */
function toReply(result: readonly Trajectory[]): unknown {
  const trajectories = result.map(({ sourceId, points }) => ({
    source_id: sourceId,
    n_points: points.length,
    points_sha256: createHash('sha256').update(points.pack()).digest('hex'),
  }));
  return { ok: true, trajectories };
}
