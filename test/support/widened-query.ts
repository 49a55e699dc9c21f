import type { Bounds, FlightQuery } from '../../engines/query/query.ts';

/** Steps of the finer index's codes in degrees and feet, and the ends beyond which all values have one code. */
const AXES = {
  Lat: { step: 180 / 65_535, from: -90, to: 90 },
  Lon: { step: 360 / 65_535, from: -180, to: 180 },
  Alt: { step: 2, from: -2000, to: 129_070 },
} as const;

const wide = new WeakMap<FlightQuery, FlightQuery>();

/** The query with a box that is wider by a step of the codes on every side; the same object for the same query. */
export function widened(query: FlightQuery): FlightQuery {
  const known = wide.get(query);
  if (known !== undefined) return known;
  const made = { ...query, bounds: widerBounds(query.bounds) };
  wide.set(query, made);
  return made;
}

function widerBounds(bounds: Bounds): Bounds {
  const wider = Object.entries(bounds).map(([name, limit]) => {
    const { step, from, to } = AXES[name.slice(3) as keyof typeof AXES];
    // A value on the edge of a step can fall to either side of it by rounding.
    if (name.startsWith('min')) return [name, limit - step >= to - step ? to - 2 * step : limit - 1.001 * step];
    return [name, limit + step <= from + step ? from + 2 * step : limit + 1.001 * step];
  });
  return Object.fromEntries(wider) as Bounds;
}
