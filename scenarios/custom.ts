import { nearest } from '../engines/names.ts';
import { flights } from '../engines/query/builder.ts';
import { applyOp, type Op } from '../engines/query/ops.ts';
import type { FlightQuery } from '../engines/query/query.ts';
import { cameraBox } from './camera-box.ts';
import {
  badScenario,
  parseAltitude,
  parseNumber,
  parsePlace,
  parseSize,
  parseWindow,
  parseYes,
} from './custom-values.ts';
import type { Scenario } from './scenario.ts';
import { shellQuote } from './shell-quote.ts';

/** Keys of a hand-written scenario and what they mean. */
export const CUSTOM_KEYS: ReadonlyMap<string, string> = new Map([
  ['window', 'START/END or START/20m, ISO 8601, UTC'],
  ['camera', 'LAT,LON or the name of a camera'],
  ['km', 'extent of the box, E–W x N–S, e.g. 120x80'],
  ['temporal', 'intersects (default), within, starts_in, ends_in'],
  ['spatial', 'crosses (default with a camera) or within'],
  ['filter', 'yes (default): keep only the points in window and box; or no'],
  ['alt', 'altitude limits in feet, MIN..MAX, either may be left out'],
  ['callsign', 'callsign, * for any characters'],
  ['orig', 'ICAO code of the origin, * for any characters'],
  ['dest', 'ICAO code of the destination, * for any characters'],
  ['source', '1 FlightAware, 2 Contrails API, 3 OpenSky, 4 OpenSky state vectors'],
]);

/**
 * A scenario written by hand: `key=value` parts joined by `;`, with the keys of `CUSTOM_KEYS`.
 * @throws LabError BAD_SCENARIO, UNKNOWN_NAME, BAD_REQUEST, BAD_QUERY.
 */
export function customScenario(spec: string, name: string): Scenario {
  const query = customQuery(parseCustom(spec));
  return { name, description: spec, selector: `--scenario ${shellQuote(spec)}`, query: () => query };
}

/** Splits a hand-written scenario into its values by key. @throws LabError BAD_SCENARIO, UNKNOWN_NAME. */
export function parseCustom(spec: string): Map<string, string> {
  const parts = new Map<string, string>();
  for (const part of spec.split(';').map((text) => text.trim())) {
    if (part === '') continue;
    const at = part.indexOf('=');
    if (at < 1) throw badScenario(`'${part}' is not key=value`);
    const key = part.slice(0, at).trim();
    if (!CUSTOM_KEYS.has(key)) throw nearest('scenario key', key, [...CUSTOM_KEYS.keys()]);
    parts.set(key, part.slice(at + 1).trim());
  }
  return parts;
}

/** The query of a hand-written scenario's values. @throws LabError BAD_SCENARIO, UNKNOWN_NAME, BAD_REQUEST, BAD_QUERY. */
export function customQuery(parts: ReadonlyMap<string, string>): FlightQuery {
  const [t1, t2] = parseWindow(required(parts, 'window'));
  const camera = parts.get('camera');
  const alt = parts.get('alt');
  if (camera === undefined && (parts.has('km') || parts.has('spatial'))) {
    throw badScenario(`${parts.has('km') ? 'km' : 'spatial'} without a camera says nothing: add camera`);
  }
  let builder = toOps(parts).reduce(applyOp, flights(t1, t2));
  if (camera !== undefined)
    builder = builder.withBounds(cameraBox(parsePlace(camera), parseSize(required(parts, 'km'))));
  if (alt !== undefined) builder = builder.withBounds(parseAltitude(alt));
  return builder.build();
}

function toOps(parts: ReadonlyMap<string, string>): Op[] {
  const ops: Op[] = [[`time_${parts.get('temporal') ?? 'intersects'}`, []]];
  const boxed = parts.has('camera') || parts.has('alt');
  const spatial = parts.get('spatial') ?? (boxed ? 'crosses' : undefined);
  if (spatial !== undefined) ops.push([`spatially_${spatial}`, []]);
  for (const key of ['callsign', 'orig', 'dest']) {
    const value = parts.get(key);
    if (value !== undefined) ops.push([`with_${key}`, [value]]);
  }
  const source = parts.get('source');
  if (source !== undefined) ops.push(['from_source', [parseNumber(source, 'source')]]);
  if (parseYes(parts.get('filter') ?? 'yes', 'filter')) ops.push(['filter_waypoints', []]);
  return ops;
}

function required(parts: ReadonlyMap<string, string>, key: string): string {
  const value = parts.get(key);
  if (value === undefined) throw badScenario(`${key} is missing`);
  return value;
}
