import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FlightQuery } from '../../../engines/query/query.ts';
import { parseRequest, toRequest } from '../../../engines/query/request.ts';
import { anyQuery } from '../../support/arbitraries.ts';

const DAY = 86_400;

/** Random queries, their window moved to this age and off whole seconds, their texts and limits any. */
const queries: fc.Arbitrary<FlightQuery> = fc
  .tuple(
    anyQuery,
    fc.integer({ min: 0, max: 999_999 }),
    fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  )
  .map(([query, micros, callsign, minLat]) => ({
    ...query,
    t1: Number(`${query.t1 + 19_000 * DAY}.${String(micros).padStart(6, '0')}`),
    t2: query.t2 + 19_001 * DAY,
    callsign: callsign ?? query.callsign,
    bounds: query.spatial === 'crosses' ? { minLat } : query.bounds,
  }));

test('query → request → JSON → query is the same query, frozen through and through', () => {
  fc.assert(
    fc.property(queries, (query) => {
      const again = parseRequest(JSON.parse(JSON.stringify(toRequest(query))));
      // JSON has no −0.
      const limits = Object.entries(query.bounds).map(([name, limit]) => [name, limit + 0]);
      expect(again).toEqual({ ...query, bounds: Object.fromEntries(limits) });
      expect(Object.isFrozen(again) && Object.isFrozen(again.bounds)).toBe(true);
      expect(Object.values(again).filter((value) => typeof value === 'object' && value !== null)).toHaveLength(1);
    }),
    { numRuns: 500 },
  );
});
