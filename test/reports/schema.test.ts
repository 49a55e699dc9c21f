import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../engines/package-root.ts';
import { benchJsonSchema, gateJsonSchema } from '../../reports/schema/json-schema.ts';
import { benchDocument, wrongEngine } from '../harness/support/bench-document.ts';
import { hostileDocument } from './support/hostile-document.ts';

const published = (name: string) =>
  JSON.parse(readFileSync(path.join(PACKAGE_ROOT, `reports/schema/${name}.schema.json`), 'utf8'));
const committed = published('bench');
const validate = new Ajv2020({ strict: true }).compile(committed);
const whole = benchDocument({ engines: [{ name: 'naive/bz2', status: 'ok' }, wrongEngine()], rounds: 3 });

test('the published schemas are those of the documents: npm run schema writes them', () => {
  expect(committed).toEqual(benchJsonSchema());
  expect(published('gate')).toEqual(gateJsonSchema());
});

describe('by an independent validator', () => {
  test.each([
    ['a whole document', whole],
    ['one with tracks', hostileDocument()],
    ['one with fields of a later lab', { ...whole, later: 1 }],
  ])('%s is valid', (_, document) => {
    validate(JSON.parse(JSON.stringify(document)));
    expect(validate.errors ?? []).toEqual([]);
  });

  test.each([
    ['another version', { ...whole, version: 1 }],
    ['another schema', { ...whole, schema: 'querylab/gate' }],
    ['a missing part', { ...whole, cells: undefined }],
    ['a sample below 0', { ...whole, cells: [{ ...whole.cells[0], rounds: [{ round: 0, samples: [-1] }] }] }],
    ['a sample that is null', { ...whole, cells: [{ ...whole.cells[0], rounds: [{ round: 0, samples: [null] }] }] }],
    ['a round without samples', { ...whole, cells: [{ ...whole.cells[0], rounds: [{ round: 0, samples: [] }] }] }],
    ['an unknown status', { ...whole, engines: [{ name: 'x', status: 'tired' }] }],
  ])('%s is not', (_, document) => {
    expect(validate(JSON.parse(JSON.stringify(document)))).toBe(false);
  });
});
