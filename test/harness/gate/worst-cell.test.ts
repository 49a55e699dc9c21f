import { expect, test } from 'vitest';
import type { CellJudgement, CellVerdict } from '../../../harness/gate/gate-judgement.ts';
import { worstCell } from '../../../harness/gate/worst-cell.ts';

function cell(engine: string, scenario: string | null, verdict: CellVerdict, first: number, second?: number) {
  const look = (estimate: number) => ({ ratio: { estimate, interval: null, pairs: 8 }, beyond: null });
  return {
    engine,
    scenario,
    verdict,
    first: look(first),
    second: second === undefined ? null : look(second),
  } as CellJudgement;
}

const worst = (...cells: CellJudgement[]) => worstCell({ cells } as unknown as Parameters<typeof worstCell>[0]);

test('the cell that slowed down most, by the second look where there is one', () => {
  expect(
    worst(
      cell('a', 'one', 'regression', 1.9, 1.2),
      cell('a', 'two', 'regression', 1.3, 1.25),
      cell('b', 'one', 'inconclusive', 5),
    ),
  ).toEqual({ engine: 'a', scenario: 'two' });
});

test('where only a whole engine slowed down, its slowest scenario', () => {
  expect(
    worst(
      cell('a', null, 'regression', 1.2),
      cell('b', 'one', 'same', 1.5),
      cell('a', 'one', 'same', 1.1),
      cell('a', 'two', 'same', 1.2),
    ),
  ).toEqual({ engine: 'a', scenario: 'two' });
});

test('none where nothing did', () => {
  expect(worst(cell('a', null, 'improvement', 0.5), cell('a', 'one', 'same', 1))).toBeNull();
});
