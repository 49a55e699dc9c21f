import { describeRecipe, type Recipe, recipeQuery } from './recipe.ts';
import type { ScenarioFamily } from './scenario.ts';

/** Round flights that the store has, so that a store of any region and time has scenarios with hits. */
const RECIPES: readonly Recipe[] = [
  { minutes: 30, ewKm: 120, nsKm: 80, temporal: 'intersects', spatial: 'crosses', filter: true },
  { minutes: 30, ewKm: 200, nsKm: 200, temporal: 'ends_in', spatial: 'crosses', filter: false },
  { minutes: 20, ewKm: 50, nsKm: 150, temporal: 'intersects', spatial: 'crosses', filter: false },
  { minutes: 15, ewKm: 80, nsKm: 80, temporal: 'intersects', spatial: 'crosses', filter: true, altitude: [0, 12_000] },
];

/** Anchors that these scenarios want of a store. */
export const ANCHORS: number = RECIPES.length;

export const anchored: ScenarioFamily = {
  scenarios: RECIPES.map((recipe, i) => ({
    name: `anchored/${i + 1}`,
    description: `round a flight that the store has: ${describeRecipe(recipe)}`,
    query: ({ anchors }) => {
      const anchor = anchors[i] ?? { time: 0, lat: 0, lon: 0 };
      const start = Math.floor(anchor.time / 60 - recipe.minutes / 2) * 60;
      return recipeQuery(recipe, anchor, start);
    },
  })),
};
