import { expect } from 'vitest';
import type { Engine, Trajectory } from '../../engines/engine.ts';
import type { FlightQuery } from '../../engines/query/query.ts';

/** Everything of a result, every bit of every point included. A blob among metadata may come as any byte array. */
function written(result: readonly Trajectory[]): unknown[] {
  const plain = (value: unknown): unknown => (value instanceof Uint8Array ? [...value] : value);
  return result.map(({ points, ...rest }) => ({
    ...Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, plain(value)])),
    points: Buffer.from(points.pack()).toString('hex'),
  }));
}

async function outcome(engine: Engine, query: FlightQuery): Promise<unknown> {
  try {
    return written(await engine.query(query));
  } catch (error) {
    return (error as Error).message;
  }
}

/** Expects of an engine what `naive` answers, errors too; gives the number of hits. */
export async function expectSame(engine: Engine, naive: Engine, query: FlightQuery): Promise<number> {
  const right = await outcome(naive, query);
  expect(await outcome(engine, query), `${engine.name}: ${JSON.stringify(query)}`).toEqual(right);
  return Array.isArray(right) ? right.length : -1;
}
