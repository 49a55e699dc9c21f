import { holm } from '../comparison/holm.ts';
import { armName } from '../gate/gate-document.ts';
import type { CellJudgement, Look, SecondLook } from '../gate/gate-judgement.ts';
import { verdictOf } from '../gate/judge-cells.ts';
import { look, visibleSlowdown } from '../gate/look.ts';
import type { BaselineCheck } from './baseline-check.ts';
import { againOf, type BaselineRow, baselineRows, beforeAndAfter } from './baseline-rows.ts';
import { chanceBeyond, shiftRatio } from './shift-look.ts';

/** What a check says of the engines, and of the control against itself. */
export interface BaselineCells {
  readonly engines: CellJudgement[];
  readonly control: readonly CellJudgement[];
}

/**
 * Verdicts on whole engines and cells. What the first look finds beyond its floor is confirmed where fresh pairs lie
 * beyond it on the same side again, and the exact rank-sum test of these has a p-value of at most `alpha`. Both looks
 * share the pairs of the baseline, so the second is no independent one: the p-value is corrected by Holm's procedure for
 * all cells in both directions, not for the candidates alone, and holds whatever the first look did.
 */
export function baselineCells(check: BaselineCheck): BaselineCells {
  const { screening, confirmation, policy, baseline } = check;
  if (screening === null) return { engines: [], control: [] };
  const rows = baselineRows(check, screening);
  const fresh = confirmation === null ? [] : baselineRows(check, confirmation);
  const control = againOf(check);
  const engines = secondLooks(
    check,
    rows.filter(({ engine }) => engine !== control),
    fresh,
  );
  const same = secondLooks(
    check,
    rows.filter(({ engine }) => engine === control),
    fresh,
  );
  const judged = ({ engine, scenario, floor, look: first }: BaselineRow, second: SecondLook | null): CellJudgement => ({
    ...{ engine, scenario, floor, first, second },
    again: shiftRatio(beforeAndAfter(check, screening, control, scenario), policy.confidence),
    slow: shiftRatio(beforeAndAfter(check, screening, armName('slow', baseline.control), scenario), policy.confidence),
    visible: visibleSlowdown(first.ratio, floor),
    ...verdictOf(first, second, policy.floor),
  });
  return {
    engines: engines.map(([row, second]) => judged(row, second)),
    control: same.map(([row, second]) => judged(row, second)),
  };
}

function secondLooks(
  { policy }: BaselineCheck,
  rows: readonly BaselineRow[],
  fresh: readonly BaselineRow[],
): (readonly [BaselineRow, SecondLook | null])[] {
  const found = rows.map((row) => {
    const side = row.look.beyond;
    const own = fresh.find(({ engine, scenario }) => engine === row.engine && scenario === row.scenario);
    if (side === null || own === undefined) return null;
    const floor = Math.max(row.floor, own.floor);
    const again: Look = look(own.look.ratio, floor);
    return { again, side, p: chanceBeyond(own.logs, side, floor) };
  });
  // Every cell might have been slower or faster.
  const adjusted = holm([...found.map((own) => own?.p ?? 1), ...found.map(() => 1)]);
  return rows.map((row, i) => {
    const own = found[i] ?? null;
    if (own === null) return [row, null] as const;
    const corrected = adjusted[i] as number;
    const confirmed = corrected <= policy.alpha && own.again.beyond === own.side;
    return [row, { ...own.again, p: own.p, adjusted: corrected, confirmed }] as const;
  });
}
