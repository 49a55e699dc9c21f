import { expect, test } from 'vitest';
import { CODEC_NAMES, formatOf, loadCodec } from '../../engines/codec/registry.ts';
import {
  checkEngineName,
  codecOf,
  DEFAULT_ENGINES,
  describeEngine,
  ENGINE_NAMES,
  engineFormat,
  openEngine,
} from '../../engines/registry.ts';
import { caught } from '../support/caught-error.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('every strategy comes with every codec, each name once', () => {
  const strategies = new Set(ENGINE_NAMES.map((name) => name.slice(0, name.indexOf('/'))));
  expect(ENGINE_NAMES).toHaveLength(strategies.size * CODEC_NAMES.length);
  expect(new Set(ENGINE_NAMES).size).toBe(ENGINE_NAMES.length);
  expect(new Set(ENGINE_NAMES.map(codecOf))).toEqual(new Set(CODEC_NAMES));
});

test('the engines that run by default are known, and are the four basic strategies on bz2 and lz4 and our fastest', () => {
  expect(DEFAULT_ENGINES.filter((name) => !ENGINE_NAMES.includes(name))).toEqual([]);
  expect(DEFAULT_ENGINES.map(codecOf).filter((codec) => ['bz2', 'lz4'].includes(codec))).toHaveLength(8);
  expect(DEFAULT_ENGINES).toHaveLength(14);
});

test('an engine reads the format of its codec', async () => {
  expect(engineFormat('typed/bz2-wasm')).toBe('bz2');
  expect(engineFormat('pool-chunk/lz4-foxglove')).toBe('lz4');
  for (const name of CODEC_NAMES) expect(formatOf(name)).toBe((await loadCodec(name)).format);
  await caught('UNKNOWN_NAME', () => engineFormat('typed/bz3'));
});

test('every known name passes', () => {
  for (const name of ENGINE_NAMES) expect(() => checkEngineName(name)).not.toThrow();
});

test.each([
  ['typd/bz2', 'typed/bz2'],
  ['naive/lz5', 'naive/lz4'],
  ['pool_chunk/lz4', 'pool-chunk/lz4'],
  ['Naive/bz2', 'naive/bz2'],
])('for the unknown engine %s the nearest is %s', async (name, known) => {
  const dataDir = temporaryFolder();
  for (const ask of [
    () => openEngine(name, { dataDir, workers: 1 }),
    () => describeEngine(name),
    () => checkEngineName(name),
  ]) {
    const error = await caught('UNKNOWN_NAME', ask);
    expect(error.message).toContain(`unknown engine '${name}'; did you mean '${known}'?`);
  }
});

test.each(['', 'naive', 'naive/', '/bz2', 'naive/bz2/x', 'constructor/bz2', 'naive/constructor', '__proto__/lz4'])(
  '%j is no engine',
  async (name) => {
    await caught('UNKNOWN_NAME', () => openEngine(name, { dataDir: temporaryFolder(), workers: 1 }));
  },
);

test.each([
  ['bz3', 'bz2'],
  ['lz', 'lz4'],
])('for the unknown codec %s the nearest is %s', async (name, known) => {
  const error = await caught('UNKNOWN_NAME', () => loadCodec(name));
  expect(error.message).toContain(`unknown codec '${name}'; did you mean '${known}`);
});

test('a name that is like no other gets no suggestion', async () => {
  const error = await caught('UNKNOWN_NAME', () => loadCodec('toString'));
  expect(error.message).toBe("unknown codec 'toString' (`lab list codecs` shows all)");
});

test('a part of a name suggests the whole', async () => {
  const error = await caught('UNKNOWN_NAME', () => loadCodec('fox'));
  expect(error.message).toContain("did you mean 'bz2-foxglove'?");
});
