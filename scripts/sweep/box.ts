import { customScenario } from '../../scenarios/custom.ts';
import { specWith } from '../../scenarios/custom-spec.ts';
import type { Axis } from './axis.ts';

/** Half the way round the Earth. */
const MOST_KM = 20_000;

export const box: Axis = {
  description: 'the edge of a square box, in kilometres',
  unit: 'km',
  steps: () => [10, 20, 40, 80, 160, 320, 640],
  most: MOST_KM,
  plan: async ({ base, steps }) =>
    steps.map((km) => ({
      value: km,
      label: `${km} × ${km} km`,
      scenario: customScenario(specWith(base, { km: `${km}x${km}` }), `box/${km}`),
    })),
};
