import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../engines/engine.ts';
import { parseRequest } from '../../../engines/query/request.ts';
import { openEngine } from '../../../engines/registry.ts';
import { serveExecutor } from '../../../harness/executor/serve.ts';
import { BOX, SAMPLE_DAYS } from '../../support/sample-store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { writeTestStore } from '../../support/test-store.ts';

const HANDSHAKE = { label: 'head', dataDir: 'some/store', version: 'querylab 0' };
const REQUEST = {
  t1: '2024-06-01T12:00:00Z',
  t2: '2024-06-01T13:00:00Z',
  ops: [
    ['spatially_crosses', []],
    ['with_bounds', [{ min_lat: BOX.minLat, max_lat: BOX.maxLat, min_lon: BOX.minLon, max_lon: BOX.maxLon }]],
    ['filter_waypoints', []],
  ],
};

interface Reply {
  ok: boolean;
  error?: string;
  trajectories?: { source_id: string; n_points: number; points_sha256?: string; points_b64?: string }[];
}

let engine: Engine;
beforeAll(async () => {
  const dataDir = temporaryFolder();
  await writeTestStore(dataDir, 'lz4', SAMPLE_DAYS);
  engine = await openEngine('typed/lz4', { dataDir, workers: 1 });
});
afterAll(() => engine.close());

/** Serves lines of input to their end and gives what was written, the handshake first. */
async function serve(...lines: readonly (string | object)[]): Promise<[handshake: unknown, ...replies: Reply[]]> {
  const input = lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
  const written: string[] = [];
  await serveExecutor(engine, HANDSHAKE, Readable.from([input]), async (line) => void written.push(line));
  return written.map((line) => JSON.parse(line)) as [unknown, ...Reply[]];
}

test('the handshake comes first, and the end of input ends it', async () => {
  expect(await serve()).toEqual([{ ready: true, feder_version: 'querylab 0', label: 'head', data_dir: 'some/store' }]);
});

test('a reply holds the digest of the packed points of every trajectory, in order', async () => {
  const [, reply] = await serve(REQUEST);
  const expected = (await engine.query(parseRequest(REQUEST))).map(({ sourceId, points }) => ({
    source_id: sourceId,
    n_points: points.length,
    points_sha256: createHash('sha256').update(points.pack()).digest('hex'),
  }));
  expect(expected.length).toBeGreaterThan(10);
  expect(reply).toEqual({ ok: true, trajectories: expected });
});

test('a full reply holds the packed points in place of their digest', async () => {
  const [, short, full] = await serve({ ...REQUEST, full: false }, { ...REQUEST, full: true });
  expect(full?.trajectories?.length).toBe(short?.trajectories?.length);
  for (const [i, trajectory] of (full?.trajectories ?? []).entries()) {
    expect(Object.keys(trajectory)).toEqual(['source_id', 'n_points', 'points_b64']);
    const packed = Buffer.from(trajectory.points_b64 as string, 'base64');
    expect(packed.length).toBe(2 + 45 * trajectory.n_points);
    expect(packed.readUInt16BE(0)).toBe(trajectory.n_points);
    expect(createHash('sha256').update(packed).digest('hex')).toBe(short?.trajectories?.[i]?.points_sha256);
  }
});

describe('an error', () => {
  const window = { t1: REQUEST.t1, t2: REQUEST.t2 };
  test.each([
    [
      'an operation it does not know, by its name',
      { ...window, ops: [['drop_tables', []]] },
      /^BAD_REQUEST: .*drop_tables/,
    ],
    ['a window that ends before it starts', { ...REQUEST, t1: REQUEST.t2, t2: REQUEST.t1 }, /^BAD_QUERY: .*window/],
    ['bounds without a spatial type', { ...window, ops: [['with_bounds', [{ min_lat: 1 }]]] }, /^BAD_QUERY: .*spatial/],
    ['an instant that is none', { ...REQUEST, t1: 'noon' }, /^BAD_REQUEST: .*t1.*noon/],
    ['rubbish', 'rubbish', /^BAD_REQUEST: /],
    ['half a line of JSON', '{"t1": "2024', /^BAD_REQUEST: /],
    ['a number', '7', /^BAD_REQUEST: /],
    ['null', 'null', /^BAD_REQUEST: /],
    ['a list', '[]', /^BAD_REQUEST: /],
  ])('replies to %s, and the next request is answered', async (_, request, message) => {
    const [, error, next] = await serve(request, REQUEST);
    expect(error?.ok).toBe(false);
    expect(error?.error).toMatch(message);
    expect(Object.keys(error ?? {})).toEqual(['ok', 'error']);
    expect(next?.ok).toBe(true);
  });
});

test('empty lines and line ends of Windows are no requests', async () => {
  expect(await serve('', `${JSON.stringify(REQUEST)}\r`, '  ', REQUEST)).toHaveLength(3);
});

test('a last line without a line end is answered', async () => {
  const written: string[] = [];
  const input = Readable.from([JSON.stringify(REQUEST).slice(0, 30), JSON.stringify(REQUEST).slice(30)]);
  await serveExecutor(engine, HANDSHAKE, input, async (line) => void written.push(line));
  expect(JSON.parse(written[1] as string)).toMatchObject({ ok: true });
});
