import { storeOf } from '../../engines/registry.ts';
import { plural } from '../../reports/numbers.ts';
import { customScenario } from '../../scenarios/custom.ts';
import { specWith } from '../../scenarios/custom-spec.ts';
import { MAX_WORKERS } from '../options.ts';
import type { Axis } from './axis.ts';

export const workers: Axis = {
  description: 'the number of worker threads',
  unit: 'workers',
  steps: (cores) => [1, 2, 4, 8, 16, 32].filter((threads) => threads <= Math.max(4, cores)),
  whole: true,
  most: MAX_WORKERS,
  plan: async ({ base, steps, stores, engines }) => {
    const scenario = customScenario(specWith(base, {}), 'sweep/workers');
    return steps.map((threads) => ({
      value: threads,
      label: plural(threads, 'worker'),
      scenario,
      arms: new Map(
        engines.map((engine) => [engine, { engine, dataDir: storeOf(engine, stores) as string, workers: threads }]),
      ),
    }));
  },
};
