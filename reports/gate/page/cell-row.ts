import { decisive } from '../../../harness/gate/decisive.ts';
import type { CellJudgement } from '../../../harness/gate/gate-judgement.ts';
import { percent, placeText, ratioText } from '../../../harness/gate/gate-texts.ts';
import type { RatioRow } from './ratio-table.tsx';

/** The head of a cell as a row of a chart. */
export function cellRow(cell: CellJudgement, name: string): RatioRow {
  const { verdict, reason, first, second, floor } = cell;
  const looks =
    second === null
      ? `${first.ratio.pairs} process pairs`
      : `fresh pairs, p = ${second.p.toPrecision(2)}, corrected ${second.adjusted.toPrecision(2)}; at first ${first.ratio.estimate.toFixed(3)}`;
  const tip = `${placeText(cell)}: ${ratioText(decisive(cell))}, ${looks}, floor ${percent(floor)}${reason === '' ? '' : `; ${reason}`}`;
  return { name, ratio: decisive(cell), floor, verdict, tip };
}
