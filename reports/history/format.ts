import type { Trends } from '../../harness/history/trends.ts';
import { plural } from '../numbers.ts';

/** Renders trends as text that ends with a newline. */
export type RenderTrends = (trends: Trends) => string;

/** What the trends are of, one text each, without a full stop. */
export function trendNotes({ machine, store, scenarios, leftOut }: Trends): string[] {
  return [
    `geometric means of medians over ${plural(scenarios, 'scenario')} with candidates, on ${machine}`,
    `store: ${store.replace(/([0-9a-f]{12})[0-9a-f]+$/, '$1')}`,
    ...(leftOut > 0 ? [`${plural(leftOut, 'run')} on another machine, store or scenarios left out`] : []),
    'a change is a level that at least two runs share; + behind a commit: with changes that were not committed',
  ];
}
