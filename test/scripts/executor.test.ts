import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasRealData, REAL_DATA, realDataTitle, realLines } from '../support/real-data.ts';
import { labWithInput } from './support/lab.ts';
import { twoStores } from './support/stores.ts';

const linesOf = (stdout: string): unknown[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const asInput = (requests: readonly unknown[]) => requests.map((request) => `${JSON.stringify(request)}\n`).join('');

describe('lab executor', () => {
  const request = { t1: '2024-06-01T12:00:00Z', t2: '2024-06-01T13:00:00Z', ops: [['with_callsign', ['AAL*']]] };

  test.each(['bz2', 'lz4'])('on a %s store shakes hands, answers, and ends with the input', async (codec) => {
    const dataDir = path.join(await twoStores(), codec);
    const input = asInput([request, { ...request, t2: 'later' }, { ...request, full: true }]);
    const { status, stdout, stderr } = await labWithInput(input, 'executor', dataDir, '--label', 'base');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const [handshake, digests, error, full] = linesOf(stdout);
    expect(handshake).toEqual({
      ready: true,
      feder_version: expect.stringMatching(/^querylab \d/),
      label: 'base',
      data_dir: dataDir,
    });
    expect(digests).toMatchObject({ ok: true, trajectories: [{ n_points: expect.any(Number) }, {}, {}] });
    expect(error).toMatchObject({ ok: false, error: expect.stringMatching(/^BAD_REQUEST: .*later/) });
    expect(full).toMatchObject({ ok: true, trajectories: [{ points_b64: expect.any(String) }, {}, {}] });
  });
});

describe.skipIf(!hasRealData)(realDataTitle('lab executor on real flights'), () => {
  test('gives the replies of an independent reader', async () => {
    const [requests, replies] = [realLines('requests.jsonl').slice(0, 20), realLines('replies.jsonl').slice(0, 20)];
    const args = ['executor', path.join(REAL_DATA, 'bz2'), '--label', 'x', '--engine', 'pool-chunk/bz2'];
    const { status, stdout } = await labWithInput(asInput(requests), ...args);
    expect(status).toBe(0);
    const found = linesOf(stdout).slice(1);
    expect(found).toHaveLength(20);
    for (const [i, reply] of found.entries()) expect(JSON.stringify(reply)).toBe(JSON.stringify(replies[i]));
  });
});
