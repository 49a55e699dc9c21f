import { engineNames, type GateDocument, type Role } from './gate-document.ts';
import type { CellJudgement, CellVerdict, Look, Ratio, SecondLook } from './gate-judgement.ts';
import { type GateLogs, gateLogs } from './gate-logs.ts';
import { look, raisedFloor, ratioOf, visibleSlowdown } from './look.ts';
import { type Fresh, secondLooks } from './second-look.ts';

/** What the first look says of one engine and scenario, or of a whole engine. */
interface Row {
  readonly engine: string;
  readonly scenario: string | null;
  readonly head: Ratio;
  readonly again: Ratio;
  readonly slow: Ratio;
}

/** Verdicts of the head on whole engines and cells. */
export function judgeCells(document: GateDocument): CellJudgement[] {
  const { policy, screening } = document;
  const rows = firstLook(screening, policy.confidence).filter(({ head }) => head.pairs > 0);
  const floors = rows.map(({ again }) => raisedFloor(policy.floor, again));
  const looks = rows.map(({ head }, i) => look(head, floors[i] as number));
  const seconds = confirm(document, 'head', rows, looks, floors);
  return rows.map(({ engine, scenario, head, again, slow }, i) => {
    const [first, second, floor] = [looks[i] as Look, seconds[i] ?? null, floors[i] as number];
    return {
      ...{ engine, scenario, first, second, floor, again, slow, visible: visibleSlowdown(head, floor) },
      ...verdictOf(first, second, policy.floor),
    };
  });
}

/** Comparisons of the base with itself, by the same rule, with the floor of the policy. */
export function falseAlarms(document: GateDocument): {
  comparisons: number;
  alarms: Pick<Row, 'engine' | 'scenario' | 'again'>[];
} {
  const { policy, screening } = document;
  const rows = firstLook(screening, policy.confidence).filter(({ again }) => again.pairs > 0);
  const floors = rows.map(() => policy.floor);
  const looks = rows.map(({ again }) => look(again, policy.floor));
  const seconds = confirm(document, 'again', rows, looks, floors);
  return { comparisons: rows.length, alarms: rows.filter((_, i) => seconds[i]?.confirmed === true) };
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
  rows: readonly Row[],
  looks: readonly Look[],
  floors: readonly number[],
): (SecondLook | undefined)[] {
  if (confirmation === null) return [];
  const logs = gateLogs(confirmation);
  const fresh = rows.map(({ engine, scenario }, i): Fresh | null => {
    const side = looks[i]?.beyond ?? null;
    const own = side === null ? [] : logs.of(role, engine, scenario);
    if (side === null || own.length === 0) return null;
    const floor = floors[i] as number;
    return {
      side,
      logs: own,
      floor: role === 'again' ? floor : raisedAgain(logs, engine, scenario, floor, policy.confidence),
    };
  });
  const found = fresh.flatMap((own) => (own === null ? [] : [own]));
  const judged = secondLooks(found, policy.confidence, policy.alpha);
  return fresh.map((own) => (own === null ? undefined : judged[found.indexOf(own)]));
}

function raisedAgain(
  logs: GateLogs,
  engine: string,
  scenario: string | null,
  floor: number,
  confidence: number,
): number {
  return raisedFloor(floor, ratioOf(logs.of('again', engine, scenario), confidence));
}

/**
 * What both looks at a cell come to.
 * @param floor of the policy: a machine that shakes more does not make more the same.
 */
export function verdictOf(
  first: Look,
  second: SecondLook | null,
  floor: number,
): { verdict: CellVerdict; reason: string } {
  const latest = second ?? first;
  const { interval, pairs } = latest.ratio;
  if (interval === null)
    return { verdict: 'inconclusive', reason: `${pairs} process pairs are too few for an interval` };
  if (first.beyond !== null && second === null) {
    return { verdict: 'inconclusive', reason: 'a candidate that was not looked at again' };
  }
  if (second?.confirmed === true) {
    return { verdict: first.beyond === 'slower' ? 'regression' : 'improvement', reason: '' };
  }
  if (interval.low >= 1 / (1 + floor) && interval.high <= 1 + floor) return { verdict: 'same', reason: '' };
  const reason = second === null ? 'the interval holds the edge of what counts' : 'fresh pairs did not confirm it';
  return { verdict: 'inconclusive', reason };
}
