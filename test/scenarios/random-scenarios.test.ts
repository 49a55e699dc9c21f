import { describe, expect, test } from 'vitest';
import { checkQuery } from '../../engines/query/validate.ts';
import { randomScenarios } from '../../scenarios/random-scenarios.ts';
import { extentOf, minutesOf, ONE_DAY, THREE_DAYS } from './support/store-views.ts';

const COUNT = 300;
const drawn = randomScenarios(COUNT, 1);
const queries = drawn.map((scenario) => scenario.query(THREE_DAYS));

describe('drawn scenarios', () => {
  test('are the same for the same seed, and others for another', () => {
    expect(randomScenarios(COUNT, 1).map((scenario) => scenario.query(THREE_DAYS))).toEqual(queries);
    const others = randomScenarios(COUNT, 2).map((scenario) => scenario.query(THREE_DAYS));
    expect(others.filter((query, i) => JSON.stringify(query) === JSON.stringify(queries[i]))).toEqual([]);
  });

  test('do not depend on how many are drawn', () => {
    const few = randomScenarios(3, 1);
    expect(few.map(({ name, description }) => `${name} ${description}`)).toEqual(
      drawn.slice(0, 3).map(({ name, description }) => `${name} ${description}`),
    );
    expect(few.map((scenario) => scenario.query(THREE_DAYS))).toEqual(queries.slice(0, 3));
    expect(randomScenarios(0, 1)).toEqual([]);
  });

  test('differ from each other whatever the size of the seed', () => {
    const texts = randomScenarios(50, Number.MAX_SAFE_INTEGER).map((s) => JSON.stringify(s.query(THREE_DAYS)));
    expect(new Set(texts).size).toBe(50);
  });

  test('are valid queries whose windows start on a minute and last 5 to 30 minutes', () => {
    for (const query of queries) {
      expect(() => checkQuery(query)).not.toThrow();
      expect(query.t1 % 60).toBe(0);
    }
    const minutes = queries.map(minutesOf);
    expect([Math.min(...minutes), Math.max(...minutes)]).toEqual([5, 30]);
  });

  test('are 10 to 200 km wide and high, drawn apart', () => {
    const extents = queries.map(extentOf);
    for (const { ewKm, nsKm } of extents) {
      for (const length of [ewKm, nsKm]) {
        expect(Math.round(length)).toBeGreaterThanOrEqual(10);
        expect(Math.round(length)).toBeLessThanOrEqual(200);
      }
    }
    expect(extents.filter(({ ewKm, nsKm }) => Math.round(ewKm) !== Math.round(nsKm)).length).toBeGreaterThan(250);
  });

  test('start on days that the store has, all of them in turn', () => {
    const days = queries.map(({ t1 }) => Math.floor(t1 / 86_400));
    expect([...new Set(days)].sort()).toEqual(THREE_DAYS.days);
    const single = drawn.map((scenario) => Math.floor(scenario.query(ONE_DAY).t1 / 86_400));
    expect([...new Set(single)]).toEqual(ONE_DAY.days);
  });

  test('are of every kind', () => {
    expect(
      new Set(queries.map(({ temporal, spatial, filterWaypoints }) => `${temporal} ${spatial} ${filterWaypoints}`))
        .size,
    ).toBe(16);
    const limited = queries.filter(({ bounds }) => bounds.minAlt !== undefined);
    expect(limited.length).toBeGreaterThan(30);
    for (const { bounds } of limited) expect(bounds.maxAlt).toBeGreaterThan(bounds.minAlt as number);
  });

  test('say with which flags each is drawn again', () => {
    expect(drawn[6]).toMatchObject({ name: 'random/7', selector: '--random 7 --seed 1 --scenarios random/7' });
  });
});
