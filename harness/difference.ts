import { firstPackedDifference } from './packed-difference.ts';
import type { PlainTrajectory } from './plain-result.ts';

/** The first thing in which two results differ. */
export interface Difference {
  /** Where: trajectory, and point and field where they are the matter. */
  readonly place: string;
  readonly a: string;
  readonly b: string;
}

/** Finds the first difference of two results, or null where they are equal bit for bit. */
export function firstDifference(a: readonly PlainTrajectory[], b: readonly PlainTrajectory[]): Difference | null {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = compareTrajectories(a[i] as PlainTrajectory, b[i] as PlainTrajectory, i);
    if (difference !== null) return difference;
  }
  if (a.length === b.length) return null;
  return {
    place: `trajectory ${length}`,
    a: a[length] === undefined ? `none: ${a.length} trajectories` : named(a[length]),
    b: b[length] === undefined ? `none: ${b.length} trajectories` : named(b[length]),
  };
}

function compareTrajectories(a: PlainTrajectory, b: PlainTrajectory, index: number): Difference | null {
  const { packed: packedA, ...fieldsA } = a;
  const { packed: packedB, ...fieldsB } = b;
  for (const field of Object.keys(fieldsA) as (keyof typeof fieldsA)[]) {
    if (fieldsA[field] === fieldsB[field]) continue;
    return {
      place: `trajectory ${index} (${named(a)}), field ${field}`,
      a: JSON.stringify(fieldsA[field]),
      b: JSON.stringify(fieldsB[field]),
    };
  }
  const difference = firstPackedDifference(packedA, packedB);
  return difference && { ...difference, place: `trajectory ${index} (${named(a)}), ${difference.place}` };
}

function named({ sourceId, callsign }: PlainTrajectory): string {
  return `source_id ${sourceId}, callsign ${callsign}`;
}
