import { expect, test } from 'vitest';
import type { Engine } from '../../engines/engine.ts';
import { flights } from '../../engines/query/builder.ts';
import type { MemoryKind } from '../../harness/memory-document.ts';
import { watchMemory } from '../../harness/watch-memory.ts';

const MB = 1e6;

/** An engine that keeps what `leak` gives at each query. */
function keeping(leak: () => unknown): Engine {
  const kept: unknown[] = [];
  return {
    name: 'fake',
    query: async (_, counters) => {
      kept.push(leak());
      if (counters !== undefined) counters.candidates += 3;
      return [];
    },
    close: async () => undefined,
  };
}

async function watched(engine: Engine, queries = 1000) {
  const asked: number[] = [];
  const seen: number[] = [];
  const findings = await watchMemory(engine, {
    queries,
    boundBytes: 10 * MB,
    query: (i) => {
      asked.push(i);
      return flights(i, i).build();
    },
    onSample: (done) => void seen.push(done),
  });
  return { findings, asked, seen };
}

/** A figure of what is still held; the resident set of a test runner is not its own. */
const held = (growing: readonly MemoryKind[]) => growing.filter((kind) => kind !== 'rss');

test('asks every query once, in order, and samples evenly', async () => {
  const { findings, asked, seen } = await watched(
    keeping(() => null),
    800,
  );
  expect(asked).toEqual(Array.from({ length: 800 }, (_, i) => i));
  expect(findings.samples.map(({ queries }) => queries)).toEqual(seen);
  expect(seen).toHaveLength(400);
  expect(seen.at(-1)).toBe(800);
  expect(findings.candidates).toBe(3);
});

test('an engine that keeps nothing is flat', async () => {
  const { findings } = await watched(keeping(() => new Uint8Array(0)));
  expect(held(findings.growing)).toEqual([]);
});

test('garbage is no growth', async () => {
  let last: unknown;
  const engine = keeping(() => {
    last = new Uint8Array(100_000);
    return typeof last;
  });
  expect(held((await watched(engine)).findings.growing)).toEqual([]);
});

test('buffers that are kept are found, by their size', async () => {
  const { findings } = await watched(keeping(() => new Uint8Array(50_000)));
  expect(held(findings.growing)).toEqual(['external', 'arrayBuffers']);
  expect(findings.growth.arrayBuffers / (50 * MB)).toBeCloseTo(1, 1);
});

test('objects that are kept are found', async () => {
  const { findings } = await watched(keeping(() => Array.from({ length: 3000 }, (_, i) => i + 0.5)));
  expect(held(findings.growing)).toEqual(['heapUsed']);
});
