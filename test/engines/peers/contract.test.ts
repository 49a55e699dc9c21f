import { createHash } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CODEC_NAMES } from '../../../engines/codec/registry.ts';
import { type Engine, newCounters, type Trajectory } from '../../../engines/engine.ts';
import { PEER_NAMES } from '../../../engines/peers/registry.ts';
import { flights } from '../../../engines/query/builder.ts';
import { parseRequest } from '../../../engines/query/request.ts';
import { codecOf, describeEngine, openEngine } from '../../../engines/registry.ts';
import { STAGES, totalOf } from '../../../engines/stages/stage.ts';
import { costsOf } from '../../../harness/costs.ts';
import { digestOf } from '../../../harness/digest.ts';
import { plainResult } from '../../../harness/plain-result.ts';
import { differences } from '../../support/compare-results.ts';
import { absence, openPeer } from '../../support/peer-availability.ts';
import { hasRealData, REAL_DATA, realLines } from '../../support/real-data.ts';
import { referenceAnswer } from '../../support/reference-reader.ts';
import { SAMPLE_QUERIES } from '../../support/sample-queries.ts';
import { BOX, HOUR, NOON, SAMPLE_DAYS } from '../../support/sample-store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { writeTestStore } from '../../support/test-store.ts';

/** Stores that a peer can read: that of its codec, or any where it has a table of its own. */
const codecsOf = (name: string): readonly string[] =>
  CODEC_NAMES.includes(codecOf(name)) ? [codecOf(name)] : ['bz2', 'lz4'];

const stores = new Map<string, string>();
for (const codec of new Set(PEER_NAMES.flatMap(codecsOf))) {
  const dataDir = temporaryFolder();
  await writeTestStore(dataDir, codec, SAMPLE_DAYS);
  stores.set(codec, dataDir);
}
const storeOf = (name: string): string => stores.get(codecsOf(name)[0] as string) as string;

for (const name of PEER_NAMES) {
  const absent = await absence(name, storeOf(name));
  describe.skipIf(absent !== null)(absent === null ? `peer ${name}` : `peer ${name} (skipped: ${absent})`, () => {
    const dataDir = storeOf(name);
    let engine: Engine;

    beforeAll(async () => {
      engine = await openPeer(name, dataDir);
    });

    afterAll(async () => {
      await engine.close();
      await engine.close();
    });

    test('bears its name and describes itself', async () => {
      expect(engine.name).toBe(name);
      expect(await describeEngine(name)).toMatch(/\w{3}/);
    });

    test.each(SAMPLE_QUERIES)('agrees with the reference reader: %s', async (_, query) => {
      const reference = referenceAnswer(dataDir, query);
      const counters = newCounters();
      expect(differences(reference.flights, await engine.query(query, counters))).toEqual([]);
      expect([counters.candidates, counters.rows]).toEqual([reference.candidates, reference.rows]);
      if (CODEC_NAMES.includes(codecOf(name))) {
        const { bytesRead, bytesDecompressed, pointsDecoded } = counters;
        expect([bytesRead, bytesDecompressed, pointsDecoded]).toEqual([
          reference.blobBytes,
          reference.packedBytes,
          reference.points,
        ]);
      }
    });

    test('has the digest of our own engines, metadata and all', async () => {
      const codec = codecsOf(name)[0] as string;
      const own = await openEngine(`typed/${codec}`, { dataDir, workers: 1 });
      for (const [title, query] of SAMPLE_QUERIES) {
        const [theirs, ours] = [await engine.query(query), await own.query(query)];
        expect(digestOf(plainResult(theirs)), title).toBe(digestOf(plainResult(ours)));
      }
      await own.close();
    });

    test('answers queries that run at the same time', async () => {
      const some = SAMPLE_QUERIES.slice(0, 12).map(([, query]) => query);
      const answers = await Promise.all(some.map((query) => engine.query(query)));
      const lengths = some.map((query) => referenceAnswer(dataDir, query).flights.length);
      expect(answers.map((answer) => answer.length)).toEqual(lengths);
    });

    test('tells what its time goes into: stages of the lab, none below 0, the whole of them; and answers as before', async () => {
      const query = flights(NOON, NOON + HOUR)
        .withBounds(BOX)
        .spatiallyCrosses()
        .filterWaypoints()
        .build();
      const before = digestOf(plainResult(await engine.query(query)));
      const reports = (await engine.stages?.(query, 3)) ?? [];
      expect(reports).toHaveLength(3);
      for (const { stages, whole, bursts } of reports) {
        expect(STAGES).toEqual(expect.arrayContaining(Object.keys(stages)));
        expect(Object.keys(stages)).toEqual(expect.arrayContaining(['index', 'fetch', 'materialise', 'read', 'other']));
        for (const [stage, milliseconds] of Object.entries(stages))
          expect(milliseconds, stage).toBeGreaterThanOrEqual(0);
        expect(totalOf(stages) / whole).toBeCloseTo(1, 6);
        expect(stages.fetch).toBeGreaterThan(0);
        if (CODEC_NAMES.includes(codecOf(name))) expect(stages.decompress).toBeGreaterThan(0);
        expect(bursts.length).toBe(name.startsWith('python') ? 1 : 0);
      }
      expect(digestOf(plainResult(await engine.query(query)))).toBe(before);
    });

    test('takes as many times as it is asked for', async () => {
      const query = flights(NOON, NOON + HOUR).build();
      // One that runs in our own process is timed like our own engines.
      expect(engine.sample !== undefined).toBe(CODEC_NAMES.includes(codecOf(name)));
      if (engine.sample === undefined) return;
      for (const calls of [1, 7]) {
        const times = await engine.sample(query, calls);
        expect(times).toHaveLength(calls);
        for (const time of times) expect(time).toBeGreaterThan(0);
      }
    });

    test('tells what calls take of its own process, where it has one, and answers as before', async () => {
      const query = flights(NOON, NOON + HOUR).build();
      expect(engine.costs !== undefined).toBe(CODEC_NAMES.includes(codecOf(name)));
      if (engine.costs === undefined) return;
      const before = digestOf(plainResult(await engine.query(query)));
      const costs = await costsOf(engine, query, 40);
      expect(costs).toMatchObject({ calls: 40, heapBytes: null, externalBytes: null, collections: null });
      expect(costs?.collectionMilliseconds).toBeNull();
      expect(digestOf(plainResult(await engine.query(query)))).toBe(before);
    });
  });

  describe.skipIf(absent !== null || !hasRealData)(
    `replies of an independent reader on real flights, peer ${name}${hasRealData ? '' : ' (skipped: no ../shared/data/real)'}`,
    () => {
      test.each(codecsOf(name))('all of them, from the %s store', async (codec) => {
        const engine = await openPeer(name, path.join(REAL_DATA, codec));
        const requests = realLines('requests.jsonl');
        const replies = realLines('replies.jsonl');
        expect([requests.length, replies.length]).toEqual([200, 200]);
        for (const [line, request] of requests.entries()) {
          const reply = toReply(await engine.query(parseRequest(request)));
          expect(JSON.stringify(reply), `line ${line + 1}`).toBe(JSON.stringify(replies[line]));
        }
        await engine.close();
      });
    },
  );
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
