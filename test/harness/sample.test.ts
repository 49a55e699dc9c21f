import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Engine, Trajectory } from '../../engines/engine.ts';
import { flights } from '../../engines/query/builder.ts';
import type { FlightQuery } from '../../engines/query/query.ts';
import { sampleQuery } from '../../harness/sample.ts';
import { WarmUp } from '../../harness/warm-up.ts';
import { CountingPoints } from './support/counting-points.ts';
import { plain, threePoints } from './support/plain.ts';

const QUERY = flights(0, 1000).build();
const FIELDS = ['time', 'lon', 'lat', 'alt', 'altGnss', 'heading', 'onGround'];

/** A process whose warm-up is over after one call: so far do the readings of its clock lie apart. */
function cold(): WarmUp {
  let now = 0;
  return new WarmUp(() => {
    now += 40;
    return now;
  });
}

/** An engine whose i-th call takes `waits[i]` milliseconds. */
class FakeEngine implements Engine {
  readonly name = 'fake';
  readonly asked: FlightQuery[] = [];
  readonly results: CountingPoints[] = [];
  /** Milliseconds that passed within each call. */
  readonly durations: number[] = [];
  readonly #waits: readonly number[];

  constructor(waits: readonly number[] = []) {
    this.#waits = waits;
  }

  async query(query: FlightQuery): Promise<Trajectory[]> {
    const start = performance.now();
    const wait = this.#waits[this.asked.push(query) - 1] ?? 0;
    if (wait > 0) await sleep(wait);
    const { packed: _, ...metadata } = plain([]);
    const points = new CountingPoints(threePoints({ alt: null }));
    this.results.push(points);
    this.durations.push(performance.now() - start);
    return [{ ...metadata, points }];
  }

  async close(): Promise<void> {}
}

test('takes one untimed call, then as many samples as calls', async () => {
  for (const calls of [1, 2, 5]) {
    const engine = new FakeEngine();
    expect(await sampleQuery(engine, QUERY, calls, cold())).toHaveLength(calls);
    expect(engine.asked).toHaveLength(calls + 1);
    expect(engine.asked.every((query) => query === QUERY)).toBe(true);
  }
});

test('an engine that takes times itself is asked for one call more, whose time is left out', async () => {
  const engine: Engine = {
    name: 'foreign',
    query: async () => expect.unreachable('the query would be timed here'),
    sample: async (query, calls) => Array.from({ length: calls }, (_, i) => (query === QUERY ? i : Number.NaN)),
    close: async () => {},
  };
  expect(await sampleQuery(engine, QUERY, 3, cold())).toEqual([1, 2, 3]);
});

test('every sample is a measurement of its own call, in the order they were taken', async () => {
  const engine = new FakeEngine([80, 1, 40, 1, 20]);
  const samples = await sampleQuery(engine, QUERY, 4, cold());
  // A sample includes what the engine itself saw pass in that call, so sorted or shifted ones show.
  const own = engine.durations.slice(1);
  for (const [i, sample] of samples.entries()) expect(sample).toBeGreaterThan((own[i] as number) - 0.1);
  expect(new Set(samples).size).toBe(4);
});

test('every field of every returned point is read in every call', async () => {
  const engine = new FakeEngine();
  await sampleQuery(engine, QUERY, 3, cold());
  for (const { reads } of engine.results) {
    for (const i of [0, 1, 2]) for (const field of FIELDS) expect(reads.get(`${i} ${field}`)).toBe(1);
  }
});

test('what the engine throws in any call reaches the caller', async () => {
  for (const failing of [0, 1, 3]) {
    const engine = new FakeEngine();
    const query = engine.query.bind(engine);
    engine.query = async (asked) => {
      if (engine.asked.length === failing) throw new Error('blob 7 is broken');
      return await query(asked);
    };
    await expect(sampleQuery(engine, QUERY, 3, cold())).rejects.toThrow('blob 7 is broken');
  }
});
