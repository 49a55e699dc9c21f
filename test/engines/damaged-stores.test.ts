import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FORMATS } from '../../engines/codec/formats.ts';
import type { Engine } from '../../engines/engine.ts';
import type { ErrorCode } from '../../engines/errors.ts';
import { PEER_NAMES } from '../../engines/peers/registry.ts';
import { flights } from '../../engines/query/builder.ts';
import { codecOf, ENGINE_NAMES, engineFormat, openEngine } from '../../engines/registry.ts';
import { caught } from '../support/caught-error.ts';
import { packedFlight } from '../support/codec-blob.ts';
import { absence } from '../support/peer-availability.ts';
import { NOON } from '../support/sample-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testFlight, testPoint } from '../support/test-flight.ts';
import { overwriteBlob, writeTestStore } from '../support/test-store.ts';

const FILE = '2024/2024-153.sqlite';
const POINTS = [testPoint(NOON), testPoint(NOON + 60)];

/** A count of 2 before three records. */
const miscounted = packedFlight(3);
miscounted.writeUInt16BE(2);

/** What may be wrong with the blob of one row: its error, what the message says, and how it comes about. */
const DAMAGE: [name: string, code: ErrorCode, says: string, blob: ((good: Buffer) => Uint8Array) | Buffer][] = [
  ['an unknown version byte', 'UNKNOWN_VERSION', '0x07', (good) => Buffer.concat([Buffer.from([7]), good.subarray(1)])],
  ['a truncated blob', 'BLOB_CORRUPT', 'byte', (good) => good.subarray(0, -1)],
  ['half a blob', 'BLOB_CORRUPT', 'byte', (good) => good.subarray(0, good.length >> 1)],
  ['an empty blob', 'BLOB_CORRUPT', 'empty', () => Buffer.alloc(0)],
  ['a byte too many', 'BLOB_CORRUPT', 'byte', (good) => Buffer.concat([good, Buffer.from([0])])],
  ['text for a blob', 'BLOB_CORRUPT', 'no blob', () => 'text' as unknown as Uint8Array],
  ['a flipped header', 'BLOB_CORRUPT', 'byte', (good) => good.fill(good.readUInt8(4) ^ 0xff, 4, 5)],
  ['a count that does not match', 'RECORD_LENGTH', 'n = 2, which takes 92 bytes, but has 137', miscounted],
  ['no room for a count', 'RECORD_LENGTH', 'has 1 bytes', Buffer.alloc(1)],
];

/** Blobs of v2 hold points, not bytes: none can say a count that does not match. */
function damagesOf(codec: string): typeof DAMAGE {
  return DAMAGE.filter(([, code]) => codec !== 'v2' || code !== 'RECORD_LENGTH');
}

/** Our engines, and the peers that this machine can run and that read the store itself. */
const NAMES = [...ENGINE_NAMES];
for (const name of PEER_NAMES.filter((peer) => engineFormat(peer) !== null)) {
  const absent = await absence(name, temporaryFolder());
  if (absent === null) NAMES.push(name);
  else test.skip(`${name} on a damaged store (skipped: ${absent})`);
}

describe.each(NAMES)('%s on a damaged store', (name) => {
  const codec = codecOf(name);
  const damages = damagesOf(codec);
  const dataDir = temporaryFolder();
  const file = path.join(dataDir, FILE);
  let engine: Engine;

  beforeAll(async () => {
    const damaged = damages.map(([kind, , , blob]) => ({
      ...testFlight(kind, POINTS, { callsign: kind }),
      ...(typeof blob === 'function' ? {} : { packed: blob }),
    }));
    await writeTestStore(dataDir, codec, { [FILE]: [testFlight('good', POINTS, { callsign: 'GOOD' }), ...damaged] });
    damages.forEach(([, , , blob], i) => {
      if (typeof blob === 'function') overwriteBlob(file, i + 2, blob);
    });
    engine = await openEngine(name, { dataDir, workers: 2 });
  });

  afterAll(async () => {
    await engine.close();
  });

  test.each(damages.map(([kind, code, says], i) => ({ kind, code, says, row: i + 2 })))(
    '$kind is an error with file and row, and the next query works',
    async ({ kind, code, says, row }) => {
      const query = flights(NOON, NOON + 60)
        .withCallsign(kind)
        .build();
      const error = await caught(code, () => engine.query(query));
      expect([error.file, error.row]).toEqual([file, row]);
      expect(error.message).toContain(says);
      expect(error.message).toContain(`file ${file}, row ${row}`);
      expect(
        await engine.query(
          flights(NOON, NOON + 60)
            .withCallsign('GOOD')
            .build(),
        ),
      ).toHaveLength(1);
    },
  );

  test.each(FORMATS.filter((other) => other !== engineFormat(name)))(
    'says that the store is of format %s',
    async (other) => {
      const others = temporaryFolder();
      await writeTestStore(others, other, { [FILE]: [testFlight('good', POINTS)] });
      const wrong = await openEngine(name, { dataDir: others, workers: 1 });
      // To a peer, a reader of v1, version byte 0x02 is one that it does not know.
      const unknown = other === 'v2' && PEER_NAMES.includes(name);
      const code = unknown ? 'UNKNOWN_VERSION' : 'CODEC_MISMATCH';
      const error = await caught(code, () => wrong.query(flights(NOON, NOON).build()));
      expect(error.message).toContain(unknown ? '0x02' : `ends in /${other}`);
      expect([error.file, error.row]).toEqual([path.join(others, FILE), 1]);
      await wrong.close();
    },
  );

  test('a file that is no database is an error with its name, and other days can be asked for', async () => {
    const broken = path.join(dataDir, '2024/2024-160.sqlite');
    writeFileSync(broken, 'no database '.repeat(100));
    const week = 7 * 86_400;
    const error = await caught('DAY_FILE_INVALID', () => engine.query(flights(NOON + week, NOON + week).build()));
    expect(error.message).toContain(`file ${broken}`);
    expect(await engine.query(flights(NOON, NOON).withCallsign('GOOD').build())).toHaveLength(1);
  });

  test('a data directory that is not there is named', async () => {
    const absent = path.join(dataDir, 'absent');
    const error = await caught('DATA_DIR_NOT_FOUND', () => openEngine(name, { dataDir: absent, workers: 1 }));
    expect(error.message).toContain(`'${absent}'`);
  });
});
