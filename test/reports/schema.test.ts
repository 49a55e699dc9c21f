import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../engines/package-root.ts';
import { jsonSchema, PUBLISHED } from '../../reports/schema/json-schema.ts';
import { benchDocument, wrongEngine } from '../harness/support/bench-document.ts';
import { sweepDocument } from '../harness/sweep/support/sweep-document.ts';
import { hostileDocument } from './support/hostile-document.ts';

const committed = (file: string) =>
  JSON.parse(readFileSync(path.join(PACKAGE_ROOT, 'reports/schema', file), 'utf8')) as object;
const validate = new Ajv2020({ strict: true }).compile(committed('bench.schema.json'));
const validateSweep = new Ajv2020({ strict: true }).compile(committed('sweep.schema.json'));
const whole = benchDocument({ engines: [{ name: 'naive/bz2', status: 'ok' }, wrongEngine()], rounds: 3 });

test.each(PUBLISHED)('the published $file is that of the document: npm run schema writes it', (published) => {
  expect(committed(published.file)).toEqual(jsonSchema(published));
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

describe('a sweep, by the same validator', () => {
  const sweep = sweepDocument(['a/v2', 'b/v2'], [1, 10, 100], (_, value) => value);

  test.each([
    ['a whole document', sweep],
    ['one with fields of a later lab', { ...sweep, later: 1 }],
  ])('%s is valid', (_, document) => {
    validateSweep(JSON.parse(JSON.stringify(document)));
    expect(validateSweep.errors ?? []).toEqual([]);
  });

  test.each([
    ['another version', { ...sweep, version: 2 }],
    ['a step of 0', { ...sweep, steps: [{ ...sweep.steps[0], value: 0 }] }],
    ['a run of another version', { ...sweep, bench: { ...sweep.bench, version: 1 } }],
  ])('%s is not', (_, document) => {
    expect(validateSweep(JSON.parse(JSON.stringify(document)))).toBe(false);
  });
});
