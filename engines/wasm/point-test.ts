/*
 * What is asked of points that lie in memory of a module, besides limits. Both sides read this file, as they do
 * `status.ts`.
 */

/** Latitudes have a limit. */
export const CHECK_LAT = 1;
/** Longitudes have a limit. */
export const CHECK_LON = 2;
/** Altitudes have a limit, which a missing one fails. */
export const CHECK_ALT = 4;
/** A trajectory is a hit only if one of its points lies in the box. */
export const MUST_CROSS = 8;
/** Hits keep only the points in window and box. */
export const FILTER = 16;

/** A point is known to lie in the box. */
export const PROVEN = 32;

/** What a scan answers in place of a length: the trajectory is no hit. */
export const NO_HIT = -1;
/** The blob is not one that the module reads to its end: the reader in JavaScript does, or says what is wrong. */
export const NOT_READ = -2;
