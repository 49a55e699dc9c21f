import { COSTS_TITLE, COUNTERS_TITLE, costRows, counterRows } from '../bench/cost-tables.ts';
import { explainedScenarios } from '../bench/stage-figures.ts';
import type { PageModel } from './model.ts';
import { RowsTable } from './rows-table.tsx';

/** What a pass costs besides time, what can be counted apart from what is noisy; folded away, and absent where nobody looked. */
export function CostSection({ document }: Pick<PageModel, 'document'>) {
  const scenarios = explainedScenarios(document);
  if (scenarios.length === 0) return null;
  return (
    <details id="costs">
      <summary>Costs besides time, over {scenarios.join(', ')}</summary>
      <RowsTable caption={`${COUNTERS_TITLE}.`} rows={counterRows(document, scenarios)} />
      <RowsTable caption={`${COSTS_TITLE}.`} rows={costRows(document, scenarios)} />
    </details>
  );
}
