import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../../engines/package-root.ts';
import type { Frame } from '../../../harness/profile/frame.ts';
import { FrameLocator } from '../../../harness/profile/frame-locator.ts';

const locator = new FrameLocator(PACKAGE_ROOT);

/** Line, from 1, and column, from 0, at which a text first stands in a file. */
function find(file: string, text: string): { line: number; column: number } {
  const before = readFileSync(path.join(PACKAGE_ROOT, file), 'utf8').split(text)[0] ?? '';
  const lines = before.split('\n');
  return { line: lines.length, column: lines.at(-1)?.length ?? 0 };
}

/** The frame of a function as V8 tells of the build: at its parameters. */
function frameIn(file: string, functionName: string, caller: Frame | null = null): Frame {
  const { line, column } = find(`dist/${file}.js`, `${functionName}(`);
  const url = pathToFileURL(path.join(PACKAGE_ROOT, 'dist', `${file}.js`)).href;
  const columnNumber = column + functionName.length;
  return locator.frameOf({ functionName, url, lineNumber: line - 1, columnNumber }, caller);
}

const call = (functionName: string, url: string) => ({ functionName, url, lineNumber: 9, columnNumber: 0 });

test.each([
  ['engines/format/decode-points', 'pointsOf', 'decode'],
  ['engines/format/decode-columns', 'columnsOf', 'decode'],
  ['engines/query/select', 'selectPoints', 'filter'],
  ['engines/query/select', 'makePoints', 'materialise'],
  ['engines/read-path', 'resultOf', 'materialise'],
  ['engines/store/candidates', 'candidateIds', 'index'],
  ['engines/pool/end-to-end', 'layEndToEnd', 'materialise'],
  ['engines/pool/run-blobs', 'runBlobs', 'transfer'],
  ['engines/touch', 'touch', 'read'],
] as const)('%s.ts: %s is found where it is written, and its stage is %s', (file, name, stage) => {
  const { line } = find(`${file}.ts`, `function ${name}(`);
  expect(frameIn(file, name)).toEqual({ name, file: `${file}.ts`, line, kind: 'project', stage });
});

test('the loop that asks the engines of another build is still that of this project', () => {
  const file = path.join(PACKAGE_ROOT, 'dist', 'harness', 'profile', 'query-loop.js');
  const other = new FrameLocator('/another/checkout');
  const place = { functionName: 'f', url: pathToFileURL(file).href, lineNumber: 0, columnNumber: 0 };
  expect(other.frameOf(place, null).file).toBe('harness/profile/query-loop.ts');
  const engine = { ...place, url: 'file:///another/checkout/dist/engines/typed.js' };
  expect(other.frameOf(engine, null).file).toBe('dist/engines/typed.js');
});

describe('what is not of this project', () => {
  const caller = frameIn('engines/codec/bz2', 'readByte');

  test('a package is named by its name, Node by its module, with their own stage or the caller’s', () => {
    expect(locator.frameOf(call('f', 'file:///x/node_modules/seek-bzip/lib/index.js'), null)).toEqual({
      name: 'f',
      file: 'seek-bzip/lib/index.js',
      line: 10,
      kind: 'dependency',
      stage: 'decompress',
    });
    expect(locator.frameOf(call('from', 'node:buffer'), caller)).toMatchObject({ kind: 'node', stage: 'decompress' });
  });

  test('native functions and WebAssembly have no file', () => {
    expect(locator.frameOf(call('all', ''), caller)).toMatchObject({ file: null, kind: 'native', stage: 'decompress' });
    expect(locator.frameOf(call('wasm-function[1]', 'wasm://wasm/41'), caller)).toMatchObject({
      file: null,
      kind: 'project',
      stage: 'decompress',
    });
  });

  test('all that is done to read returned points is reading', () => {
    const touch = frameIn('engines/touch', 'touch');
    expect(frameIn('engines/format/decode-points', 'pointsOf', touch).stage).toBe('read');
  });
});
