import type { Envelope } from '../../format/envelope.ts';

/** Extent of points that have a position: degrees and feet; ∞ to −∞ where there are none. */
export class PointsBox {
  minLat = Infinity;
  maxLat = -Infinity;
  minLon = Infinity;
  maxLon = -Infinity;
  minAlt = Infinity;
  maxAlt = -Infinity;

  addPosition(lat: number, lon: number): void {
    this.minLat = Math.min(this.minLat, lat);
    this.maxLat = Math.max(this.maxLat, lat);
    this.minLon = Math.min(this.minLon, lon);
    this.maxLon = Math.max(this.maxLon, lon);
  }

  addAltitude(alt: number): void {
    this.minAlt = Math.min(this.minAlt, alt);
    this.maxAlt = Math.max(this.maxAlt, alt);
  }

  /** Whether every point lies in the envelope, so that whatever box holds a point meets the envelope too. */
  within(envelope: Envelope): boolean {
    return (
      this.minLat >= envelope.minLatitude &&
      this.maxLat <= envelope.maxLatitude &&
      this.minLon >= envelope.minLongitude &&
      this.maxLon <= envelope.maxLongitude &&
      this.minAlt >= envelope.minAltitude &&
      this.maxAlt <= envelope.maxAltitude
    );
  }
}
