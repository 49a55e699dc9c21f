import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Engine, newCounters } from '../engines/engine.ts';
import type { FlightQuery } from '../engines/query/query.ts';
import { touch } from '../engines/touch.ts';
import { MEMORY_KINDS, type MemoryDocument, type MemoryKind, type MemorySample } from './memory-document.ts';
import { medianSlope, newHeights } from './memory-trend.ts';
import { peakRss } from './peak-rss.ts';

/** Samples of a run; native memory goes up and down by tens of megabytes, which fewer would take for a trend. */
const SAMPLES = 400;
/** Share of a run in which caches fill. */
const SETTLING = 0.25;

export interface MemoryWatch {
  readonly queries: number;
  /** The i-th query. */
  readonly query: (i: number) => FlightQuery;
  readonly boundBytes: number;
  readonly onSample: (done: number) => void;
}

export type MemoryFindings = Pick<MemoryDocument, 'candidates' | 'hits' | 'samples' | 'growth' | 'peakRss' | 'growing'>;

/**
 * Has an engine answer queries one after the other, without a turn of the event loop that the engine does not make
 * itself, and looks at the memory of this process in between. What grew is the lesser of the slope of the last three
 * quarters (caches fill in the first) and of the new heights of the last one.
 * @throws LabError what the engine throws.
 */
export async function watchMemory(engine: Engine, watch: MemoryWatch): Promise<MemoryFindings> {
  const { queries, query, boundBytes, onSample } = watch;
  const collect = collector();
  const counters = newCounters();
  const samples: MemorySample[] = [];
  let hits = 0;
  for (let done = 1; done <= queries; done++) {
    const result = await engine.query(query(done - 1), counters);
    touch(result);
    hits += result.length;
    if (done < ((samples.length + 1) * queries) / SAMPLES) continue;
    collect();
    const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage();
    samples.push({ queries: done, rss, heapUsed, external, arrayBuffers });
    onSample(done);
  }
  const settled = samples.slice(Math.floor(samples.length * SETTLING));
  const growthOf = (kind: MemoryKind) => {
    const slope = medianSlope(settled.map((sample) => [sample.queries, sample[kind]])) * queries;
    return Math.round(Math.min(slope, newHeights(samples.map((sample) => sample[kind]))));
  };
  const growth = {
    rss: growthOf('rss'),
    heapUsed: growthOf('heapUsed'),
    external: growthOf('external'),
    arrayBuffers: growthOf('arrayBuffers'),
  };
  return {
    candidates: counters.candidates / queries,
    hits: hits / queries,
    samples,
    growth,
    peakRss: peakRss(),
    growing: MEMORY_KINDS.filter((kind) => growth[kind] > boundBytes),
  };
}

/** What collects all garbage. It makes no turn of the event loop either, which would hide native memory that waits for one. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
