import { flights } from '../engines/query/builder.ts';
import type { FlightQuery, TemporalRelation } from '../engines/query/query.ts';
import { DAY_SECONDS, type Day } from '../engines/store/day-path.ts';
import { type BoxSize, cameraBox } from './camera-box.ts';
import { CAMERAS, type Camera } from './cameras.ts';

/** A camera query in the terms that people think in. */
export interface Recipe extends BoxSize {
  /** Length of the window, minutes. */
  readonly minutes: number;
  readonly temporal: TemporalRelation;
  readonly spatial: 'crosses' | 'within';
  readonly filter: boolean;
  /** Altitude limits in feet, where there are any. */
  readonly altitude?: readonly [min: number, max: number];
}

/** A recipe at a camera, from a minute of the day on. */
export interface CameraRecipe extends Recipe {
  /** Name of a camera. */
  readonly camera: string;
  /** Start of the window after midnight UTC of its day, minutes. */
  readonly startMinute: number;
}

/** The query of a recipe at its camera on a given day. */
export function cameraQuery(recipe: CameraRecipe, day: Day): FlightQuery {
  return recipeQuery(recipe, cameraNamed(recipe.camera), day * DAY_SECONDS + recipe.startMinute * 60);
}

/** The query of a recipe round a place, from a Unix time in seconds on. */
export function recipeQuery(recipe: Recipe, place: { lat: number; lon: number }, start: number): FlightQuery {
  const builder = flights(start, start + recipe.minutes * 60)
    .temporally(recipe.temporal)
    .spatially(recipe.spatial)
    .withBounds(cameraBox(place, recipe))
    .withBounds(recipe.altitude === undefined ? {} : { minAlt: recipe.altitude[0], maxAlt: recipe.altitude[1] });
  return (recipe.filter ? builder.filterWaypoints() : builder).build();
}

/** One line that says what a recipe asks. */
export function describeRecipe(recipe: Recipe): string {
  const { minutes, ewKm, nsKm, temporal, spatial, filter, altitude } = recipe;
  const feet = altitude === undefined ? '' : `, ${altitude[0]}–${altitude[1]} ft`;
  return `${minutes} min, ${ewKm} × ${nsKm} km (E–W × N–S), ${temporal}, ${spatial}${filter ? ', filter' : ''}${feet}`;
}

function cameraNamed(name: string): Camera {
  const camera = CAMERAS.find((known) => known.name === name);
  if (camera === undefined) throw new RangeError(`no camera is named '${name}'`);
  return camera;
}
