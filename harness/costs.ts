import process from 'node:process';
import { GCProfiler, getHeapStatistics } from 'node:v8';
import type { Engine, ProcessCosts } from '../engines/engine.ts';
import type { FlightQuery } from '../engines/query/query.ts';
import { touch } from '../engines/touch.ts';
import { peakRss } from './peak-rss.ts';

/** What a call costs besides time: means over some calls, noisy all of them. */
export interface Costs {
  /** Calls that were made for it. */
  readonly calls: number;
  /** Milliseconds of processors, all threads of the engine's process together. */
  readonly userMilliseconds: number;
  readonly systemMilliseconds: number;
  /** Largest resident set that the process has had so far, bytes. */
  readonly peakRss: number;
  /** Bytes allocated on the heap of the main thread, and in buffers beside it; like all that follow null where there is no V8. */
  readonly heapBytes: number | null;
  readonly externalBytes: number | null;
  /** Collections of that heap, and how long they held the main thread. */
  readonly collections: number | null;
  readonly collectionMilliseconds: number | null;
}

/** A heap before and after one of its collections. */
interface Collection {
  readonly cost: number;
  readonly beforeGC: { readonly heapStatistics: HeapSize };
  readonly afterGC: { readonly heapStatistics: HeapSize };
}

interface HeapSize {
  readonly usedHeapSize: number;
  readonly externalMemory: number;
}

/**
 * What a query costs its process, after one call that does not count. Null for an engine that is another process and
 * does not tell.
 * @throws LabError what the engine throws.
 */
export async function costsOf(engine: Engine, query: FlightQuery, calls: number): Promise<Costs | null> {
  if (engine.costs !== undefined) return foreignCosts(await engine.costs(query, calls), calls);
  if (engine.sample !== undefined) return null;
  touch(await engine.query(query));
  const profiler = new GCProfiler();
  profiler.start();
  const before = heapSize();
  const began = process.cpuUsage();
  for (let i = 0; i < calls; i++) touch(await engine.query(query));
  const { user, system } = process.cpuUsage(began);
  const after = heapSize();
  const collections: readonly Collection[] = profiler.stop()?.statistics ?? [];
  const mean = (value: number) => value / calls;
  return {
    calls,
    userMilliseconds: mean(user / 1000),
    systemMilliseconds: mean(system / 1000),
    peakRss: peakRss(),
    heapBytes: mean(allocated(before, after, collections, 'usedHeapSize')),
    externalBytes: mean(allocated(before, after, collections, 'externalMemory')),
    collections: mean(collections.length),
    collectionMilliseconds: mean(collections.reduce((sum, { cost }) => sum + cost, 0) / 1000),
  };
}

function foreignCosts({ userMilliseconds, systemMilliseconds, peakRss }: ProcessCosts, calls: number): Costs {
  return {
    calls,
    userMilliseconds: userMilliseconds / calls,
    systemMilliseconds: systemMilliseconds / calls,
    peakRss,
    heapBytes: null,
    externalBytes: null,
    collections: null,
    collectionMilliseconds: null,
  };
}

/** What was taken: by how much more there is, and what collections have given back. */
export function allocated(
  before: HeapSize,
  after: HeapSize,
  collections: readonly Collection[],
  kind: keyof HeapSize,
): number {
  const freed = collections.reduce(
    (sum, { beforeGC, afterGC }) => sum + beforeGC.heapStatistics[kind] - afterGC.heapStatistics[kind],
    0,
  );
  return Math.max(0, after[kind] - before[kind] + freed);
}

function heapSize(): HeapSize {
  const { used_heap_size: usedHeapSize, external_memory: externalMemory } = getHeapStatistics();
  return { usedHeapSize, externalMemory };
}
