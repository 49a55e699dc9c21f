import { formatInstant } from '../../engines/query/instant.ts';
import { customScenario } from '../../scenarios/custom.ts';
import { specWith } from '../../scenarios/custom-spec.ts';
import { parseWindow } from '../../scenarios/custom-values.ts';
import type { Axis } from './axis.ts';

/** Thirty days. */
const MOST_MINUTES = 43_200;

export const window: Axis = {
  description: 'the length of the window, in minutes, round the middle of the given one',
  unit: 'minutes',
  steps: () => [7.5, 15, 30, 60, 120, 240, 480],
  most: MOST_MINUTES,
  plan: async ({ base, steps }) => {
    const [t1, t2] = parseWindow(base.get('window') as string);
    return steps.map((minutes) => {
      const start = formatInstant(Math.floor((t1 + t2) / 2 - minutes * 30));
      const spec = specWith(base, { window: `${start}/${Math.round(minutes * 60)}s` });
      return { value: minutes, label: `${minutes} min`, scenario: customScenario(spec, `window/${minutes}`) };
    });
  },
};
