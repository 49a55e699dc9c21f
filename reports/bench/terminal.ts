import type { BenchDocument } from '../../harness/document.ts';
import { cellTable } from './cell-table.ts';
import { conclusion, thinCells } from './conclusion.ts';
import { engineTable } from './engine-table.ts';
import { figuresOf } from './figures.ts';
import { medianTable } from './median-table.ts';
import { problems } from './problems.ts';
import { scenarioTable } from './scenario-table.ts';

/** The whole report for a terminal; its last line says what to conclude. */
export function renderTerminal(document: BenchDocument, details: boolean): string {
  const figures = figuresOf(document);
  const { environment: env, configuration } = document;
  const timed = figures.engines.length > 0;
  const thin = thinCells(document);
  return [
    `Node ${env.node}, SQLite ${env.sqlite}, ${env.cores} × ${env.cpu}, ${configuration.workers} workers, load ${env.load.toFixed(2)}`,
    scenarioTable(document),
    ...(timed && details ? [cellTable(document, figures)] : []),
    ...(timed ? [medianTable(document, figures)] : []),
    ...(timed && figures.scenarios.length > 0
      ? [
          `One pass over ${figures.scenarios.length} scenarios; percentiles by ${configuration.percentileMethod}`,
          engineTable(figures),
        ]
      : []),
    ...problems(document),
    ...(thin === null ? [] : [`Note: ${thin}.`]),
    conclusion(document, figures),
  ].join('\n\n');
}
