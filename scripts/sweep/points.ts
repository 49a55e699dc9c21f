import { count } from '../../reports/numbers.ts';
import { customScenario } from '../../scenarios/custom.ts';
import type { Axis } from './axis.ts';
import { countRungs } from './counted-ladder.ts';
import { nearestTo, queryLadder } from './query-ladder.ts';

/** Queries with more candidates than this are not asked what they return. */
const MOST_CANDIDATES = 8_192;

export const points: Axis = {
  description: 'the points that are returned: growing boxes round several places',
  unit: 'points',
  steps: () => [64, 256, 1024, 4096, 16_384, 65_536],
  whole: true,
  most: 1_000_000_000,
  plan: async (context) => {
    const dataDir = [...context.stores.values()].at(-1) as string;
    const ladder = queryLadder(dataDir, context.base).filter(({ candidates }) => candidates <= MOST_CANDIDATES);
    const rungs = await countRungs(ladder, context);
    return nearestTo(rungs, (rung) => rung.points, context.steps).map((rung) => ({
      value: rung.points,
      label: `${count(rung.points)} points`,
      scenario: customScenario(rung.spec, `points/${rung.points}`),
    }));
  },
};
