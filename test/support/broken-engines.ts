import { type Counters, type Engine, newCounters, type Trajectory } from '../../engines/engine.ts';
import { ObjectPoints } from '../../engines/format/object-points.ts';
import type { Point, Points } from '../../engines/format/point.ts';
import type { Bounds, FlightQuery } from '../../engines/query/query.ts';

/** A fault that an engine could have: it asks the wrong question, or spoils the answer. */
interface Fault {
  readonly ask?: (query: FlightQuery) => FlightQuery;
  readonly answer?: (result: Trajectory[], query: FlightQuery) => Trajectory[];
}

/** Just more than what separates the limits of the sample queries from the points beside them. */
const HAIR = 2 ** -30;

/** Faults by name. The checks of the contract must find each of them. */
export const FAULTS: ReadonlyMap<string, Fault> = new Map(
  Object.entries({
    'start of the window is exclusive': { ask: (query) => ({ ...query, t1: Math.min(query.t1 + 0.25, query.t2) }) },
    'end of the window is exclusive': { ask: (query) => ({ ...query, t2: Math.max(query.t2 - 0.25, query.t1) }) },
    'lower limits are exclusive': { ask: nudged('min', HAIR) },
    'upper limits are exclusive': { ask: nudged('max', -HAIR) },
    'no point check': { ask: (query) => (query.spatial === 'crosses' ? { ...query, spatial: 'none' } : query) },
    'altitude limits are ignored': { ask: withoutAltitudes },
    'source is ignored': { ask: (query) => ({ ...query, source: null }) },
    '`*` passes one character only': { ask: (query) => ({ ...query, callsign: starless(query.callsign) }) },
    'waypoints are not filtered': { ask: (query) => ({ ...query, filterWaypoints: false }) },
    'the flag `partial` is wrong': { answer: (result) => result.map((hit) => ({ ...hit, partial: !hit.partial })) },
    'a batch of rows is lost': { answer: (result) => [...result.slice(0, 10), ...result.slice(20)] },
    'the last row is lost': { answer: (result) => result.slice(0, -1) },
    'the first row comes twice': { answer: (result) => [...result.slice(0, 1), ...result] },
    'results keep the order of files': { answer: (result) => result.toSorted((a, b) => firstTime(a) - firstTime(b)) },
    'order is that of UTF-16 units': { answer: (result) => result.toSorted(byUtf16) },
    'order ignores ids': { answer: (result) => result.toReversed().toSorted(bySourceId) },
    'trajectories without points are left out': { answer: (result) => result.filter((hit) => hit.points.length > 0) },
    'the last point is lost': { answer: points((all) => all.slice(0, -1)) },
    'points are turned round': { answer: points((all) => all.toReversed()) },
    'latitude and longitude change places': { answer: point((p) => ({ ...p, lat: p.lon, lon: p.lat })) },
    'altitudes change places': { answer: point((p) => ({ ...p, alt: p.altGnss, altGnss: p.alt })) },
    'coordinates are kept in 32 bits': { answer: point((p) => ({ ...p, lat: Math.fround(p.lat) })) },
    'values are rounded to 3 decimals': { answer: point((p) => ({ ...p, lon: Math.round(p.lon * 1000) / 1000 })) },
    'missing values stay numbers': { answer: throughAt((p) => ({ ...p, alt: p.alt ?? -999_999 })) },
    'missing values become 0': { answer: point((p) => ({ ...p, heading: p.heading ?? 0 })) },
    '−0 becomes 0': { answer: throughAt((p) => ({ ...p, alt: p.alt === 0 ? 0 : p.alt })) },
    'on the ground is in the air': { answer: point((p) => ({ ...p, onGround: false })) },
    'NULL becomes an empty text': { answer: (result) => result.map((hit) => ({ ...hit, orig: hit.orig ?? '' })) },
    'ids take the place of callsigns': {
      answer: (result) => result.map((hit) => ({ ...hit, callsign: hit.sourceId })),
    },
  } satisfies Record<string, Fault>),
);

/** The engine with a fault. */
export function broken(engine: Engine, { ask = (query) => query, answer = (result) => result }: Fault): Engine {
  return {
    ...engine,
    query: async (query, counters) => answer(await engine.query(ask(query), counters), query),
  };
}

/** The engine with one of its counters wrong. */
export function miscounting(engine: Engine, counter: keyof Counters, by: number): Engine {
  return {
    ...engine,
    query: async (query, counters = newCounters()) => {
      const result = await engine.query(query, counters);
      counters[counter] += by;
      return result;
    },
  };
}

function nudged(side: 'min' | 'max', by: number): (query: FlightQuery) => FlightQuery {
  return (query) => {
    const limits = Object.entries(query.bounds).map(([key, limit]) => [key, key.startsWith(side) ? limit + by : limit]);
    return { ...query, bounds: Object.fromEntries(limits) as Bounds };
  };
}

function withoutAltitudes(query: FlightQuery): FlightQuery {
  const { minAlt: _min, maxAlt: _max, ...bounds } = query.bounds;
  return { ...query, bounds };
}

function starless(callsign: string | null): string | null {
  return callsign?.includes('*') ? `${callsign.replaceAll('*', '_')}*`.slice(0, -1) : callsign;
}

function firstTime({ points: [first] }: Trajectory): number {
  return first?.time ?? 0;
}

function bySourceId(a: Trajectory, b: Trajectory): number {
  return Buffer.compare(Buffer.from(a.sourceId), Buffer.from(b.sourceId));
}

function byUtf16(a: Trajectory, b: Trajectory): number {
  if (a.sourceId === b.sourceId) return 0;
  return a.sourceId < b.sourceId ? -1 : 1;
}

function points(change: (all: Point[]) => Point[]): (result: Trajectory[]) => Trajectory[] {
  return (result) => result.map((hit) => ({ ...hit, points: new ObjectPoints(change([...hit.points])) }));
}

function point(change: (one: Point) => Point): (result: Trajectory[]) => Trajectory[] {
  return points((all) => all.map(change));
}

/** Spoils `at` and iteration but not `pack`. */
function throughAt(change: (one: Point) => Point): (result: Trajectory[]) => Trajectory[] {
  return (result) =>
    result.map((hit) => {
      const spoilt: Points = {
        length: hit.points.length,
        at: (i) => change(hit.points.at(i)),
        pack: () => hit.points.pack(),
        [Symbol.iterator]: () => [...hit.points].map(change)[Symbol.iterator](),
      };
      return { ...hit, points: spoilt };
    });
}
