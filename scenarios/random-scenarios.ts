import { CAMERAS } from './cameras.ts';
import { Random } from './random.ts';
import { type CameraRecipe, cameraQuery, describeRecipe } from './recipe.ts';
import type { Scenario } from './scenario.ts';

/** Draws `count` scenarios; the i-th depends on the seed and i alone. */
export function randomScenarios(count: number, seed: number): Scenario[] {
  return Array.from({ length: count }, (_, i) => {
    const random = new Random(Math.imul(seed, 1_000_003) + i);
    const recipe = draw(random);
    const dayDraw = random.integer(0, 0x7fffffff);
    return {
      name: `random/${i + 1}`,
      description: `${recipe.camera}: ${describeRecipe(recipe)} (seed ${seed})`,
      selector: `--random ${i + 1} --seed ${seed} --scenarios random/${i + 1}`,
      query: ({ days }) => cameraQuery(recipe, days[dayDraw % days.length] as number),
    };
  });
}

function draw(random: Random): CameraRecipe {
  const recipe: CameraRecipe = {
    camera: random.pick(CAMERAS).name,
    startMinute: random.integer(0, 24 * 60 - 1),
    minutes: random.integer(5, 30),
    ewKm: random.integer(10, 200),
    nsKm: random.integer(10, 200),
    temporal: random.pick(['intersects', 'within', 'starts_in', 'ends_in'] as const),
    spatial: random.chance(0.7) ? 'crosses' : 'within',
    filter: random.chance(0.5),
  };
  if (!random.chance(0.25)) return recipe;
  const floor = random.integer(0, 30) * 1000;
  return { ...recipe, altitude: [floor, floor + random.integer(2, 12) * 1000] };
}
