import { count } from '../../reports/numbers.ts';
import { customScenario } from '../../scenarios/custom.ts';
import type { Axis } from './axis.ts';
import { type CountedRung, countRungs } from './counted-ladder.ts';
import { baseRung, isNear, nearestTo, queryLadder } from './query-ladder.ts';

export const candidates: Axis = {
  description:
    'the candidates that the R-tree names, at a like share of hits and points: growing boxes round several places',
  unit: 'candidates',
  steps: () => [8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096],
  whole: true,
  most: 10_000_000,
  plan: async (context) => {
    const { base, steps, stores } = context;
    const dataDir = [...stores.values()].at(-1) as string;
    const ladder = queryLadder(dataDir, base);
    // Says what the store has where that is too little, before anything is counted.
    nearestTo(ladder, (rung) => rung.candidates, steps);
    const near = ladder.filter((rung) => steps.some((step) => isNear(rung.candidates, step)));
    const [model, ...rungs] = await countRungs([baseRung(dataDir, base), ...near], context);
    const unlike = (rung: CountedRung) => unlikeness(rung, model as CountedRung);
    return nearestTo(rungs, (rung) => rung.candidates, steps, unlike).map((rung) => ({
      value: rung.candidates,
      label: `${count(rung.candidates)} candidates`,
      scenario: customScenario(rung.spec, `candidates/${rung.candidates}`),
    }));
  },
};

/** How far two queries differ in what they return of a candidate: hits and points, by their logarithms. */
function unlikeness(a: CountedRung, b: CountedRung): number {
  // One more, since there may be none.
  const share = (part: 'hits' | 'points', rung: CountedRung) => Math.log((rung[part] + 1) / rung.candidates);
  return Math.abs(share('hits', a) - share('hits', b)) + Math.abs(share('points', a) - share('points', b));
}
