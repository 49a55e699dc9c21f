/** A ground camera. */
export interface Camera {
  readonly name: string;
  /** Degrees north. */
  readonly lat: number;
  /** Degrees east. */
  readonly lon: number;
}

/** Cameras over the continental US: coasts, borders and interior, busy and empty sky. */
export const CAMERAS: readonly Camera[] = [
  { name: 'boston', lat: 42.3601, lon: -71.0589 },
  { name: 'new-york', lat: 40.7128, lon: -74.006 },
  { name: 'washington', lat: 38.9072, lon: -77.0369 },
  { name: 'atlanta', lat: 33.749, lon: -84.388 },
  { name: 'miami', lat: 25.7617, lon: -80.1918 },
  { name: 'houston', lat: 29.7604, lon: -95.3698 },
  { name: 'brownsville', lat: 25.9017, lon: -97.4975 },
  { name: 'el-paso', lat: 31.7619, lon: -106.485 },
  { name: 'san-diego', lat: 32.7157, lon: -117.1611 },
  { name: 'los-angeles', lat: 34.0522, lon: -118.2437 },
  { name: 'san-francisco', lat: 37.7749, lon: -122.4194 },
  { name: 'redding', lat: 40.5865, lon: -122.3917 },
  { name: 'seattle', lat: 47.6062, lon: -122.3321 },
  { name: 'tonopah', lat: 38.0672, lon: -117.2301 },
  { name: 'denver', lat: 39.7392, lon: -104.9903 },
  { name: 'glasgow', lat: 48.1969, lon: -106.6367 },
  { name: 'kansas-city', lat: 39.0997, lon: -94.5786 },
  { name: 'duluth', lat: 46.7867, lon: -92.1005 },
  { name: 'chicago', lat: 41.8781, lon: -87.6298 },
  { name: 'detroit', lat: 42.3314, lon: -83.0458 },
  { name: 'caribou', lat: 46.8606, lon: -68.0117 },
];
