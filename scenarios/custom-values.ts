import { LabError } from '../engines/errors.ts';
import { nearest } from '../engines/names.ts';
import { parseInstant } from '../engines/query/instant.ts';
import { CAMERAS } from './cameras.ts';

/** `LAT,LON` in degrees, or the name of a camera. */
export function parsePlace(text: string): { lat: number; lon: number } {
  const camera = CAMERAS.find(({ name }) => name === text);
  if (camera !== undefined) return camera;
  const place = /^(-?[\d.]+)\s*,\s*(-?[\d.]+)$/.exec(text);
  if (place === null) {
    const names = CAMERAS.map(({ name }) => name);
    throw nearest('camera', text, names);
  }
  const [lat, lon] = [parseNumber(place[1], 'latitude'), parseNumber(place[2], 'longitude')];
  if (Math.abs(lat) >= 90 || Math.abs(lon) > 180) throw badScenario(`camera ${text} lies outside ±90, ±180 degrees`);
  return { lat, lon };
}

/** `START/END` or `START/20m`, as Unix seconds. */
export function parseWindow(text: string): [t1: number, t2: number] {
  const [start, end, more] = text.split('/').map((part) => part.trim());
  if (start === undefined || end === undefined || more !== undefined) {
    throw badScenario(`window ${text} is not START/END or START/20m`);
  }
  const t1 = parseInstant(start, 'window start');
  const length = /^(\d+(?:\.\d+)?)(s|m|h)$/.exec(end);
  if (length === null) {
    if (!/^\d{4}-/.test(end))
      throw badScenario(`window: '${end}' is neither an instant nor a length such as 90s, 20m or 1h`);
    return [t1, parseInstant(end, 'window end')];
  }
  return [t1, t1 + Number(length[1]) * { s: 1, m: 60, h: 3600 }[length[2] as 's' | 'm' | 'h']];
}

/** `120x80`, E–W by N–S, or one number for both, in kilometres. */
export function parseSize(text: string): { ewKm: number; nsKm: number } {
  const [ew, ns = ew, more] = text.split('x');
  if (ew === '' || ns === '') throw badScenario(`km ${text} is no positive extent such as 120x80`);
  const size = { ewKm: parseNumber(ew, 'km'), nsKm: parseNumber(ns, 'km') };
  if (size.ewKm <= 0 || size.nsKm <= 0 || more !== undefined) {
    throw badScenario(`km ${text} is no positive extent such as 120x80`);
  }
  return size;
}

/** `MIN..MAX` in feet, either may be left out. */
export function parseAltitude(text: string): { minAlt?: number; maxAlt?: number } {
  const range = /^(-?[\d.]*?)\.\.(-?[\d.]*)$/.exec(text);
  if (range === null || (range[1] === '' && range[2] === ''))
    throw badScenario(`alt ${text} is not MIN..MAX in feet, such as 0..10000 or 28000..`);
  return {
    ...(range[1] === '' ? {} : { minAlt: parseNumber(range[1], 'alt') }),
    ...(range[2] === '' ? {} : { maxAlt: parseNumber(range[2], 'alt') }),
  };
}

export function parseYes(text: string, name: string): boolean {
  if (['yes', 'true', 'on'].includes(text)) return true;
  if (['no', 'false', 'off'].includes(text)) return false;
  throw badScenario(`${name} ${text} is neither yes nor no`);
}

export function parseNumber(text: string | undefined, name: string): number {
  const value = Number(text);
  if (text === undefined || text.trim() === '' || !Number.isFinite(value)) {
    throw badScenario(`${name}: '${text}' is no number`);
  }
  return value;
}

export function badScenario(message: string): LabError {
  return new LabError(
    'BAD_SCENARIO',
    `${message}; an example: --scenario 'camera=39.1,-94.58;window=2024-06-11T18:00Z/20m;km=120x80'`,
  );
}
