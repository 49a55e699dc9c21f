import { describe, expect, test } from 'vitest';
import { parseRequest, toRequest } from '../../engines/query/request.ts';
import { checkQuery } from '../../engines/query/validate.ts';
import { SCENARIOS } from '../../scenarios/registry.ts';
import { ONE_DAY, THREE_DAYS } from './support/store-views.ts';

describe.each(SCENARIOS)('$name', (scenario) => {
  test.each([
    ['one day', ONE_DAY],
    ['three days', THREE_DAYS],
    ['one day without anchors', { ...ONE_DAY, anchors: [] }],
  ])('asks a valid query of a store of %s, always the same', (_, store) => {
    const query = scenario.query(store);
    expect(() => checkQuery(query)).not.toThrow();
    expect(Object.isFrozen(query)).toBe(true);
    expect(scenario.query(store)).toEqual(query);
    expect(parseRequest(JSON.parse(JSON.stringify(toRequest(query))))).toEqual(query);
  });

  test('asks of a day that the store has', () => {
    const day = Math.floor(scenario.query(THREE_DAYS).t1 / 86_400);
    expect(THREE_DAYS.days).toContain(day);
  });

  test('has a name of its own, in a family, and says in one line what it asks', () => {
    expect(scenario.name).toMatch(/^[a-z-]+\/[a-z0-9-]+$/);
    expect(SCENARIOS.filter(({ name }) => name === scenario.name)).toHaveLength(1);
    expect(scenario.description).toMatch(/^\S.*\S$/);
  });
});
