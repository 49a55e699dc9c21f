// What points are tested by.

/** What the caller sets: least and greatest time, latitude, longitude, altitude, as doubles. */
export const LIMITS: usize = memory.data(64, 16);

/** What the file stores where a value is missing. */
export const MISSING: f64 = -999_999;
