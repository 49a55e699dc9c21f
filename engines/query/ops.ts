import { LabError } from '../errors.ts';
import type { FlightQueryBuilder } from './builder.ts';
import type { Bounds, FlightQuery } from './query.ts';

/** One chained call of the protocol: its name and its arguments. */
export type Op = readonly [name: string, args: readonly unknown[]];

const BOUND_KEYS = {
  min_lat: 'minLat',
  max_lat: 'maxLat',
  min_lon: 'minLon',
  max_lon: 'maxLon',
  min_alt: 'minAlt',
  max_alt: 'maxAlt',
} as const satisfies Record<string, keyof Bounds>;

type Apply = (builder: FlightQueryBuilder, args: readonly unknown[], name: string) => FlightQueryBuilder;

/** The operations that a request may name; all else is refused. */
const OPS = new Map<string, Apply>([
  ['time_intersects', bare((b) => b.timeIntersects())],
  ['time_within', bare((b) => b.timeWithin())],
  ['time_starts_in', bare((b) => b.timeStartsIn())],
  ['time_ends_in', bare((b) => b.timeEndsIn())],
  ['spatially_crosses', bare((b) => b.spatiallyCrosses())],
  ['spatially_within', bare((b) => b.spatiallyWithin())],
  ['filter_waypoints', bare((b) => b.filterWaypoints())],
  ['with_bounds', (b, args, name) => b.withBounds(parseBounds(only(args, name), name))],
  ['with_callsign', (b, args, name) => b.withCallsign(text(only(args, name), name))],
  ['with_orig', (b, args, name) => b.withOrig(text(only(args, name), name))],
  ['with_dest', (b, args, name) => b.withDest(text(only(args, name), name))],
  ['from_source', (b, args, name) => b.fromSource(integer(only(args, name), name))],
]);

/**
 * Applies one operation of a request.
 * @throws LabError BAD_REQUEST where the operation or its arguments are not of the protocol.
 */
export function applyOp(builder: FlightQueryBuilder, op: unknown): FlightQueryBuilder {
  if (!Array.isArray(op) || op.length > 2 || typeof op[0] !== 'string' || !Array.isArray(op[1] ?? [])) {
    throw bad(`operation ${JSON.stringify(op)} is not [name, [arguments]]`);
  }
  const [name, args = []] = op as [string, unknown[]?];
  const apply = OPS.get(name);
  if (apply === undefined) throw bad(`operation '${name}' is not allowed; known are ${[...OPS.keys()].join(', ')}`);
  return apply(builder, args, name);
}

/** The operations that rebuild a query. */
export function toOps(query: FlightQuery): Op[] {
  const ops: Op[] = [[`time_${query.temporal}`, []]];
  if (query.spatial !== 'none') ops.push([`spatially_${query.spatial}`, []]);
  const limits = Object.entries(BOUND_KEYS).flatMap(([key, name]) => {
    const limit = query.bounds[name];
    return limit === undefined ? [] : [[key, limit] as const];
  });
  if (limits.length > 0) ops.push(['with_bounds', [Object.fromEntries(limits)]]);
  if (query.callsign !== null) ops.push(['with_callsign', [query.callsign]]);
  if (query.orig !== null) ops.push(['with_orig', [query.orig]]);
  if (query.dest !== null) ops.push(['with_dest', [query.dest]]);
  if (query.source !== null) ops.push(['from_source', [query.source]]);
  if (query.filterWaypoints) ops.push(['filter_waypoints', []]);
  return ops;
}

function bare(apply: (builder: FlightQueryBuilder) => FlightQueryBuilder): Apply {
  return (builder, args, name) => {
    if (args.length > 0) throw bad(`${name} takes no argument`);
    return apply(builder);
  };
}

function only(args: readonly unknown[], name: string): unknown {
  if (args.length !== 1) throw bad(`${name} takes one argument, not ${args.length}`);
  return args[0];
}

function parseBounds(value: unknown, name: string): Bounds {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad(`${name} takes an object`);
  const bounds: Record<string, number> = {};
  for (const [key, limit] of Object.entries(value)) {
    if (!Object.hasOwn(BOUND_KEYS, key)) {
      throw bad(`${name} has no limit '${key}'; known are ${Object.keys(BOUND_KEYS).join(', ')}`);
    }
    if (limit === null) continue;
    if (typeof limit !== 'number') throw bad(`${name}: ${key} is no number`);
    bounds[BOUND_KEYS[key as keyof typeof BOUND_KEYS]] = limit;
  }
  return bounds;
}

function text(value: unknown, name: string): string {
  if (typeof value !== 'string') throw bad(`${name} takes a string`);
  return value;
}

function integer(value: unknown, name: string): number {
  if (!Number.isInteger(value)) throw bad(`${name} takes an integer`);
  return value as number;
}

function bad(message: string): LabError {
  return new LabError('BAD_REQUEST', message);
}
