import { createHash } from 'node:crypto';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatOf } from '../../engines/codec/registry.ts';
import type { Trajectory } from '../../engines/engine.ts';
import { parseRequest } from '../../engines/query/request.ts';
import { codecOf, ENGINE_NAMES, openEngine } from '../../engines/registry.ts';
import { hasRealData, REAL_DATA, realDataTitle, realLines } from '../support/real-data.ts';

/** Codecs that the real store comes in. */
const CODECS = ['bz2', 'lz4'];

describe.skipIf(!hasRealData)(realDataTitle('replies of an independent reader on real flights'), () => {
  test.each(ENGINE_NAMES.filter((name) => CODECS.includes(formatOf(codecOf(name)))))(
    '%s gives all of them',
    async (name) => {
      const engine = await openEngine(name, { dataDir: path.join(REAL_DATA, formatOf(codecOf(name))), workers: 2 });
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
    },
  );
});

/** A result in the form of the executor protocol, its digests taken here. */
function toReply(result: readonly Trajectory[]): unknown {
  const trajectories = result.map(({ sourceId, points }) => ({
    source_id: sourceId,
    n_points: points.length,
    points_sha256: createHash('sha256').update(points.pack()).digest('hex'),
  }));
  return { ok: true, trajectories };
}
