import { describe, expect, test } from 'vitest';
import { type BenchDocument, benchSchema } from '../../harness/document.ts';
import { benchDocument, wrongEngine } from './support/bench-document.ts';

/** A valid document as it comes out of a file, with one place changed. */
function changed(change: (document: Record<string, unknown> & BenchDocument) => void): unknown {
  const document = JSON.parse(JSON.stringify(benchDocument({ engines: [{ name: 'a', status: 'ok' }, wrongEngine()] })));
  change(document);
  return document;
}

const accepts = (document: unknown): boolean => benchSchema.safeParse(document).success;

test('a document comes back from JSON as it was', () => {
  const document = benchDocument({ engines: [{ name: 'a', status: 'ok' }, wrongEngine()] });
  expect(benchSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
});

describe('refused is', () => {
  test.each([
    ['another schema', (d) => Object.assign(d, { schema: 'querylab/gate' })],
    ['another version', (d) => Object.assign(d, { version: 1 })],
    ['a sample that is NaN', (d) => d.cells[0]?.rounds[0]?.samples.push(Number.NaN)],
    ['a sample that JSON made null of NaN', (d) => d.cells[0]?.rounds[0]?.samples.push(null as unknown as number)],
    ['a negative sample', (d) => d.cells[0]?.rounds[0]?.samples.push(-1)],
    ['an infinite sample', (d) => d.cells[0]?.rounds[0]?.samples.push(Number.POSITIVE_INFINITY)],
    ['a round without samples', (d) => d.cells[0]?.rounds.push({ round: 1, samples: [] })],
    ['a round that is no whole number', (d) => d.cells[0]?.rounds.push({ round: 0.5, samples: [1] })],
    ['an engine of another status', (d) => Object.assign(d.engines[0] as object, { status: 'slow' })],
    ['a wrong engine without its place', (d) => delete (d.engines[1] as { place?: string }).place],
    ['a cell without its counters', (d) => delete (d.cells[0] as { counters?: unknown }).counters],
  ] as [string, (document: BenchDocument) => unknown][])('%s', (_, change) => {
    expect(accepts(changed((document) => void change(document)))).toBe(false);
  });

  test.each(Object.keys(benchDocument()))('a document without %s', (field) => {
    expect(accepts(changed((document) => delete document[field]))).toBe(false);
  });

  test.each(Object.keys(benchDocument().environment))('an environment without %s', (field) => {
    expect(accepts(changed(({ environment }) => delete (environment as Record<string, unknown>)[field]))).toBe(false);
  });

  test.each(Object.keys(benchDocument().configuration))('a configuration without %s', (field) => {
    const drop = ({ configuration }: BenchDocument) => delete (configuration as Record<string, unknown>)[field];
    expect(accepts(changed((document) => void drop(document)))).toBe(false);
  });

  test.each([null, 7, 'text', [], {}])('%j', (value) => {
    expect(accepts(value)).toBe(false);
  });
});
