import { type CameraRecipe, cameraQuery, describeRecipe } from './recipe.ts';
import type { ScenarioFamily } from './scenario.ts';

/** The query of the original's figures: one hour, 50 km half-width at Boston. */
const BOSTON: CameraRecipe = {
  camera: 'boston',
  startMinute: 18 * 60,
  minutes: 60,
  ewKm: 100,
  nsKm: 100,
  temporal: 'intersects',
  spatial: 'crosses',
  filter: true,
};

export const reference: ScenarioFamily = {
  scenarios: [
    {
      name: 'reference/boston',
      description: `the reference query: ${describeRecipe(BOSTON)}`,
      query: ({ days }) => cameraQuery(BOSTON, days[0] as number),
    },
  ],
};
