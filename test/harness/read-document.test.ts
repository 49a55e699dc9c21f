import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readBenchDocument } from '../../harness/read-document.ts';
import { caught } from '../support/caught-error.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { benchDocument } from './support/bench-document.ts';

const file = path.join(temporaryFolder(), 'result.json');
const whole = JSON.stringify(benchDocument({ rounds: 3 }));

test('a saved document is read as it was', () => {
  writeFileSync(file, whole);
  expect(readBenchDocument(file)).toEqual(benchDocument({ rounds: 3 }));
});

test.each([
  ['cut off', whole.slice(0, -40), 'is no whole JSON document'],
  ['empty', '', 'is no whole JSON document'],
  ['of version 1', whole.replace('"version":2', '"version":1'), 'schema version 1, and this lab reads version 2: run'],
  ['of version 3', whole.replace('"version":2', '"version":3'), 'schema version 3, and this lab reads version 2: read'],
  ['of another schema', whole.replace('querylab/bench', 'querylab/gate'), 'has no "schema": "querylab/bench"'],
  ['no object', '[1]', 'has no "schema": "querylab/bench"'],
  ['with a sample that is null', whole.replace('40.1', 'null'), 'cells.0.rounds.0.samples.1: '],
  ['with NaN, on one line', whole.replaceAll(',', ',\n ').replace('40.1', 'NaN'), 'is no whole JSON document'],
  ['with infinity', whole.replace('40.1', '1e999'), 'is damaged: cells.0.rounds.0.samples.1'],
  [
    'with an empty round',
    whole.replace(/"samples":\[[^\]]*\]/, '"samples":[]'),
    'is damaged: cells.0.rounds.0.samples',
  ],
  ['with a cell without rounds', whole.replace('"rounds":', '"round":'), 'cells.0.rounds: '],
])('one that is %s is refused with its name and what is wrong', async (_, text, what) => {
  writeFileSync(file, text);
  const { message, exitStatus } = await caught('RESULT_INVALID', () => readBenchDocument(file));
  expect(message).toContain(file);
  expect(message).not.toContain('\n');
  expect(message).toContain(what);
  expect(exitStatus).toBe(2);
});

test('one that is not there is refused', async () => {
  expect((await caught('RESULT_INVALID', () => readBenchDocument('/no/such.json'))).message).toContain('ENOENT');
});
