import type { Plan } from '../engines/engine.ts';
import { count, milliseconds } from './numbers.ts';

/** What an engine picked and what it expected, in one line. */
export function planText({ strategy, candidates, expectedMs }: Plan): string {
  const expected = Object.entries(expectedMs).map(([name, ms]) => `${name} ${milliseconds(ms)} ms`);
  const why = expected.length === 0 ? 'not calibrated' : `expected: ${expected.join(', ')}`;
  return `${strategy} for ${count(candidates)} candidates (${why})`;
}
