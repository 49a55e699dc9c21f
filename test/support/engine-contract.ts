import { type Counters, type Engine, newCounters } from '../../engines/engine.ts';
import type { FlightQuery } from '../../engines/query/query.ts';
import { differences } from './compare-results.ts';
import { type ReferenceAnswer, referenceAnswer } from './reference-reader.ts';
import { widened } from './widened-query.ts';

/** Answers that were asked for before: a store does not change while engines are compared on it. */
const answers = new WeakMap<FlightQuery, Map<string, ReferenceAnswer>>();

/**
 * Where an engine's answer and counters differ from the reference reader's; empty where they agree.
 * @param hasIndex whether the engine has an index of its own, which spares it candidates and rows of the R-tree, but
 * for those that lie within a step of its codes from the box.
 */
export async function checkQuery(
  engine: Engine,
  dataDir: string,
  query: FlightQuery,
  hasIndex = false,
): Promise<string[]> {
  const reference = answerOf(dataDir, query);
  const most = hasIndex ? answerOf(dataDir, widened(query)) : reference;
  const counters = newCounters();
  const first = differences(reference.flights, await engine.query(query, counters));
  const second = differences(reference.flights, await engine.query(query)).map((line) => `asked again: ${line}`);
  return [...first, ...second, ...checkCounters(reference, most, counters, await usesPool(engine, query))];
}

/** An engine that picks among strategies says which; that it did so shows in its tasks. */
async function usesPool(engine: Engine, query: FlightQuery): Promise<boolean> {
  const plan = await engine.explain?.(query);
  return plan === undefined ? 'pool' in engine : plan.strategy.startsWith('worker-');
}

/**
 * An engine may decode less than there is, but it cannot fetch anything else than the reference reader.
 * @param most what an engine with an index of its own may meet; the reference itself for one that has none.
 */
function checkCounters(
  { flights, ...reference }: ReferenceAnswer,
  most: ReferenceAnswer,
  counters: Counters,
  hasPool: boolean,
): string[] {
  const returned = flights.reduce((sum, { points }) => sum + points.length, 0);
  const withPoints = flights.filter(({ points }) => points.length > 0).length;
  const hasIndex = flights !== most.flights;
  const least = hasIndex ? { candidates: flights.length, rows: withPoints, blobBytes: withPoints } : reference;
  const checks: [string, boolean][] = [
    ['candidates', counters.candidates >= least.candidates && counters.candidates <= most.candidates],
    ['rows', counters.rows >= least.rows && counters.rows <= most.rows],
    ['bytesRead', counters.bytesRead >= least.blobBytes && counters.bytesRead <= most.blobBytes],
    ['bytesDecompressed', counters.bytesDecompressed <= most.packedBytes],
    ['bytesDecompressed', counters.bytesDecompressed >= returned * 45],
    ['pointsDecoded', counters.pointsDecoded <= most.points],
    ['tasks', hasPool ? counters.tasks > 0 || counters.rows === 0 : counters.tasks === 0],
    // Workers that fetch rows themselves are asked before anybody knows that metadata leave none.
    ['tasks', counters.tasks === 0 || most.candidates > 0],
  ];
  return checks.flatMap(([name, holds]) => (holds ? [] : [`counter ${name} is ${counters[name as keyof Counters]}`]));
}

function answerOf(dataDir: string, query: FlightQuery): ReferenceAnswer {
  const known = answers.get(query) ?? new Map<string, ReferenceAnswer>();
  answers.set(query, known);
  const answer = known.get(dataDir) ?? referenceAnswer(dataDir, query);
  known.set(dataDir, answer);
  return answer;
}
