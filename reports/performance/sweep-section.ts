import type { SweepDocument } from '../../harness/sweep/sweep-document.ts';
import { crossoverLines } from '../sweep/crossover-lines.ts';
import { growthRows } from '../sweep/growth-table.ts';
import { stepRows } from '../sweep/step-table.ts';
import { table } from './table.ts';

const TITLES: Readonly<Record<string, string>> = {
  candidates: 'With the candidates',
  trajectories: 'With the size of the files, at the same candidates',
};

/** One sweep: times, growth, crossovers. */
export function sweepSection(sweep: SweepDocument): string {
  const lines = crossoverLines(sweep);
  return [
    `### ${TITLES[sweep.over] ?? `With ${sweep.over}`}`,
    table(stepRows(sweep), [0]),
    table(growthRows(sweep), [0]),
    ...(lines.length === 0 ? [] : [lines.map((line) => `- ${line}`).join('\n')]),
  ].join('\n\n');
}
