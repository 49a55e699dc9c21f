import type { Point } from '../../engines/format/point.ts';

/** A trajectory as a test writes it. */
export interface TestFlight {
  readonly source: number;
  readonly sourceId: string;
  readonly transponderId: string | null;
  readonly orig: string | null;
  readonly dest: string | null;
  readonly callsign: string;
  readonly aircraftType: string | null;
  readonly points: readonly Point[];
  /** Packed bytes to store in place of the packed `points`. */
  readonly packed?: Buffer;
  /** Index row in place of the envelope of `points`: min and max of time, latitude, longitude, altitude. */
  readonly envelope?: readonly number[];
}

/** A flight with unremarkable values where the test names none. */
export function testFlight(sourceId: string, points: readonly Point[], rest: Partial<TestFlight> = {}): TestFlight {
  return {
    source: 1,
    sourceId,
    transponderId: 'a0b1c2',
    orig: 'KBOS',
    dest: 'KJFK',
    callsign: 'BAW12',
    aircraftType: 'A320',
    points,
    ...rest,
  };
}

/** A point with unremarkable values where the test names none. */
export function testPoint(time: number, rest: Partial<Point> = {}): Point {
  return { time, lon: -71, lat: 42.5, alt: 3000, altGnss: 3100, heading: 90, onGround: false, ...rest };
}

/** Packs points by hand: `u16 n`, then records of 45 bytes. */
export function packByHand(points: readonly Point[]): Buffer {
  const packed = Buffer.alloc(2 + 45 * points.length);
  packed.writeUInt16BE(points.length, 0);
  points.forEach((point, i) => {
    const at = 2 + 45 * i;
    packed.writeUInt32BE(point.time, at);
    packed.writeDoubleBE(point.lon, at + 4);
    packed.writeDoubleBE(point.lat, at + 12);
    packed.writeDoubleBE(point.alt ?? -999999, at + 20);
    packed.writeDoubleBE(point.altGnss ?? -999999, at + 28);
    packed.writeDoubleBE(point.heading ?? -999999, at + 36);
    packed.writeUInt8(point.onGround ? 1 : 0, at + 44);
  });
  return packed;
}

/** The index row of points by the rules of the store; NaN has no part in it. */
export function envelopeByHand(points: readonly Point[]): number[] {
  const altitudes = points.flatMap(({ alt }) => (alt === null ? [] : [alt]));
  return [
    range(points.map(({ time }) => time)),
    range(points.map(({ lat }) => lat)),
    range(points.map(({ lon }) => lon)),
    altitudes.length === 0 ? [-999999, -999999] : range(altitudes),
  ].flat();
}

function range(values: readonly number[]): number[] {
  const numbers = values.filter((value) => !Number.isNaN(value));
  return numbers.length === 0 ? [0, 0] : [Math.min(...numbers), Math.max(...numbers)];
}
