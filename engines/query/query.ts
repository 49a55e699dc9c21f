/** How a trajectory's time range must lie to the window. */
export type TemporalRelation = 'intersects' | 'within' | 'starts_in' | 'ends_in';

/** How a trajectory must lie to the box; `none` where no spatial condition was asked. */
export type SpatialRelation = 'none' | 'crosses' | 'within';

/** Limits of the box, each optional and inclusive: degrees and feet. */
export interface Bounds {
  readonly minLat?: number;
  readonly maxLat?: number;
  readonly minLon?: number;
  readonly maxLon?: number;
  readonly minAlt?: number;
  readonly maxAlt?: number;
}

/** A flight query, valid and frozen. Made by `flights(…)….build()` or `parseRequest`. */
export interface FlightQuery {
  /** First instant of the window, Unix seconds, inclusive. */
  readonly t1: number;
  /** Last instant of the window, Unix seconds, inclusive. */
  readonly t2: number;
  readonly temporal: TemporalRelation;
  readonly spatial: SpatialRelation;
  readonly bounds: Bounds;
  /** Equality, or SQL LIKE where the value has `*`; null for any. */
  readonly callsign: string | null;
  readonly orig: string | null;
  readonly dest: string | null;
  /** 1 FlightAware, 2 Contrails API, 3 OpenSky, 4 OpenSky state vectors; null for any. */
  readonly source: number | null;
  /** Whether returned trajectories keep only the points in window and box. */
  readonly filterWaypoints: boolean;
}

/** The axes of a box with the names of their limits. */
export const AXES = [
  ['minLat', 'maxLat'],
  ['minLon', 'maxLon'],
  ['minAlt', 'maxAlt'],
] as const satisfies readonly (readonly [keyof Bounds, keyof Bounds])[];
