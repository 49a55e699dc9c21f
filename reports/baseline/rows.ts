import type { BaselineCheck } from '../../harness/baseline/baseline-check.ts';
import { judgeBaseline } from '../../harness/baseline/judge-baseline.ts';
import type { CellJudgement, GateJudgement, Qualification } from '../../harness/gate/gate-judgement.ts';
import { counterText, percent } from '../../harness/gate/gate-texts.ts';
import { machineDoubts } from '../bench/machine-doubts.ts';
import { missingPairs } from '../bench/missing-pairs.ts';
import { range } from '../bench/range.ts';
import { headline, labelOf } from '../gate/verdict-text.ts';
import { toTheMinute } from '../minute.ts';
import { plural, times } from '../numbers.ts';
import type { TextTable } from '../text-table.ts';

/** What is shown of a comparison with a baseline, whatever the format. */
export interface BaselineReport {
  readonly judgement: GateJudgement;
  readonly engines: TextTable;
  readonly cells: TextTable;
  /** What decided, a text each, where the conclusion does not say it all. */
  readonly reasons: readonly string[];
  readonly notes: readonly string[];
  /** What is compared with what. */
  readonly subject: string;
  readonly conclusion: string;
}

export function baselineReport(check: BaselineCheck): BaselineReport {
  const judgement = judgeBaseline(check);
  const { cells, reasons, counters, qualification } = judgement;
  const early = !check.complete || check.screening === null;
  const runs = [check.screening, check.confirmation].filter((run) => run !== null);
  return {
    judgement,
    reasons: reasons.length > 1 ? reasons : [],
    engines: {
      head: ['engine', ...HEAD],
      left: [0, 1],
      rows: cells.filter(({ scenario }) => scenario === null).map((cell) => [cell.engine, ...row(cell)]),
    },
    cells: {
      head: ['scenario', 'engine', ...HEAD],
      left: [0, 1, 2],
      rows: cells.flatMap((cell) => (cell.scenario === null ? [] : [[cell.scenario, cell.engine, ...row(cell)]])),
    },
    notes: [
      // Where that is the verdict, its reasons are told with it; a run that ended early had no time to show it.
      ...(judgement.verdict === 'unqualified' || early ? [] : [qualificationText(qualification)]),
      ...counters.map((change) => `counted otherwise than before: ${counterText(change)}`),
      ...check.overlooked.map((text) => `overlooked: ${text}`),
      ...runs.flatMap((run) => missingPairs(run) ?? []),
      ...(check.screening === null ? [] : machineDoubts(check.screening)),
      `what slows ${check.baseline.control} down by the same share cannot be seen here; --base compares with a commit and can`,
    ],
    subject: subjectOf(check),
    conclusion: conclude(check, judgement),
  };
}

const HEAD = ['verdict', 'time is', '95 % interval', 'pairs', 'confirmed as', 'floor'];

function row({ verdict, first, second, floor }: CellJudgement): string[] {
  const { estimate, interval, pairs } = first.ratio;
  const again = second === null ? '–' : `${times(second.ratio.estimate)} (${range(second.ratio.interval)})`;
  return [verdict, times(estimate), range(interval), String(pairs), again, percent(floor)];
}

function qualificationText({ qualified, falseAlarms, comparisons, visible, reasons }: Qualification): string {
  if (!qualified) return `the run failed its own test: ${reasons.join('; ')}`;
  const least = visible === null ? '' : `, and ${percent(visible)} would have been seen on every whole engine`;
  return (
    `the run passed its own test: ${falseAlarms} of ${plural(comparisons, 'comparison')} of the control with itself ` +
    `were false alarms, the injected slowdown was seen${least}`
  );
}

function subjectOf({ baseline }: BaselineCheck): string {
  const { commit, dirty } = baseline.environment;
  const at = commit === null ? '' : ` at ${commit.slice(0, 10)}${dirty === true ? ' with changes' : ''}`;
  return `against the baseline of ${toTheMinute(baseline.createdAt)}${at}, in proportion to ${baseline.control}`;
}

function conclude(check: BaselineCheck, judgement: GateJudgement): string {
  const { verdict, cells } = judgement;
  const gains = cells.filter((cell) => cell.verdict === 'improvement').length;
  const saving = gains > 0 && verdict === 'pass' ? `, with ${plural(gains, 'improvement')}: save a new baseline` : '';
  const why = judgement.reasons.length === 0 ? '' : `: ${headline(judgement)}`;
  return `${labelOf(judgement)}, ${subjectOf(check)}${why}${saving}.`;
}
