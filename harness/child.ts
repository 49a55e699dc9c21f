import { type Engine, newCounters } from '../engines/engine.ts';
import { toFailure } from '../engines/failure.ts';
import type { FlightQuery } from '../engines/query/query.ts';
import { touch } from '../engines/touch.ts';
import type { ChildAnswers, ChildReply, ChildRequest, Identification } from './child-messages.ts';
import { costsOf } from './costs.ts';
import { digestOf } from './digest.ts';
import { type Engines, enginesOf } from './engines-of.ts';
import { plainResult } from './plain-result.ts';
import { sampleQuery } from './sample.ts';
import { stagesOf, unwatch } from './stages.ts';
import { simplifyTracks } from './tracks/simplify.ts';
import { WarmUp } from './warm-up.ts';

/** The process of one engine: it stays open between queries, as in the server the lab stands for. */
let engine: Engine | null = null;
let engines: Engines | null = null;
let slowdown = 0;
const warmUp = new WarmUp();

// Ctrl-C reaches the whole group; the harness decides what becomes of this process.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(0));
process.on('message', (request: ChildRequest) => {
  void answer(request).then((reply) => process.send?.(reply));
});

async function answer(request: ChildRequest): Promise<ChildReply> {
  try {
    return { ok: true, value: await perform(request) };
  } catch (error) {
    return toFailure(error);
  }
}

async function perform(request: ChildRequest): Promise<ChildAnswers[keyof ChildAnswers]> {
  if (request.kind !== 'stages') unwatch();
  switch (request.kind) {
    case 'open':
      engines = await enginesOf(request.root);
      engine = await engines.openEngine(request.engine, request);
      slowdown = request.slowdown ?? 0;
      return null;
    case 'list':
      return (await enginesOf(request.root)).ENGINE_NAMES;
    case 'identify':
      return await identify(opened(), request.query);
    case 'sample':
      return await sampleQuery(opened(), request.query, request.calls, warmUp, slowdown);
    case 'costs':
      return await costsOf(opened(), request.query, request.calls);
    case 'stages':
      return await stagesOf(opened(), request.query, request.calls, { watch: engines?.watchStages ?? null });
    case 'fetch':
      return plainResult(await opened().query(request.query));
    case 'tracks':
      return simplifyTracks(await opened().query(request.query));
  }
}

async function identify(target: Engine, query: FlightQuery): Promise<Identification> {
  const counters = newCounters();
  const start = performance.now();
  const result = await target.query(query, counters);
  touch(result);
  const milliseconds = performance.now() - start;
  const plan = await target.explain?.(query);
  return {
    digest: digestOf(plainResult(result)),
    counters,
    ...(plan === undefined ? {} : { plan }),
    hits: result.length,
    pointsReturned: result.reduce((sum, { points }) => sum + points.length, 0),
    milliseconds,
  };
}

function opened(): Engine {
  if (engine === null) throw new Error('no engine is open in this process');
  return engine;
}
