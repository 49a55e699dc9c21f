import { type CameraRecipe, cameraQuery, describeRecipe } from './recipe.ts';
import type { ScenarioFamily } from './scenario.ts';

type Line = [
  camera: string,
  start: string,
  minutes: number,
  ewKm: number,
  nsKm: number,
  temporal: CameraRecipe['temporal'],
  spatial: CameraRecipe['spatial'],
  filter: boolean,
  altitude?: readonly [min: number, max: number],
];

/** One line a camera: windows of 5–30 min, extents of 10–200 km drawn apart, every combination of relations. */
const LINES: readonly Line[] = [
  ['boston', '14:05', 20, 60, 90, 'intersects', 'crosses', true],
  ['new-york', '21:30', 10, 45, 30, 'intersects', 'crosses', false],
  ['washington', '16:17', 30, 120, 80, 'ends_in', 'crosses', true],
  ['atlanta', '19:40', 15, 70, 70, 'intersects', 'crosses', true],
  ['miami', '16:02', 30, 190, 180, 'starts_in', 'within', true],
  ['houston', '15:48', 5, 90, 40, 'intersects', 'crosses', true, [0, 10_000]],
  ['brownsville', '17:11', 30, 200, 120, 'starts_in', 'crosses', false],
  ['el-paso', '22:35', 20, 160, 35, 'intersects', 'crosses', true],
  ['san-diego', '18:29', 15, 40, 110, 'intersects', 'crosses', true, [28_000, 45_000]],
  ['los-angeles', '22:00', 30, 200, 160, 'within', 'crosses', true],
  ['san-francisco', '21:05', 20, 170, 190, 'intersects', 'within', true],
  ['redding', '21:05', 30, 180, 150, 'intersects', 'crosses', true],
  ['seattle', '21:00', 30, 200, 180, 'ends_in', 'within', true],
  ['tonopah', '18:50', 30, 30, 45, 'intersects', 'crosses', true],
  ['denver', '20:00', 30, 200, 200, 'within', 'within', false],
  ['glasgow', '21:10', 30, 190, 95, 'ends_in', 'crosses', false],
  ['kansas-city', '15:21', 18, 10, 200, 'intersects', 'crosses', true],
  ['duluth', '15:45', 22, 130, 20, 'intersects', 'crosses', true],
  ['chicago', '22:08', 8, 55, 75, 'intersects', 'crosses', true],
  ['detroit', '18:03', 28, 95, 10, 'starts_in', 'crosses', false],
  ['caribou', '14:52', 30, 170, 130, 'intersects', 'crosses', true],
];

/** Each line on another of the store's days, in turn. */
export const cameraSuite: ScenarioFamily = {
  scenarios: LINES.map((line, i) => {
    const recipe = toRecipe(line);
    return {
      name: `camera/${recipe.camera}`,
      description: describeRecipe(recipe),
      query: ({ days }) => cameraQuery(recipe, days[i % days.length] as number),
    };
  }),
};

function toRecipe([camera, start, minutes, ewKm, nsKm, temporal, spatial, filter, altitude]: Line): CameraRecipe {
  const [hour, minute] = start.split(':').map(Number) as [number, number];
  const recipe = { camera, startMinute: hour * 60 + minute, minutes, ewKm, nsKm, temporal, spatial, filter };
  return altitude === undefined ? recipe : { ...recipe, altitude };
}
