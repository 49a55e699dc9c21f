import type { Point } from '../../engines/format/point.ts';
import { seededRandom } from './seeded-random.ts';
import { type TestFlight, testFlight, testPoint } from './test-flight.ts';
import type { TestDays } from './test-store.ts';

/** 2024-06-01T12:00:00Z, in the middle of the sample store. */
export const NOON = 1_717_243_200;
export const HOUR = 3600;
const DAY = 86_400;
/** 2024-06-02T00:00:00Z. */
export const MIDNIGHT = NOON + 12 * HOUR;

/** The box of the sample queries. Its limits are exact in 32 bits, so that points can lie on them. */
export const BOX = { minLat: 42, maxLat: 43, minLon: -72, maxLon: -70 } as const;
export const ALTITUDES = { minAlt: 1000, maxAlt: 5000 } as const;

const flight = testFlight;
const point = testPoint;
/** An envelope around the box and noon, for flights whose points do not say so. */
const AROUND = [NOON, NOON + HOUR, 41, 44, -73, -69, 0, 9000];

/** Flights that each lie on one edge of some rule. */
const EDGES: TestFlight[] = [
  flight('edge-corners', [
    point(NOON, { lat: 42, lon: -72 }),
    point(NOON + 600, { lat: 43, lon: -70 }),
    point(NOON + HOUR, { lat: 42, lon: -70 }),
  ]),
  flight('edge-altitude', [
    point(NOON + 60, { alt: 1000 }),
    point(NOON + 120, { alt: 5000 }),
    point(NOON + 180, { alt: 999.9999999999 }),
  ]),
  flight('edge-outside', [
    point(NOON + 60, { lat: 41.99999999999999 }),
    point(NOON + 120, { lon: -69.99999999999999 }),
  ]),
  flight('touches-window', [point(NOON - HOUR), point(NOON), point(NOON + HOUR), point(NOON + HOUR + 1)]),
  flight('passes-by', [point(NOON + 60, { lat: 41, lon: -71 }), point(NOON + 120, { lat: 42.5, lon: -75 })]),
  flight('outside-in-time', [point(NOON - 2 * HOUR), point(NOON + 60, { lat: 10 })], { callsign: 'AAL1' }),
  flight('no-altitude', [point(NOON + 60, { alt: null }), point(NOON + 120, { alt: null, altGnss: null })]),
  flight('some-altitude', [point(NOON + 60, { alt: null }), point(NOON + 120, { alt: 2000, heading: null })]),
  flight('no-points', [], { envelope: AROUND, callsign: 'EMPTY' }),
  flight('not-numbers', [
    point(NOON + 60, { lat: Number.NaN }),
    point(NOON + 120, { lon: Number.NaN, alt: Number.NaN, heading: Number.NaN }),
    point(NOON + 180, { alt: -0, altGnss: Number.POSITIVE_INFINITY, heading: Number.NEGATIVE_INFINITY }),
  ]),
  flight('ground', [point(NOON + 300, { onGround: true, alt: 12.5 }), point(NOON + 240, { onGround: false })]),
];

/** Flights whose metadata is worth asking for. */
const NAMED: TestFlight[] = [
  flight('twice', [point(NOON + 60)], { callsign: 'BAW1' }),
  flight('twice', [point(NOON + 61)], { callsign: 'baw2', source: 2 }),
  flight('z', [point(NOON + 60)], { callsign: 'AAL_1', orig: null, dest: null, transponderId: null }),
  flight('Z', [point(NOON + 60)], { callsign: 'AALX1', orig: 'kbos', source: 3, aircraftType: null }),
  flight('é', [point(NOON + 60)], { callsign: 'ÉTÉ', orig: 'EGLL', dest: 'KBOS', source: 4 }),
  flight('\u{1f600}', [point(NOON + 60)], { callsign: 'été', dest: 'KB%S' }),
  flight('\uffee', [point(NOON + 60)], { callsign: '', orig: '' }),
  flight('', [point(NOON + 60)], { callsign: 'BAW', dest: 'KJF' }),
];

/** A store of four days: the sample days, a day without a file between them and one far away. */
export const SAMPLE_DAYS: TestDays = {
  '2024/2024-152.sqlite': [
    flight('night', steps(NOON - 13 * HOUR, 30, 300), { callsign: 'NIGHT' }),
    flight('late', [point(NOON - DAY), point(NOON + 30)], { callsign: 'LATE' }),
    flight('twice', [point(NOON - DAY), point(NOON + 63)]),
  ],
  '2024/2024-153.sqlite': [...EDGES, ...NAMED, ...crowd(30), flight('to-next-day', steps(MIDNIGHT - HOUR, 40, 180))],
  '2024/2024-154.sqlite': [
    flight('early', [point(MIDNIGHT), point(MIDNIGHT + 60)]),
    flight('twice', [point(MIDNIGHT + 5)]),
    flight('to-midnight', steps(MIDNIGHT + 20 * HOUR, 20, 900)),
  ],
  '2024/2024-156.sqlite': [flight('after-gap', steps(NOON + 3 * DAY, 10, 60))],
  '2025/2025-001.sqlite': [flight('far', [point(1_735_689_600), point(1_735_689_660)])],
};

/** A straight flight through the box. */
function steps(start: number, count: number, seconds: number): Point[] {
  return Array.from({ length: count }, (_, i) =>
    point(start + i * seconds, { lat: 41.7 + i / 16, lon: -72.5 + i / 8, alt: 500 + 250 * i, heading: (i * 7) % 360 }),
  );
}

/** Flights with pseudo-random points in and about the box and the hour after noon. */
function crowd(count: number): TestFlight[] {
  const below = seededRandom(20240601);
  return Array.from({ length: count }, (_, i) => {
    const start = NOON - 2 * HOUR + below(4 * HOUR);
    const points = Array.from({ length: 1 + below(60) }, (_, k) =>
      point(start + k * 20, {
        lat: 41.5 + below(2001) / 1000,
        lon: -73 + below(4001) / 1000,
        alt: below(5) === 0 ? null : below(12_000) / 2,
        altGnss: below(5) === 0 ? null : below(12_000) / 2,
        heading: below(9) === 0 ? null : below(3600) / 10,
        onGround: below(4) === 0,
      }),
    );
    return flight(`crowd-${i}`, points, { callsign: `CRW${i}`, source: 1 + below(4) });
  });
}
