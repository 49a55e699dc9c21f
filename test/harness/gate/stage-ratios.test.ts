import { expect, test } from 'vitest';
import { stageRatios } from '../../../harness/gate/stage-ratios.ts';

const values = (...all: readonly number[]) => [...all];

test('what grew by most milliseconds comes first, with its ratio over the pairs', () => {
  const stages = [
    { stage: 'sql', base: values(1, 1, 1, 1, 1, 1), head: values(2, 2, 2, 2, 2, 2) },
    { stage: 'decode', base: values(10, 10, 10, 10, 10, 10), head: values(15, 15, 15, 15, 15, 15) },
    { stage: 'scan', base: values(4, 4, 4, 4, 4, 4), head: values(3, 3, 3, 3, 3, 3) },
  ];
  const found = stageRatios(stages, 0.95);
  expect(found.map(({ stage }) => stage)).toEqual(['decode', 'sql', 'scan']);
  expect(found[0]).toMatchObject({ base: 10, head: 15, ratio: { pairs: 6 } });
  expect(found[0]?.ratio?.estimate).toBeCloseTo(1.5, 12);
  expect(found[0]?.ratio?.interval?.low).toBeCloseTo(1.5, 12);
});

test('a pair in which one side spent no time in a stage has no ratio', () => {
  const [stage] = stageRatios([{ stage: 'gc', base: values(0, 1, 2), head: values(1, 0, 3) }], 0.95);
  expect(stage).toMatchObject({ base: 1, head: 1, ratio: { pairs: 1, interval: null } });
  const [none] = stageRatios([{ stage: 'new', base: values(0, 0), head: values(1, 1) }], 0.95);
  expect(none).toMatchObject({ base: 0, head: 1, ratio: null });
});

test('stages that hardly ever come, and those without a pair, are left out', () => {
  expect(stageRatios([{ stage: 'gc', base: values(0, 0, 0), head: values(0, 9, 0) }], 0.95)).toEqual([]);
  expect(stageRatios([{ stage: 'x', base: values(), head: values(1) }], 0.95)).toEqual([]);
});
