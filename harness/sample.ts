import { Bench } from 'tinybench';
import type { Engine } from '../engines/engine.ts';
import { LabError } from '../engines/errors.ts';
import type { FlightQuery } from '../engines/query/query.ts';
import { touch } from '../engines/touch.ts';
import { slowed } from './slowdown.ts';
import type { WarmUp } from './warm-up.ts';

/**
 * Times single calls of a query after the untimed ones. An engine that takes times itself makes one untimed call.
 * @param slowdown share by which each timed call is made longer.
 * @returns milliseconds of each call, in order.
 * @throws LabError what the engine throws; BAD_OPTION where its calls cannot be made longer.
 */
export async function sampleQuery(
  engine: Engine,
  query: FlightQuery,
  calls: number,
  warmUp: WarmUp,
  slowdown = 0,
): Promise<number[]> {
  if (engine.sample !== undefined && slowdown > 0) {
    throw new LabError('BAD_OPTION', `${engine.name} takes its times itself: they cannot be made longer`);
  }
  if (engine.sample !== undefined) return (await engine.sample(query, calls + 1)).slice(1);
  const call = async () => {
    touch(await engine.query(query));
  };
  const timed = slowed(call, slowdown);
  await warmUp.of(engine, query);
  const samples: number[] = [];
  for (let i = 0; i < calls; i++) {
    // tinybench sorts the samples of a run and runs a bench only once, so each call is a bench of its own.
    const bench = new Bench({ time: 0, iterations: 1, warmup: false, retainSamples: true, throws: true });
    bench.add(engine.name, timed, { async: true });
    const [task] = await bench.run();
    const result = task?.result;
    const sample = result?.state === 'completed' ? result.latency.samples?.[0] : undefined;
    if (sample === undefined) throw new Error(`tinybench ended as ${result?.state}, without a sample`);
    samples.push(sample);
  }
  return samples;
}
