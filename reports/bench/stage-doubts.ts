import type { BenchDocument } from '../../harness/document.ts';
import { times } from '../numbers.ts';
import { stageFigures } from './stage-figures.ts';

/** How many times as long, or as short, watched calls may be as timed ones before that is pointed out. */
const FAR = 1.5;

/** Where calls whose stages were taken were of another length than those that were timed, a line that says so. */
export function stageDoubts(document: BenchDocument): string | null {
  const far = stageFigures(document)
    .map(({ engine, whole, timed }) => ({ engine, ratio: whole / timed }))
    .filter(({ ratio }) => ratio > FAR || ratio < 1 / FAR);
  if (far.length === 0) return null;
  const named = far.map(({ engine, ratio }) => `${engine} ${times(ratio)}`).join(', ');
  return `the calls whose stages were taken differ much from the timed ones, so their shares are doubtful: ${named}`;
}
