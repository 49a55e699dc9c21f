import type { BenchDocument } from '../../harness/document.ts';
import { plural } from '../numbers.ts';
import { COSTS_TITLE, COUNTERS_TITLE, costRows, costTable, counterRows } from './cost-tables.ts';
import { explainedScenarios, stageFigures } from './stage-figures.ts';
import { stageSummary, stageTable } from './stage-table.ts';

/** What the time goes into, in short or with all stages and costs; nothing where a run did not look. */
export function stageSections(document: BenchDocument, full: boolean): string[] {
  const figures = stageFigures(document);
  if (figures.length === 0) return [];
  const scenarios = explainedScenarios(document);
  const over = scenarios.length <= 3 ? scenarios.join(', ') : plural(scenarios.length, 'scenario');
  if (!full) return [`What the time goes into on ${over} (--stages shows all of it)`, stageSummary(figures)];
  return [
    `What the time goes into on ${over}, in calls of their own that follow the timing`,
    stageTable(figures),
    COUNTERS_TITLE,
    costTable(counterRows(document, scenarios)),
    COSTS_TITLE,
    costTable(costRows(document, scenarios)),
  ];
}
