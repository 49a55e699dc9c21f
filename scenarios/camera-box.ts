import type { Bounds } from '../engines/query/query.ts';

/** Kilometres a degree of latitude takes on a sphere of the Earth's mean radius, 6,371.0088 km. */
export const KM_PER_DEGREE = (6371.0088 * Math.PI) / 180;

/** Extent of a box in kilometres. */
export interface BoxSize {
  /** East–west. */
  readonly ewKm: number;
  /** North–south. */
  readonly nsKm: number;
}

/** The box of a given extent round a place; its longitudes are widened by 1 / cos(latitude). */
export function cameraBox({ lat, lon }: { lat: number; lon: number }, { ewKm, nsKm }: BoxSize): Bounds {
  const halfLat = nsKm / 2 / KM_PER_DEGREE;
  const halfLon = ewKm / 2 / (KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180));
  return { minLat: lat - halfLat, maxLat: lat + halfLat, minLon: lon - halfLon, maxLon: lon + halfLon };
}
