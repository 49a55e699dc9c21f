import fc from 'fast-check';
import { seededRandom } from './seeded-random.ts';

/** How the points of a track go on from one to the next. */
interface Manner {
  readonly seed: number;
  /** Widest step in degrees. */
  readonly step: number;
  /** One in so many points is odd: NaN, an infinity, −0, the end of the globe or beyond; 0 for none. */
  readonly odd: number;
  /** One in so many points lacks its altitude; 0 for none. */
  readonly missing: number;
  /** Seconds from a point to the next; or times in no order, over the whole range. */
  readonly pace: number | 'wild';
}

const ODD = [Number.NaN, Infinity, -Infinity, -0, 90, -90, 180, -180, 1e300, 5e-324];

/** A packed track of `n` points as aircraft fly them, with as many oddities as its manner wants. */
export function trackOf(n: number): fc.Arbitrary<Buffer> {
  return fc
    .record<Manner>({
      seed: fc.integer(),
      step: fc.constantFrom(0, 1e-5, 0.002, 0.05, 20),
      odd: fc.constantFrom(0, 0, 5, 60),
      missing: fc.constantFrom(0, 0, 2, 40),
      pace: fc.oneof(fc.constantFrom<(number | 'wild')[]>(0, 1, 60, 3600, 'wild')),
    })
    .map((manner) => {
      const packed = packedTrack(n, manner);
      // Counterexamples by their manner, not as a list of numbers.
      return Object.assign(packed, { [fc.toStringMethod]: () => `${n} points: ${JSON.stringify(manner)}` });
    });
}

function packedTrack(n: number, { seed, step, odd, missing, pace }: Manner): Buffer {
  const below = seededRandom(seed);
  const within = (range: number): number => ((below(2001) - 1000) / 1000) * range;
  const one = (in_: number): boolean => in_ > 0 && below(in_) === 0;
  const packed = Buffer.alloc(2 + 45 * n);
  packed.writeUInt16BE(n);
  let [time, lon, lat, alt] = [1_717_243_200, within(170), within(80), below(40_000)];
  for (let i = 0, at = 2; i < n; i++, at += 45) {
    lon += within(step);
    lat += within(step);
    alt += within(300);
    time += pace === 'wild' ? 0 : below(pace + 1);
    packed.writeUInt32BE(pace === 'wild' ? below(2 ** 32) : time % 2 ** 32, at);
    packed.writeDoubleBE(one(odd) ? (ODD[below(ODD.length)] as number) : lon, at + 4);
    packed.writeDoubleBE(one(odd) ? (ODD[below(ODD.length)] as number) : lat, at + 12);
    packed.writeDoubleBE(one(missing) ? -999_999 : one(odd) ? (ODD[below(ODD.length)] as number) : alt, at + 20);
  }
  return packed;
}
