import { expect, test } from 'vitest';
import { gateLogs } from '../../../harness/gate/gate-logs.ts';
import { look } from './support/gate-document.ts';

const run = () => look(['base', 'head'], ['typed/lz4'], ['s/one', 's/two'], () => 10, 2);

function setSamples(
  document: ReturnType<typeof run>,
  arm: string,
  scenario: string,
  rounds: readonly number[][],
): void {
  const cell = document.cells.find((own) => own.engine === arm && own.scenario === scenario);
  cell?.rounds.splice(0, 9, ...rounds.map((samples, round) => ({ round, samples })));
}

test('a process has the first decile of its calls as its time, so that most of them can be disturbed', () => {
  const document = run();
  // Type 7: the second smallest of eleven.
  setSamples(document, 'base:typed/lz4', 's/one', [
    [10, 8, 90, 95, 99, 91, 92, 93, 94, 96, 97],
    [8, 8, 8, 8, 8],
  ]);
  setSamples(document, 'head:typed/lz4', 's/one', [
    [15, 14, 15, 15, 15, 15, 15, 15, 15, 15, 15],
    [16, 16, 16, 16, 16],
  ]);
  const logs = gateLogs(document).of('head', 'typed/lz4', 's/one');
  expect(logs[0]).toBeCloseTo(Math.log(15 / 10), 12);
  expect(logs[1]).toBeCloseTo(Math.log(2), 12);
});

test('a whole engine has the mean of its logarithms, of the pairs that have all scenarios', () => {
  const document = run();
  setSamples(document, 'head:typed/lz4', 's/one', [[20], [20]]);
  setSamples(document, 'head:typed/lz4', 's/two', [[5]]);
  const logs = gateLogs(document).of('head', 'typed/lz4', null);
  expect(logs).toHaveLength(1);
  expect(logs[0]).toBeCloseTo((Math.log(2) + Math.log(0.5)) / 2, 12);
});

test('what was not run has no logarithms', () => {
  const logs = gateLogs(run());
  expect(logs.of('again', 'typed/lz4', 's/one')).toEqual([]);
  expect(logs.of('head', 'zone/v2', null)).toEqual([]);
  expect(logs.counting('zone/v2')).toEqual([]);
});
