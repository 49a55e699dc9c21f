import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { LabError } from '../../../engines/errors.ts';
import { buildPeer } from '../../../engines/peers/c/build.ts';
import { PeerProcess } from '../../../engines/peers/peer-process.ts';
import { NOON } from '../../support/sample-store.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { testFlight, testPoint } from '../../support/test-flight.ts';
import { writeTestStore } from '../../support/test-store.ts';

const FILE = '2024/2024-153.sqlite';
const DAMAGED = 300;
const REQUEST = { t1: '2024-06-01T12:00:00Z', t2: '2024-06-01T13:00:00Z' };

/** The peer with checks of addresses and undefined behaviour, which end it with a report; or why there is none. */
function sanitized(): { program: string } | { absent: string } {
  try {
    return { program: buildPeer(['-g', '-fsanitize=address,undefined', '-fno-sanitize-recover=all']) };
  } catch (error) {
    if (error instanceof LabError && error.code === 'PEER_UNAVAILABLE') return { absent: error.message.slice(0, 300) };
    throw error;
  }
}

const build = sanitized();
const program = 'program' in build ? build.program : '';
const skipped = 'absent' in build ? ` (skipped: ${build.absent})` : '';

describe.skipIf(skipped !== '')(`the C peer under sanitizers${skipped}`, () => {
  test.each(['bz2', 'lz4'])('survives truncated and corrupt %s blobs and wild requests', async (codec) => {
    const dataDir = temporaryFolder();
    const points = Array.from({ length: 400 }, (_, i) => testPoint(NOON + i));
    const flights = Array.from({ length: DAMAGED + 1 }, (_, i) => testFlight(`${i}`, points, { callsign: `C${i}` }));
    await writeTestStore(dataDir, codec, { [FILE]: flights });
    damage(path.join(dataDir, FILE));
    const peer = await PeerProcess.start('c', program, [dataDir, '--codec', codec]);
    const codes = new Map<string, number>();
    for (let i = 0; i <= DAMAGED; i++) {
      const ops = [['with_callsign', [`C${i}`]], ['spatially_crosses'], ['filter_waypoints']];
      const code = await peer.ask({ ...REQUEST, ops, full: true }).then(
        () => 'ok',
        (error: LabError) => error.code as string,
      );
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    for (const request of [{}, [], { ...REQUEST, ops: [[['a'.repeat(1e5)]]] }, { ...REQUEST, ops: [['\u0000']] }]) {
      await expect(peer.ask(request)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    expect(codes.has('CHILD_DIED'), JSON.stringify([...codes])).toBe(false);
    expect(codes.get('BLOB_CORRUPT')).toBeGreaterThan(50);
    expect(codes.get('ok')).toBeGreaterThan(0);
    await peer.close();
  });
});

/** Cuts, flips or lengthens all blobs but the first. */
function damage(file: string): void {
  const below = seededRandom(7);
  const database = new Database(file);
  const rows = database.prepare('SELECT id, points FROM trajectories WHERE id > 1').all() as {
    id: number;
    points: Buffer;
  }[];
  const update = database.prepare('UPDATE trajectories SET points = ? WHERE id = ?');
  database.exec('BEGIN');
  for (const { id, points } of rows) {
    const kind = id % 3;
    if (kind === 0) update.run(points.subarray(0, below(points.length)), id);
    if (kind === 1) update.run(Buffer.concat([points, Buffer.alloc(1 + below(99), below(256))]), id);
    if (kind === 2) {
      for (let i = 0; i < 1 + below(8); i++) points[below(points.length)] = below(256);
      update.run(points, id);
    }
  }
  database.exec('COMMIT');
  database.close();
}
