import type { BenchDocument } from '../../harness/document.ts';
import { plural } from '../numbers.ts';
import { cellTable } from './cell-table.ts';
import { conclusion } from './conclusion.ts';
import { engineTable } from './engine-table.ts';
import { figuresOf, isPaired, pairsTaken } from './figures.ts';
import { medianTable } from './median-table.ts';
import { notes } from './notes.ts';
import { pairTable } from './pair-table.ts';
import { problems } from './problems.ts';
import { scenarioTable } from './scenario-table.ts';
import { stageSections } from './stage-sections.ts';

/**
 * The whole report for a terminal; its last line says what to conclude.
 * @param details every cell too.
 * @param stages all stages and costs, not only those that take most.
 */
export function renderTerminal(document: BenchDocument, details: boolean, stages = false): string {
  const figures = figuresOf(document);
  const { environment: env, configuration } = document;
  const timed = figures.engines.length > 0;
  const pairs = isPaired(figures) ? `, ${plural(pairsTaken(document.cells), 'process pair')}` : '';
  if (figures.engines.length === 0 && !document.complete) {
    return [...problems(document), conclusion(document, figures)].join('\n\n');
  }
  return [
    `Node ${env.node}, SQLite ${env.sqlite}, ${env.cores} × ${env.cpu}, ${configuration.workers} workers, load ${env.load.toFixed(2)}`,
    scenarioTable(document),
    ...(timed && details ? [cellTable(document, figures)] : []),
    ...(details && isPaired(figures) ? [pairTable(figures)] : []),
    ...(timed ? [medianTable(document, figures)] : []),
    ...(timed && figures.scenarios.length > 0
      ? [
          `One pass over ${plural(figures.scenarios.length, 'scenario')}${pairs}; percentiles by ${configuration.percentileMethod}`,
          engineTable(figures),
        ]
      : []),
    ...(timed ? stageSections(document, stages) : []),
    ...problems(document),
    ...notes(document, figures).map((note) => `Note: ${note}.`),
    conclusion(document, figures),
  ].join('\n\n');
}
