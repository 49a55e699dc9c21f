import type { LineString } from 'geojson';
import type { Track } from '../../harness/tracks/scenario-tracks.ts';

/** Altitudes that are drawn alike: feet below which one ends, and its name. */
export const ALTITUDE_BANDS: readonly { readonly below: number; readonly name: string }[] = [
  { below: 5_000, name: 'below 5,000 ft' },
  { below: 18_000, name: '5,000 – 18,000 ft' },
  { below: 30_000, name: '18,000 – 30,000 ft' },
  { below: Number.POSITIVE_INFINITY, name: 'above 30,000 ft' },
];

/** Class of the style sheet for the altitude of a track. */
export function bandClass({ altitude }: Track): string {
  return altitude === null ? 'track' : `track band-${ALTITUDE_BANDS.findIndex(({ below }) => altitude < below)}`;
}

/** A track as a line; one of a single place has it twice, which draws a dot. */
export function trackLine({ line }: Track): LineString {
  const coordinates: [number, number][] = [];
  for (let i = 0; i + 1 < line.length; i += 2) coordinates.push([line[i] as number, line[i + 1] as number]);
  const [only] = coordinates;
  return { type: 'LineString', coordinates: coordinates.length === 1 && only ? [only, only] : coordinates };
}

/** The same for a map of the whole country: without the points that lie within some degrees of the one before. */
export function coarseLine(track: Track, degrees: number): LineString {
  const { coordinates } = trackLine(track);
  const kept = coordinates.slice(0, 1);
  for (const place of coordinates) {
    const [lon, lat] = kept.at(-1) as [number, number];
    if (Math.hypot((place[0] as number) - lon, (place[1] as number) - lat) > degrees) kept.push(place);
  }
  const [only] = kept;
  return { type: 'LineString', coordinates: kept.length === 1 && only ? [only, only] : kept };
}
