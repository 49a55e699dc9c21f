import type { Envelope } from '../../format/envelope.ts';

/** Extent of points that have a position: degrees and feet; ∞ to −∞ where there are none. */
export interface PointsBox {
  minLat: number;
  maxLat: number;
  minLon: number;
  maxLon: number;
  minAlt: number;
  maxAlt: number;
}

/** The box of no points. */
export function emptyBox(): PointsBox {
  return {
    minLat: Infinity,
    maxLat: -Infinity,
    minLon: Infinity,
    maxLon: -Infinity,
    minAlt: Infinity,
    maxAlt: -Infinity,
  };
}

export function addPosition(box: PointsBox, lat: number, lon: number): void {
  box.minLat = Math.min(box.minLat, lat);
  box.maxLat = Math.max(box.maxLat, lat);
  box.minLon = Math.min(box.minLon, lon);
  box.maxLon = Math.max(box.maxLon, lon);
}

export function addAltitude(box: PointsBox, alt: number): void {
  box.minAlt = Math.min(box.minAlt, alt);
  box.maxAlt = Math.max(box.maxAlt, alt);
}

/** Whether every point lies in the envelope, so that whatever box holds a point meets the envelope too. */
export function liesWithin(box: PointsBox, envelope: Envelope): boolean {
  return (
    box.minLat >= envelope.minLatitude &&
    box.maxLat <= envelope.maxLatitude &&
    box.minLon >= envelope.minLongitude &&
    box.maxLon <= envelope.maxLongitude &&
    box.minAlt >= envelope.minAltitude &&
    box.maxAlt <= envelope.maxAltitude
  );
}
