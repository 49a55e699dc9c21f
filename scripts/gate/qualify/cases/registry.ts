import type { QualificationCase } from '../case.ts';
import { doubleRows } from './double-rows.ts';
import { lostPoint } from './lost-point.ts';
import { noOp } from './no-op.ts';
import { slowdown } from './slowdown.ts';

/** Every case: one line each. */
export const CASES: ReadonlyMap<string, QualificationCase> = new Map([
  ['no-op', noOp],
  ['slowdown', slowdown],
  ['lost-point', lostPoint],
  ['double-rows', doubleRows],
]);
