import { type CameraRecipe, cameraQuery, describeRecipe } from './recipe.ts';
import type { ScenarioFamily } from './scenario.ts';

/** Starts before midnight of its day and ends after it, so that two days' files answer. */
const MIDNIGHT: CameraRecipe = {
  camera: 'los-angeles',
  startMinute: 24 * 60 - 12,
  minutes: 24,
  ewKm: 60,
  nsKm: 60,
  temporal: 'intersects',
  spatial: 'crosses',
  filter: true,
};

/** Below the ground at Tonopah, 6,000 ft: envelopes of flights that pass overhead reach there, their points do not. */
const EMPTY: CameraRecipe = {
  camera: 'tonopah',
  startMinute: 19 * 60,
  minutes: 30,
  ewKm: 10,
  nsKm: 10,
  temporal: 'intersects',
  spatial: 'crosses',
  filter: true,
  altitude: [1_000, 3_000],
};

export const edgeCases: ScenarioFamily = {
  scenarios: [
    {
      name: 'edge/midnight',
      description: `a window across midnight: ${describeRecipe(MIDNIGHT)}`,
      query: ({ days }) => cameraQuery(MIDNIGHT, days[0] as number),
    },
    {
      name: 'edge/empty',
      description: `an empty result: ${describeRecipe(EMPTY)}`,
      query: ({ days }) => cameraQuery(EMPTY, days[0] as number),
    },
  ],
};
