import { afterEach, describe, expect, test } from 'vitest';
import type { Engine } from '../../engines/engine.ts';
import { flights } from '../../engines/query/builder.ts';
import { StageClock } from '../../engines/stages/stage-clock.ts';
import { stagesOf, unwatch } from '../../harness/stages.ts';
import { CountingPoints } from './support/counting-points.ts';
import { plain, threePoints } from './support/plain.ts';

const QUERY = flights(0, 1).build();

afterEach(unwatch);

/** An engine on a clock of its own: its i-th call fetches for as many milliseconds as `calls` says, and to read a point takes 7. */
function fakeEngine(calls: readonly number[]) {
  let now = 0;
  const clock = new StageClock(() => now);
  const asked: unknown[] = [];
  class SlowPoints extends CountingPoints {
    override at(i: number) {
      now += 7;
      return super.at(i);
    }
  }
  const engine: Engine = {
    name: 'fake/engine',
    async query(query) {
      const milliseconds = calls[asked.push(query) - 1] ?? 0;
      clock.run('fetch', () => {
        now += milliseconds;
      });
      now += 1;
      const { packed: _, ...metadata } = plain([]);
      return [{ ...metadata, points: new SlowPoints(threePoints({})) }];
    },
    async close() {},
  };
  return { engine, asked, make: () => clock };
}

describe('the stages of a query', () => {
  test('are those of the call with the median whole; the first call does not count', async () => {
    const { engine, asked, make } = fakeEngine([1000, 10, 50, 20]);
    const found = await stagesOf(engine, QUERY, 3, { make });
    expect(found?.wholeMilliseconds).toBe(20 + 1 + 21);
    expect(found?.stages).toEqual([
      { stage: 'index', milliseconds: 0 },
      { stage: 'fetch', milliseconds: 20 },
      { stage: 'read', milliseconds: 21 },
      { stage: 'other', milliseconds: 1 },
    ]);
    expect(found?.workers).toBeNull();
    expect(asked).toEqual([QUERY, QUERY, QUERY, QUERY]);
  });

  test('show index, fetch and what is left over also where no time went into them', async () => {
    const { engine, make } = fakeEngine([]);
    expect((await stagesOf(engine, QUERY, 1, { make }))?.stages.map(({ stage }) => stage)).toEqual([
      ...['index', 'fetch', 'read', 'other'],
    ]);
  });

  test('of an engine that is another process cannot be told', async () => {
    const { engine, asked, make } = fakeEngine([]);
    expect(await stagesOf({ ...engine, sample: async () => [1] }, QUERY, 1, { make })).toBeNull();
    expect(asked).toHaveLength(0);
  });
});
