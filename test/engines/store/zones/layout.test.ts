import path from 'node:path';
import { crc32 } from 'node:zlib';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zonesOf } from '../../../../engines/store/zones/trajectory-zones.ts';
import { indexStore } from '../../../support/indexed-store.ts';
import { anyPacked } from '../../../support/packed-arbitrary.ts';
import { NOON, SAMPLE_DAYS } from '../../../support/sample-store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { packByHand, testFlight, testPoint } from '../../../support/test-flight.ts';
import { writeTestStore } from '../../../support/test-store.ts';
import { trackOf } from '../../../support/track-arbitrary.ts';

const FILE = '2024/2024-153.sqlite';
const clamp = (code: number): number => Math.min(65_535, Math.max(0, code));
const shiftOf = (range: number, bits: number): number => {
  for (let shift = 0; ; shift++) if (range < 2 ** (bits + shift)) return shift;
};

/** The records of a trajectory as the page beside the index describes them, with none of its code. */
function recordsByHand(packed: Buffer): Buffer {
  const n = packed.readUInt16BE(0);
  const times = Array.from({ length: n }, (_, i) => packed.readUInt32BE(2 + 45 * i));
  const base = times.reduce((a, b) => Math.min(a, b), Infinity);
  const shift = shiftOf(times.reduce((a, b) => Math.max(a, b), 0) - base, 16);
  const points = times.map((time, i) => {
    const [lon, lat, alt] = [4, 12, 20].map((at) => packed.readDoubleBE(2 + 45 * i + at)) as [number, number, number];
    return {
      placed: !(Number.isNaN(lat) || Number.isNaN(lon)),
      high: alt !== -999_999 && !Number.isNaN(alt),
      lat: clamp(Math.floor((lat + 90) * (65_535 / 180))),
      lon: clamp(Math.floor((lon + 180) * (65_535 / 360))),
      alt: clamp(Math.floor((alt + 2000) / 2)),
      time: clamp(Math.floor((time - base) / 2 ** shift)),
    };
  });
  const records: Buffer[] = [];
  for (let first = 0; first < n; first += 64) {
    const block = points.slice(first, first + 64);
    const record = Buffer.alloc(36);
    record[16] = (block.every(({ placed }) => placed) ? 1 : 0) | (block.every((p) => !p.placed || p.high) ? 2 : 0);
    (['lat', 'lon', 'alt', 'time'] as const).forEach((axis, a) => {
      const codes = block.filter((p) => p.placed && (axis !== 'alt' || p.high)).map((p) => p[axis]);
      const [low, high] = codes.length === 0 ? [65_535, 0] : [Math.min(...codes), Math.max(...codes)];
      record.writeUInt16LE(low, 4 * a);
      record.writeUInt16LE(high, 4 * a + 2);
      if (axis === 'alt' || codes.length === 0) return;
      const own = block.map((p) => Math.floor((p[axis] - low) / 2 ** shiftOf(high - low, 8)));
      const places = [0, 16, 32, 48, 64].map((at) => Math.min(at, block.length - 1));
      const samples = places.map((at) => (block[at]?.placed ? (own[at] as number) : 0));
      let slack = 0;
      for (let k = 0; k < 4; k++) {
        const [from, to] = [samples[k] as number, samples[k + 1] as number];
        for (let i = places[k] as number; i <= (places[k + 1] as number); i++) {
          const value = own[i] as number;
          if (block[i]?.placed) slack = Math.max(slack, Math.min(from, to) - value, value - Math.max(from, to));
        }
      }
      const at = { lat: 0, lon: 1, time: 2 }[axis];
      record[17 + at] = slack;
      Buffer.from(samples).copy(record, 20 + 5 * at);
    });
    records.push(record);
  }
  return Buffer.concat(records);
}

test('records are what the description says, to the byte', () => {
  const lengths = fc.constantFrom(0, 1, 16, 17, 63, 64, 65, 130, 500);
  fc.assert(
    fc.property(fc.oneof(anyPacked, lengths.chain(trackOf)), (packed) => {
      expect(Buffer.from(zonesOf(packed).records).toString('hex')).toBe(recordsByHand(packed).toString('hex'));
    }),
    { numRuns: 600 },
  );
});

test('one block, by hand', () => {
  // North by 90 codes in 20 s: samples at points 0, 16 and, from then on, the last, 20.
  const points = Array.from({ length: 21 }, (_, i) =>
    testPoint(NOON + i, { lat: 0, lon: 0, alt: i === 3 ? null : 1000 }),
  );
  const words = [32_767, 32_767, 32_767, 32_767, 1500, 1500, 0, 20].map((word) => Buffer.of(word & 0xff, word >> 8));
  const rest = Buffer.of(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 20, 20, 20, 0);
  const expected = Buffer.concat([...words, rest.subarray(0, 14), Buffer.of(0, 16, 20, 20, 20, 0)]);
  expect(Buffer.from(zonesOf(packByHand(points)).records).toString('hex')).toBe(expected.toString('hex'));
});

test('the table is what the description says', async () => {
  const dataDir = temporaryFolder();
  const days = { [FILE]: [...(SAMPLE_DAYS[FILE] ?? []), testFlight('last', [testPoint(NOON)], { source: 2 ** 31 })] };
  await writeTestStore(dataDir, 'v2', days);
  await indexStore(dataDir, 'v2');
  const database = new Database(path.join(dataDir, FILE));
  const rows = database.prepare('SELECT * FROM trajectory_zones ORDER BY name').all() as {
    name: string;
    crc32: number;
    data: Buffer;
  }[];
  const flights = database
    .prepare(
      'SELECT t.*, i.*, packed FROM trajectories t JOIN trajectory_index i USING (id) JOIN raw_points USING (id)',
    )
    .all() as (Record<string, unknown> & { id: number; packed: Buffer; source_id: string })[];
  const nodes = database.prepare('SELECT nodeno, data FROM trajectory_index_node ORDER BY nodeno').all() as {
    nodeno: number;
    data: Buffer;
  }[];
  const triggers = database.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name").all();
  database.close();

  for (const { name, crc32: sum, data } of rows) expect(sum, name).toBe(crc32(data));
  const data = new Map(rows.map((row) => [row.name, row.data]));
  expect([...data.keys()]).toEqual([
    'base',
    'header',
    'id',
    'irregular',
    'lengths',
    'points',
    'rank',
    'records',
    'shift',
    'source',
    'text',
    'times',
  ]);
  expect(triggers).toEqual(
    ['DELETE', 'INSERT', 'UPDATE'].map((event) => ({
      name: `trajectory_zones_${event.toLowerCase()}`,
      sql: `CREATE TRIGGER trajectory_zones_${event.toLowerCase()} AFTER ${event} ON trajectories BEGIN DELETE FROM trajectory_zones; END`,
    })),
  );
  const column = (name: string): Buffer => data.get(name) as Buffer;
  const digest = Buffer.concat(
    nodes.map(({ nodeno, data: node }) => {
      const pair = Buffer.alloc(8);
      pair.writeUInt32LE(nodeno);
      pair.writeUInt32LE(crc32(node), 4);
      return pair;
    }),
  );
  const entries = flights.filter(({ id, packed }) => id !== flights.length && packed.length > 2);
  expect(JSON.parse(column('header').toString())).toEqual({
    version: 2,
    byteOrder: 'LE',
    trajectories: entries.length,
    rtree: crc32(digest),
  });
  expect([column('irregular').length, column('irregular').readDoubleLE()]).toEqual([8, flights.length]);

  const ranked = [...entries].sort(
    (a, b) => Buffer.compare(Buffer.from(a.source_id), Buffer.from(b.source_id)) || a.id - b.id,
  );
  let [text, block] = [0, 0];
  for (let i = 0; i < entries.length; i++) {
    const flight = entries.find(({ id }) => id === column('id').readDoubleLE(8 * i));
    if (flight === undefined) throw new Error(`entry ${i} is of no flight`);
    const { packed } = flight;
    const n = packed.readUInt16BE(0);
    const times = Array.from({ length: n }, (_, k) => packed.readUInt32BE(2 + 45 * k));
    expect([column('times').readFloatLE(8 * i), column('times').readFloatLE(8 * i + 4)]).toEqual([
      flight.min_timestamp,
      flight.max_timestamp,
    ]);
    expect(column('points').readUInt16LE(2 * i)).toBe(n);
    expect(column('base').readUInt32LE(4 * i)).toBe(Math.min(...times));
    expect(column('shift')[i]).toBe(shiftOf(Math.max(...times) - Math.min(...times), 16));
    expect(ranked[column('rank').readUInt32LE(4 * i)]).toBe(flight);
    expect(column('source').readInt32LE(4 * i)).toBe(flight.source);
    const texts = ['source_id', 'transponder_id', 'orig', 'dest', 'callsign', 'aircraft_type'].map(
      (name) => flight[name] as string | null,
    );
    expect([...column('lengths').subarray(6 * i, 6 * i + 6)]).toEqual(texts.map((value) => value?.length ?? 255));
    const bytes = Buffer.from(texts.join(''));
    expect(column('text').subarray(text, text + bytes.length)).toEqual(bytes);
    text += bytes.length;
    const records = recordsByHand(packed);
    expect(column('records').subarray(block, block + records.length)).toEqual(records);
    block += records.length;
  }
  expect([text, block]).toEqual([column('text').length, column('records').length]);
});
