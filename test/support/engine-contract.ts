import { type Counters, type Engine, newCounters } from '../../engines/engine.ts';
import type { FlightQuery } from '../../engines/query/query.ts';
import { differences } from './compare-results.ts';
import { type ReferenceAnswer, referenceAnswer } from './reference-reader.ts';

/** Where an engine's answer and counters differ from the reference reader's; empty where they agree. */
export async function checkQuery(engine: Engine, dataDir: string, query: FlightQuery): Promise<string[]> {
  const reference = referenceAnswer(dataDir, query);
  const counters = newCounters();
  const first = differences(reference.flights, await engine.query(query, counters));
  const second = differences(reference.flights, await engine.query(query)).map((line) => `asked again: ${line}`);
  return [...first, ...second, ...checkCounters(reference, counters, await usesPool(engine, query))];
}

/** An engine that picks among strategies says which; that it did so shows in its tasks. */
async function usesPool(engine: Engine, query: FlightQuery): Promise<boolean> {
  const plan = await engine.explain?.(query);
  return plan === undefined ? 'pool' in engine : plan.strategy === 'worker-own';
}

/** An engine may decode less than there is, but it cannot fetch anything else than the reference reader. */
function checkCounters(reference: ReferenceAnswer, counters: Counters, hasPool: boolean): string[] {
  const returned = reference.flights.reduce((sum, { points }) => sum + points.length, 0);
  const checks: [string, boolean][] = [
    ['candidates', counters.candidates === reference.candidates],
    ['rows', counters.rows === reference.rows],
    ['bytesRead', counters.bytesRead === reference.blobBytes],
    ['bytesDecompressed', counters.bytesDecompressed <= reference.packedBytes],
    ['bytesDecompressed', counters.bytesDecompressed >= returned * 45],
    ['pointsDecoded', counters.pointsDecoded <= reference.points],
    ['tasks', hasPool ? counters.tasks > 0 || reference.rows === 0 : counters.tasks === 0],
    // Workers that fetch rows themselves are asked before anybody knows that metadata leave none.
    ['tasks', counters.tasks === 0 || reference.candidates > 0],
  ];
  return checks.flatMap(([name, holds]) => (holds ? [] : [`counter ${name} is ${counters[name as keyof Counters]}`]));
}
