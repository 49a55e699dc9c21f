import { ALTITUDES_COMPLETE, BYTE, POSITIONS_COMPLETE, RECORD_BYTES, RECORD_WORDS, SAMPLES, WORD } from './layout.ts';
import type { ZoneIndex } from './zone-index.ts';
import type { ZoneQuery } from './zone-query.ts';

/** A point of the block is known to lie in the box. */
export const PROVEN = 1;
/** A point of the block can lie in the box. */
export const MAY_MEET = 2;
/** A point of the block can lie in the box within the window. */
export const MAY_MEET_IN_WINDOW = 4;

/**
 * What the index says of one block that overlaps the box: a set of the bits above, or 0. Between two samples a track keeps to their box
 * and the slack about it, so each such piece is asked for the box and, by its own times, for the window.
 */
export function seeBlock(
  { words, columns: { records } }: ZoneIndex,
  block: number,
  query: ZoneQuery,
  timeFrom: number,
  timeTo: number,
): number {
  const word = block * RECORD_WORDS;
  const latLow = words[word + WORD.latLow] as number;
  const latHigh = words[word + WORD.latHigh] as number;
  const lonLow = words[word + WORD.lonLow] as number;
  const lonHigh = words[word + WORD.lonHigh] as number;
  const byte = block * RECORD_BYTES;
  const flags = records[byte + BYTE.flags] as number;
  let complete = (flags & POSITIONS_COMPLETE) !== 0;
  if (query.test.checkAlt) {
    const altLow = words[word + WORD.altLow] as number;
    const altHigh = words[word + WORD.altHigh] as number;
    if (altLow > query.altHigh || altHigh < query.altLow) return 0;
    complete &&= (flags & ALTITUDES_COMPLETE) !== 0 && altLow > query.altLow && altHigh < query.altHigh;
  }
  const timeLow = words[word + WORD.timeLow] as number;
  const timeHigh = words[word + WORD.timeHigh] as number;
  const inWindow = timeLow <= timeTo && timeHigh >= timeFrom;

  // The query in the units of the samples, relative to the block's least codes.
  const latShift = shiftOf(latHigh - latLow);
  const lonShift = shiftOf(lonHigh - lonLow);
  const timeShift = shiftOf(timeHigh - timeLow);
  const south = (query.latLow - latLow) >> latShift;
  const north = (query.latHigh - latLow) >> latShift;
  const west = (query.lonLow - lonLow) >> lonShift;
  const east = (query.lonHigh - lonLow) >> lonShift;
  const from = (timeFrom - timeLow) >> timeShift;
  const to = (timeTo - timeLow) >> timeShift;
  const latSlack = records[byte + BYTE.latSlack] as number;
  const lonSlack = records[byte + BYTE.lonSlack] as number;
  const timeSlack = records[byte + BYTE.timeSlack] as number;

  let seen = 0;
  let lat = records[byte + BYTE.lat] as number;
  let lon = records[byte + BYTE.lon] as number;
  let time = records[byte + BYTE.time] as number;
  if (complete && lat > south && lat < north && lon > west && lon < east) seen = PROVEN;
  for (let k = 1; k < SAMPLES; k++) {
    const nextLat = records[byte + BYTE.lat + k] as number;
    const nextLon = records[byte + BYTE.lon + k] as number;
    const nextTime = records[byte + BYTE.time + k] as number;
    if (complete && nextLat > south && nextLat < north && nextLon > west && nextLon < east) seen |= PROVEN;
    if (
      (lat > nextLat ? lat : nextLat) + latSlack >= south &&
      (lat < nextLat ? lat : nextLat) - latSlack <= north &&
      (lon > nextLon ? lon : nextLon) + lonSlack >= west &&
      (lon < nextLon ? lon : nextLon) - lonSlack <= east
    ) {
      seen |= MAY_MEET;
      if (
        inWindow &&
        (time > nextTime ? time : nextTime) + timeSlack >= from &&
        (time < nextTime ? time : nextTime) - timeSlack <= to
      ) {
        seen |= MAY_MEET_IN_WINDOW;
      }
    }
    lat = nextLat;
    lon = nextLon;
    time = nextTime;
  }
  return seen;
}

/** The shift by which the samples of a range fit 8 bits: `shiftFor(range, 8)` without a loop. */
function shiftOf(range: number): number {
  const bits = 32 - Math.clz32(range);
  return bits > 8 ? bits - 8 : 0;
}
