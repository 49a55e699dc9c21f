import { count } from '../../reports/numbers.ts';
import { customScenario } from '../../scenarios/custom.ts';
import type { Axis } from './axis.ts';
import { nearestTo, queryLadder } from './query-ladder.ts';

export const candidates: Axis = {
  description: 'the candidates that the R-tree names: growing boxes round several places',
  unit: 'candidates',
  steps: () => [8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096],
  whole: true,
  most: 10_000_000,
  plan: async ({ base, steps, stores }) => {
    const rungs = nearestTo(queryLadder([...stores.values()].at(-1) as string, base), (rung) => rung.candidates, steps);
    return rungs.map((rung) => ({
      value: rung.candidates,
      label: `${count(rung.candidates)} candidates`,
      scenario: customScenario(rung.spec, `candidates/${rung.candidates}`),
    }));
  },
};
