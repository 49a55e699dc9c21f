import { failureText } from './arm-failures.ts';
import { engineNames, type GateDocument, type Role } from './gate-document.ts';
import type { CellJudgement, CellVerdict, Look, Ratio, SecondLook } from './gate-judgement.ts';
import { gateLogs } from './gate-logs.ts';
import { look, raisedFloor, ratioOf, visibleSlowdown } from './look.ts';
import { type Fresh, secondLooks } from './second-look.ts';

/** What the first look says of one engine and scenario, or of a whole engine. */
interface Row {
  readonly engine: string;
  readonly scenario: string | null;
  readonly head: Ratio | null;
  readonly again: Ratio | null;
  readonly slow: Ratio | null;
}

/** Ratio of an arm that is judged, at the place of its row. */
interface Judged {
  readonly row: Row;
  readonly first: Look;
  readonly floor: number;
}

/** Verdicts of the head on whole engines and cells. */
export function judgeCells(document: GateDocument): CellJudgement[] {
  const { policy, screening, confirmation } = document;
  const judged = firstLook(screening, policy.confidence).flatMap((row): Judged[] => {
    if (row.head === null) return [];
    const floor = raisedFloor(policy.floor, row.again);
    return [{ row, floor, first: look(row.head, floor) }];
  });
  const seconds = confirm(document, 'head', judged);
  return judged.map(({ row: { engine, scenario, again, slow }, first, floor }, i) => {
    const second = seconds[i] ?? null;
    return {
      ...{ engine, scenario, first, second, floor, again, slow, visible: visibleSlowdown(first.ratio, floor) },
      ...verdictOf(first, second, policy.floor, confirmation && failureText(confirmation, engine, ['base', 'head'])),
    };
  });
}

/** Comparisons of the base with itself, by the same rule, with the floor of the policy. */
export function falseAlarms(document: GateDocument): {
  comparisons: number;
  alarms: Pick<Row, 'engine' | 'scenario' | 'again'>[];
} {
  const { policy, screening } = document;
  const judged = firstLook(screening, policy.confidence).flatMap((row): Judged[] =>
    row.again === null ? [] : [{ row, floor: policy.floor, first: look(row.again, policy.floor) }],
  );
  const seconds = confirm(document, 'again', judged);
  return {
    // With too few pairs for an interval, nothing could have alarmed.
    comparisons: judged.filter(({ first }) => first.ratio.interval !== null).length,
    alarms: judged.filter((_, i) => seconds[i]?.confirmed === true).map(({ row }) => row),
  };
}

function firstLook(screening: GateDocument['screening'], confidence: number): Row[] {
  const logs = gateLogs(screening);
  const names = [null, ...screening.scenarios.map(({ name }) => name)];
  const engines = engineNames(screening);
  return names.flatMap((scenario) =>
    engines.map((engine) => {
      const ratio = (role: Role) => ratioOf(logs.of(role, engine, scenario), confidence);
      return { engine, scenario, head: ratio('head'), again: ratio('again'), slow: ratio('slow') };
    }),
  );
}

/** The second looks at an arm's candidates, each at its row's place. */
function confirm(
  { policy, confirmation }: GateDocument,
  role: 'head' | 'again',
  judged: readonly Judged[],
): (SecondLook | undefined)[] {
  if (confirmation === null) return [];
  const logs = gateLogs(confirmation);
  const fresh = judged.map(({ row: { engine, scenario }, first: { beyond }, floor }): Fresh | null => {
    const own = logs.of(role, engine, scenario);
    if (beyond === null || own.length === 0) return null;
    const again = role === 'again' ? null : ratioOf(logs.of('again', engine, scenario), policy.confidence);
    return { side: beyond, logs: own, floor: raisedFloor(floor, again) };
  });
  const found = fresh.flatMap((own) => (own === null ? [] : [own]));
  const seconds = secondLooks(found, policy.confidence, policy.alpha);
  return fresh.map((own) => (own === null ? undefined : seconds[found.indexOf(own)]));
}

/**
 * What both looks at a cell come to.
 * @param floor of the policy: a machine that shakes more does not make more the same.
 * @param failure why there is no second look where one was begun.
 */
export function verdictOf(
  first: Look,
  second: SecondLook | null,
  floor: number,
  failure: string | null = null,
): { verdict: CellVerdict; reason: string } {
  const latest = second ?? first;
  const { interval, pairs } = latest.ratio;
  if (interval === null)
    return { verdict: 'inconclusive', reason: `${pairs} process pairs are too few for an interval` };
  if (first.beyond !== null && second === null) {
    return {
      verdict: 'inconclusive',
      reason: `a candidate that was not looked at again${failure === null ? '' : `: ${failure}`}`,
    };
  }
  if (second?.confirmed === true) {
    return { verdict: first.beyond === 'slower' ? 'regression' : 'improvement', reason: '' };
  }
  if (interval.low >= 1 / (1 + floor) && interval.high <= 1 + floor) return { verdict: 'same', reason: '' };
  const reason = second === null ? 'the interval holds the edge of what counts' : 'fresh pairs did not confirm it';
  return { verdict: 'inconclusive', reason };
}
