import { LabError } from '../errors.ts';
import { AXES, type Bounds, type FlightQuery } from './query.ts';

/**
 * Checks the rules that a query must keep.
 * @throws LabError BAD_QUERY.
 */
export function checkQuery(query: FlightQuery): void {
  const { t1, t2, spatial, bounds, source } = query;
  if (t2 < t1) throw bad(`the window ends before it starts: t1 = ${t1}, t2 = ${t2}`);
  for (const [name, value] of Object.entries(bounds)) {
    if (!Number.isFinite(value)) throw bad(`limit ${name} = ${value} is no finite number`);
  }
  for (const [min, max] of AXES) checkAxis(bounds, min, max, spatial === 'within');
  if (spatial === 'none' && Object.keys(bounds).length > 0) {
    throw bad('bounds without a spatial type: add spatially_crosses or spatially_within');
  }
  if (source !== null && !Number.isInteger(source)) throw bad(`source ${source} is no integer`);
}

function checkAxis(bounds: Bounds, min: keyof Bounds, max: keyof Bounds, both: boolean): void {
  const low = bounds[min];
  const high = bounds[max];
  if (low !== undefined && high !== undefined && low > high) {
    throw bad(`${min} = ${low} is greater than ${max} = ${high}`);
  }
  if (both && (low === undefined) !== (high === undefined)) {
    throw bad(`spatially_within needs both limits of an axis or neither: ${low === undefined ? min : max} is missing`);
  }
}

function bad(message: string): LabError {
  return new LabError('BAD_QUERY', message);
}
