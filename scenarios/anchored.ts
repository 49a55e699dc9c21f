import type { Anchor } from '../engines/store/anchors.ts';
import { describeRecipe, type Recipe, recipeQuery } from './recipe.ts';
import type { ScenarioFamily } from './scenario.ts';

/** Round flights that the store has, so that a store of any region and time has scenarios with hits. */
const RECIPES: readonly Recipe[] = [
  { minutes: 30, ewKm: 120, nsKm: 80, temporal: 'intersects', spatial: 'crosses', filter: true },
  { minutes: 20, ewKm: 200, nsKm: 200, temporal: 'starts_in', spatial: 'crosses', filter: false },
  { minutes: 15, ewKm: 50, nsKm: 150, temporal: 'ends_in', spatial: 'crosses', filter: true },
  { minutes: 25, ewKm: 150, nsKm: 200, temporal: 'intersects', spatial: 'crosses', filter: true },
  { minutes: 10, ewKm: 80, nsKm: 60, temporal: 'intersects', spatial: 'crosses', filter: false, altitude: [0, 18_000] },
  { minutes: 30, ewKm: 200, nsKm: 150, temporal: 'intersects', spatial: 'crosses', filter: true },
];

/** Stands in for an anchor where the store is empty. */
const NOWHERE: Anchor = { start: 0, end: 0, lat: 0, lon: 0 };

/** Anchors that these scenarios want of a store. */
export const ANCHORS: number = RECIPES.length;

export const anchored: ScenarioFamily = {
  scenarios: RECIPES.map((recipe, i) => ({
    name: `anchored/${i + 1}`,
    description: `round a flight that the store has: ${describeRecipe(recipe)}`,
    query: ({ anchors }) => {
      const anchor = anchors[i] ?? NOWHERE;
      const start = Math.floor(middleOfWindow(recipe, anchor) / 60 - recipe.minutes / 2) * 60;
      return recipeQuery(recipe, anchor, start);
    },
  })),
};

/** The instant of the flight that a recipe's relation asks for. */
function middleOfWindow({ temporal }: Recipe, { start, end }: Anchor): number {
  if (temporal === 'starts_in') return start;
  return temporal === 'ends_in' ? end : (start + end) / 2;
}
