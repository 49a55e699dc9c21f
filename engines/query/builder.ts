import { LabError } from '../errors.ts';
import type { Bounds, FlightQuery, SpatialRelation, TemporalRelation } from './query.ts';
import { checkQuery } from './validate.ts';

/**
 * Starts a query over the window [t1, t2].
 * @param t1 first instant: Unix seconds or Date.
 * @param t2 last instant, inclusive.
 */
export function flights(t1: number | Date, t2: number | Date): FlightQueryBuilder {
  return new FlightQueryBuilder({
    t1: seconds(t1),
    t2: seconds(t2),
    temporal: 'intersects',
    spatial: 'none',
    bounds: {},
    callsign: null,
    orig: null,
    dest: null,
    source: null,
    filterWaypoints: false,
  });
}

/** Fluent and immutable: every call answers with a new builder; `build()` checks and freezes. */
export class FlightQueryBuilder {
  readonly #query: FlightQuery;

  constructor(query: FlightQuery) {
    this.#query = query;
  }

  timeIntersects(): FlightQueryBuilder {
    return this.#with({ temporal: 'intersects' });
  }

  timeWithin(): FlightQueryBuilder {
    return this.#with({ temporal: 'within' });
  }

  timeStartsIn(): FlightQueryBuilder {
    return this.#with({ temporal: 'starts_in' });
  }

  timeEndsIn(): FlightQueryBuilder {
    return this.#with({ temporal: 'ends_in' });
  }

  /** Any temporal relation, by name. */
  temporally(temporal: TemporalRelation): FlightQueryBuilder {
    return this.#with({ temporal });
  }

  /** Sets limits; a later call overrides single limits of an earlier one. */
  withBounds(bounds: Bounds): FlightQueryBuilder {
    return this.#with({ bounds: { ...this.#query.bounds, ...bounds } });
  }

  spatiallyCrosses(): FlightQueryBuilder {
    return this.#with({ spatial: 'crosses' });
  }

  spatiallyWithin(): FlightQueryBuilder {
    return this.#with({ spatial: 'within' });
  }

  /** Any spatial relation, by name. */
  spatially(spatial: SpatialRelation): FlightQueryBuilder {
    return this.#with({ spatial });
  }

  /** `*` stands for any run of characters. */
  withCallsign(callsign: string): FlightQueryBuilder {
    return this.#with({ callsign });
  }

  withOrig(orig: string): FlightQueryBuilder {
    return this.#with({ orig });
  }

  withDest(dest: string): FlightQueryBuilder {
    return this.#with({ dest });
  }

  fromSource(source: number): FlightQueryBuilder {
    return this.#with({ source });
  }

  filterWaypoints(): FlightQueryBuilder {
    return this.#with({ filterWaypoints: true });
  }

  /** @throws LabError BAD_QUERY that says which rule of the format the query breaks. */
  build(): FlightQuery {
    const query = { ...this.#query, bounds: Object.freeze({ ...this.#query.bounds }) };
    checkQuery(query);
    return Object.freeze(query);
  }

  #with(change: Partial<FlightQuery>): FlightQueryBuilder {
    return new FlightQueryBuilder({ ...this.#query, ...change });
  }
}

function seconds(instant: number | Date): number {
  const value = instant instanceof Date ? instant.getTime() / 1000 : instant;
  if (!Number.isFinite(value)) throw new LabError('BAD_QUERY', `'${instant}' is no instant`);
  return value;
}
