import { median } from '../../../harness/stats.ts';
import { share } from '../../../reports/numbers.ts';
import { drawTable } from '../../../reports/text-table.ts';
import { CHANGED } from './case.ts';
import { CASES } from './cases/registry.ts';
import type { Outcome } from './outcome.ts';

const HEAD = ['case', 'runs', 'right', 'verdicts', 'changed engine', 'other engines', 'could see', 'seconds'];

/** One row a case, and a line for each run that was not right. */
export function qualificationSummary(outcomes: readonly Outcome[]): string {
  const rows = [...CASES.keys()].flatMap((name) => {
    const own = outcomes.filter((outcome) => outcome.case === name);
    return own.length === 0 ? [] : [rowOf(name, own)];
  });
  const faults = outcomes.flatMap(({ case: name, run, fault }) =>
    fault === null ? [] : [`${name}, run ${run}: ${fault}`],
  );
  return `${[drawTable({ head: HEAD, rows, left: [0, 3] }), ...faults].join('\n')}\n`;
}

function rowOf(name: string, own: readonly Outcome[]): string[] {
  const verdicts = new Map<string, number>();
  for (const { verdict } of own) verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  const ratios = (changed: boolean) =>
    own.flatMap(({ engines }) =>
      engines.filter(({ engine }) => engine.startsWith(CHANGED) === changed).map(({ ratio }) => ratio),
    );
  const visible = own.flatMap((outcome) => outcome.visible ?? []);
  return [
    name,
    String(own.length),
    String(own.filter(({ fault }) => fault === null).length),
    [...verdicts].map(([verdict, count]) => `${count} ${verdict}`).join(', '),
    rangeText(ratios(true)),
    rangeText(ratios(false)),
    visible.length === 0 ? '–' : share(Number(median(visible).toFixed(3))),
    median(own.map(({ seconds }) => seconds)).toFixed(0),
  ];
}

/** Median of ratios, and between which they lie. */
function rangeText(ratios: readonly number[]): string {
  if (ratios.length === 0) return '–';
  return `${median(ratios).toFixed(3)} (${Math.min(...ratios).toFixed(3)}–${Math.max(...ratios).toFixed(3)})`;
}
