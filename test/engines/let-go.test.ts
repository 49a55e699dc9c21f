import { expect, test } from 'vitest';
import { CODEC_NAMES, loadCodec } from '../../engines/codec/registry.ts';
import type { Engine } from '../../engines/engine.ts';
import { lettingGo } from '../../engines/let-go.ts';
import { flights } from '../../engines/query/builder.ts';

const QUERY = flights(0, 1).build();

/** An engine that decompresses so many bytes a query, and how often the event loop turned meanwhile. */
async function turnsOf(bytes: number, queries: number, failing = false): Promise<number> {
  const engine: Engine = lettingGo({
    name: 'fake',
    query: async (_, counters) => {
      if (counters !== undefined) counters.bytesDecompressed += bytes;
      if (failing) throw new Error('blob 7 is broken');
      return [];
    },
    close: async () => undefined,
  });
  let turns = 0;
  let over = false;
  const count = () => {
    if (over) return;
    turns++;
    setImmediate(count);
  };
  setImmediate(count);
  for (let i = 0; i < queries; i++) await engine.query(QUERY).catch(() => undefined);
  over = true;
  return turns;
}

test('the event loop turns once in some megabytes, also where queries fail', async () => {
  expect(await turnsOf(1000, 1000)).toBe(0);
  expect(await turnsOf(1e6, 160)).toBe(40);
  expect(await turnsOf(1e9, 3)).toBe(3);
  expect(await turnsOf(1e6, 160, true)).toBe(40);
});

test('the codec on lz4-napi says that its memory is native', async () => {
  const codecs = await Promise.all(CODEC_NAMES.map(loadCodec));
  expect(codecs.filter(({ native }) => native).map(({ name }) => name)).toEqual(['lz4']);
});
