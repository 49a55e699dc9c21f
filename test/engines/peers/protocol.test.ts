import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Engine } from '../../../engines/engine.ts';
import { toLabError } from '../../../engines/errors.ts';
import { PACKAGE_ROOT } from '../../../engines/package-root.ts';
import { buildPeer } from '../../../engines/peers/c/build.ts';
import { type PeerCosts, PeerProcess } from '../../../engines/peers/peer-process.ts';
import type { PeerStages } from '../../../engines/peers/peer-stages.ts';
import { findPython } from '../../../engines/peers/python/find-python.ts';
import { flights } from '../../../engines/query/builder.ts';
import { parseRequest } from '../../../engines/query/request.ts';
import { STAGES } from '../../../engines/stages/stage.ts';
import { caught } from '../../support/caught-error.ts';
import { absence, openPeer } from '../../support/peer-availability.ts';
import { HOUR, NOON, SAMPLE_DAYS } from '../../support/sample-store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { writeTestStore } from '../../support/test-store.ts';

const SCRIPT = path.join(PACKAGE_ROOT, 'engines/peers/python/peer.py');
const WINDOW = { t1: '2024-06-01T12:00:00Z', t2: '2024-06-01T13:00:00+00:00' };
const GOOD = { ...WINDOW, ops: [['with_callsign', ['BAW*']]] };

/** Requests that are wrong or nearly so; what our own parser says of each is what a peer must say. */
const REQUESTS: unknown[] = [
  null,
  3,
  'text',
  [],
  {},
  { t1: WINDOW.t1 },
  { ...WINDOW, ops: {} },
  { ...WINDOW, ops: ['time_within'] },
  { ...WINDOW, ops: [[]] },
  { ...WINDOW, ops: [['time_within', [], []]] },
  { ...WINDOW, ops: [['time_within', {}]] },
  { ...WINDOW, ops: [['time_within', [1]]] },
  { ...WINDOW, ops: [['time_within']] },
  { ...WINDOW, ops: [['drop_table', []]] },
  { ...WINDOW, ops: [['__proto__', []]] },
  { ...WINDOW, ops: [['with_bounds', []]] },
  { ...WINDOW, ops: [['with_bounds', [[]]]] },
  { ...WINDOW, ops: [['with_bounds', [{ min_lat: '1' }]]] },
  { ...WINDOW, ops: [['with_bounds', [{ minLat: 1 }]]] },
  { ...WINDOW, ops: [['with_bounds', [{ min_lat: null }]]] },
  { ...WINDOW, ops: [['with_bounds', [{ min_lat: 1 }]]] },
  { ...WINDOW, ops: [['spatially_crosses'], ['with_bounds', [{ min_lat: 2, max_lat: 1 }]]] },
  { ...WINDOW, ops: [['spatially_within'], ['with_bounds', [{ min_lat: 2 }]]] },
  { ...WINDOW, ops: [['spatially_within'], ['with_bounds', [{ min_lat: 2 }]], ['with_bounds', [{ max_lat: 3 }]]] },
  { ...WINDOW, ops: [['from_source', ['1']]] },
  { ...WINDOW, ops: [['from_source', [1.5]]] },
  { ...WINDOW, ops: [['from_source', [true]]] },
  { ...WINDOW, ops: [['with_orig', [null]]] },
  { ...WINDOW, ops: [['with_orig', ['\ud800']]] },
  { t1: WINDOW.t2, t2: WINDOW.t1 },
  ...[
    '2024-02-30T00:00Z',
    '2023-02-29T00:00Z',
    '2024-06-01',
    '2024-06-01T24:00Z',
    '2024-06-01T12:60Z',
    '2024-06-01T12:00:60Z',
    '2024-06-01T12:00.5Z',
    '2024-06-01T12:00:00.Z',
    '2024-06-01T12:00+24:00',
    '2024-06-01T12:00+01:60',
    '2024-06-01T12:00:00z',
    ' 2024-06-01T12:00:00Z',
    '2024-13-01T12:00:00Z',
    '2024-00-01T12:00:00Z',
    '',
    1_717_243_200,
  ].map((t1) => ({ t1, t2: '2024-06-02T00:00Z' })),
  ...['2024-06-01 12:00', '2024-06-01T12:00:00.25', '2024-06-01T14:00:00+0200', '2024-06-01T05:30-06:30'].map((t1) => ({
    t1,
    t2: '2024-06-01T12:01:00.5Z',
  })),
];

const BAD_JSON = [
  '{',
  '{"t1": 1,}',
  "{'t1': 1}",
  '[1 2]',
  '{"a": NaN}',
  '{"a": 01}',
  '{"a": 1.}',
  '{"a": "\\x"}',
  '{"a": "\\u12g4"}',
  '{"a": "tab\there"}',
  '{} {}',
  'nul',
  '"open',
  '['.repeat(100_000),
];

const dirs = new Map<string, string>();
for (const codec of ['bz2', 'lz4']) {
  const dataDir = temporaryFolder();
  await writeTestStore(dataDir, codec, SAMPLE_DAYS);
  dirs.set(codec, dataDir);
}

const PEERS: [name: string, command: () => string[]][] = [
  ['c/bz2', () => [buildPeer()]],
  ['c/lz4', () => [buildPeer()]],
  ['python/bz2', () => [findPython('bz2'), SCRIPT]],
  ['python/lz4', () => [findPython('lz4'), SCRIPT]],
];

for (const [name, command] of PEERS) {
  const codec = name.slice(name.indexOf('/') + 1);
  const dataDir = dirs.get(codec) as string;
  const absent = await absence(name, dataDir);

  /** Replies to some lines, the handshake first. */
  const talk = (lines: readonly string[]): Reply[] => {
    const [program, ...args] = command();
    const { stdout, status } = spawnSync(program as string, [...args, dataDir, '--label', 'x"y', '--codec', codec], {
      input: lines.map((line) => `${line}\n`).join(''),
      encoding: 'utf8',
      maxBuffer: 1e9,
    });
    expect(status).toBe(0);
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Reply);
  };

  describe.skipIf(absent !== null)(`protocol of ${name}${absent === null ? '' : ` (skipped: ${absent})`}`, () => {
    test('shakes hands and ends with its input', () => {
      expect(talk([])).toEqual([{ ready: true, feder_version: expect.any(String), label: 'x"y', data_dir: dataDir }]);
    });

    test('refuses what our own parser refuses, with the same code, and nothing else', () => {
      const [, ...replies] = talk(REQUESTS.map((request) => JSON.stringify(request)));
      const codes = replies.map(({ ok, error }) => (ok ? 'ok' : error.slice(0, error.indexOf(': '))));
      expect(codes).toEqual(REQUESTS.map(ownCode));
      expect(new Set(codes)).toEqual(new Set(['ok', 'BAD_REQUEST', 'BAD_QUERY']));
    });

    test('lives on after lines that are no JSON, and skips empty ones', () => {
      const lines = BAD_JSON.flatMap((line) => [line, '', JSON.stringify(GOOD)]);
      const [, ...replies] = talk(lines);
      expect(replies).toHaveLength(2 * BAD_JSON.length);
      const good = replies[1] as Reply;
      expect(good.trajectories.length).toBeGreaterThan(0);
      replies.forEach((reply, i) => {
        if (i % 2 === 1) expect(reply).toEqual(good);
        else
          expect(reply, BAD_JSON[i / 2]).toMatchObject({ ok: false, error: expect.stringMatching(/^BAD_REQUEST: /) });
      });
    });

    test('repeats a query, and the answer stays the same', () => {
      const [, once, thrice, full] = talk([
        JSON.stringify(GOOD),
        JSON.stringify({ ...GOOD, repeat: 3 }),
        JSON.stringify({ ...GOOD, repeat: 1, full: true }),
      ]) as [Reply, Reply, Reply, Reply];
      const { seconds, ...rest } = thrice;
      expect(seconds).toHaveLength(3);
      for (const time of seconds) expect(time).toBeGreaterThan(0);
      expect(rest).toEqual(once);
      expect(full.seconds).toHaveLength(1);
      expect(full.trajectories[0]).toMatchObject({ source: expect.any(Number), points_b64: expect.any(String) });
    });

    test('watches a query: the stages of every call, and of every task, add up by themselves', () => {
      const [, once, watched] = talk([JSON.stringify(GOOD), JSON.stringify({ ...GOOD, stages: 3, repeat: 2 })]) as [
        Reply,
        Reply,
        Reply,
      ];
      const { seconds, stages, ...rest } = watched;
      expect(rest).toEqual(once);
      expect([seconds.length, stages.length]).toEqual([2, 3]);
      const sum = (times: Record<string, number>) => Object.values(times).reduce((all, time) => all + time, 0);
      for (const { seconds: whole, stages: own, waiting = 0, tasks = [] } of stages) {
        expect((sum(own) + waiting) / whole).toBeCloseTo(1, 4);
        for (const task of tasks) {
          expect(sum(task.stages) / (task.end - task.start)).toBeCloseTo(1, 4);
          for (const name of Object.keys(task.stages)) expect(STAGES).toContain(name);
          const instants = [task.posted, task.start, task.end, task.answered];
          expect(instants).toEqual([...instants].sort((a, b) => a - b));
        }
        expect(STAGES).toEqual(expect.arrayContaining(Object.keys(own)));
      }
    });

    test('counts what calls take, after the timed and the watched ones, and the answer stays the same', () => {
      const lines = [{}, { costs: 40 }, { costs: 1, stages: 3, repeat: 2 }, { costs: 1, full: true }];
      const [, once, counted, all, full] = talk(lines.map((more) => JSON.stringify({ ...GOOD, ...more }))) as [
        ...[Reply, Reply, Reply, Reply, Reply],
      ];
      for (const { costs } of [counted, all, full]) {
        expect(Object.keys(costs).sort()).toEqual(['peak_rss', 'system_seconds', 'user_seconds']);
        expect(costs.user_seconds).toBeGreaterThanOrEqual(0);
        expect(costs.system_seconds).toBeGreaterThanOrEqual(0);
        expect(costs.peak_rss).toBeGreaterThan(1e6);
      }
      expect(counted.costs.user_seconds + counted.costs.system_seconds).toBeGreaterThan(0);
      expect({ ...counted, costs: undefined }).toEqual({ ...once, costs: undefined });
      expect([all.seconds.length, all.stages.length]).toEqual([2, 3]);
      expect(full.trajectories[0]).toMatchObject({ points_b64: expect.any(String) });
      expect(once).not.toHaveProperty('costs');
    });

    test.each([0, -1, 1.5, '3', 1e9, []])('refuses to repeat, to watch or to count %j times', (repeat) => {
      for (const key of ['repeat', 'stages', 'costs']) {
        const [, reply] = talk([JSON.stringify({ ...GOOD, [key]: repeat })]);
        expect(reply).toMatchObject({ ok: false, error: expect.stringMatching(new RegExp(`^BAD_REQUEST: ${key}`)) });
      }
    });

    test('its death is an error, never a hang', async () => {
      const engine = (await openPeer(name, dataDir)) as Engine & { peer: PeerProcess };
      const query = flights(NOON, NOON + HOUR).build();
      expect(await engine.query(query)).not.toHaveLength(0);
      const under = caught('CHILD_DIED', () => engine.sample?.(query, 1_000_000));
      process.kill(engine.peer.pid as number, 'SIGKILL');
      expect((await under).message).toContain(`the peer ${name} got SIGKILL`);
      await caught('CHILD_DIED', () => engine.query(query));
      await engine.close();
      await engine.close();
    });
  });
}

test('what a peer said before it died is part of the error', async () => {
  const error = await caught('CHILD_DIED', () => PeerProcess.start('x', 'sh', ['-c', 'echo oops >&2; exit 3']));
  expect(error.message).toBe('the peer x exited with 3; it said:\noops');
});

test('a program that is not there is an error', async () => {
  const error = await caught('CHILD_DIED', () => PeerProcess.start('x', path.join(temporaryFolder(), 'absent'), []));
  expect(error.message).toContain('the peer x could not run');
});

interface Reply {
  readonly ok: boolean;
  readonly error: string;
  readonly trajectories: readonly unknown[];
  readonly seconds: readonly number[];
  readonly stages: readonly PeerStages[];
  readonly costs: PeerCosts;
}

function ownCode(request: unknown): string {
  try {
    parseRequest(request);
    return 'ok';
  } catch (error) {
    return toLabError(error).code;
  }
}
