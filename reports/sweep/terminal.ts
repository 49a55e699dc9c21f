import type { SweepDocument } from '../../harness/sweep/sweep-document.ts';
import { failureOf } from '../bench/failure-line.ts';
import { pairsTaken } from '../bench/figures.ts';
import { machineDoubts } from '../bench/machine-doubts.ts';
import { missingPairs } from '../bench/missing-pairs.ts';
import { problems } from '../bench/problems.ts';
import { plural } from '../numbers.ts';
import { drawTable } from '../text-table.ts';
import { crossoverLines } from './crossover-lines.ts';
import { growthRows } from './growth-table.ts';
import { type Rows, stepRows } from './step-table.ts';

/** A sweep for a terminal; its last line says what to conclude. */
export function renderSweep(document: SweepDocument): string {
  const { bench, over, engines } = document;
  const { environment: env, configuration } = bench;
  const pairs = pairsTaken(bench.cells);
  if (pairs === 0) return [...problems(bench), conclusion(document)].join('\n\n');
  const notes = [missingPairs(bench), ...machineDoubts(bench)].filter((note) => note !== null);
  return [
    `Node ${env.node}, SQLite ${env.sqlite}, ${env.cores} × ${env.cpu}, ${configuration.workers} workers, load ${env.load.toFixed(2)}`,
    `Time over ${over}: ${plural(engines.length, 'engine')}, medians of ${pairs === 1 ? 'one process' : `${pairs} processes`} each`,
    table(stepRows(document), [0]),
    `Growth: time = factor · ${over}^exponent, by least squares on logarithms`,
    table(growthRows(document), [0]),
    ...problems(bench),
    ...notes.map((note) => `Note: ${note}.`),
    conclusion(document),
  ].join('\n\n');
}

function conclusion(document: SweepDocument): string {
  const { bench, engines } = document;
  const failure = failureOf(bench);
  if (failure !== null) return failure;
  if (!bench.complete) return 'Interrupted: nothing to conclude.';
  const lines = crossoverLines(document);
  if (lines.length > 0) return `${lines.join('.\n')}.`;
  return engines.length === 1
    ? `${engines[0]} answered; no other engine was compared.`
    : 'No two engines cross in this range.';
}

function table([head = [], ...rows]: Rows, left: readonly number[]): string {
  return drawTable({ head, rows, left });
}
