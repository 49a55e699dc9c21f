import { nearest } from '../../engines/names.ts';
import type { Axis } from './axis.ts';
import { box } from './box.ts';
import { candidates } from './candidates.ts';
import { points } from './points.ts';
import { trajectories } from './trajectories.ts';
import { window } from './window.ts';
import { workers } from './workers.ts';

/** Every quantity that can be swept: one line each. */
const AXES: ReadonlyMap<string, Axis> = new Map<string, Axis>([
  ['box', box],
  ['window', window],
  ['candidates', candidates],
  ['points', points],
  ['workers', workers],
  ['trajectories', trajectories],
]);

export const AXIS_NAMES: readonly string[] = [...AXES.keys()];

/** @throws LabError UNKNOWN_NAME with the nearest name. */
export function axisNamed(name: string): Axis {
  const axis = AXES.get(name);
  if (axis === undefined) throw nearest('axis', name, AXIS_NAMES);
  return axis;
}
