import { failureText } from './arm-failures.ts';
import { engineNames, type GateDocument, type Role } from './gate-document.ts';
import type { CellJudgement, Qualification, Ratio } from './gate-judgement.ts';
import { percent, placeText, ratioText } from './gate-texts.ts';
import { falseAlarms } from './judge-cells.ts';

/**
 * Whether the run called equals equal and saw what it should have seen: no comparison of the base with itself is called
 * different, and the injected slowdown is seen on every engine, over all its scenarios.
 */
export function qualify(document: GateDocument, cells: readonly CellJudgement[]): Qualification {
  const { policy, screening } = document;
  const { comparisons, alarms } = falseAlarms(document);
  const whole = cells.filter(({ scenario }) => scenario === null);
  const timed = new Set(whole.map(({ engine }) => engine));
  const engines = engineNames(screening);
  const why = (engine: string, roles: readonly Role[], otherwise: string) =>
    failureText(screening, engine, roles) ?? otherwise;
  // Told together, where nothing failed.
  const few = whole.filter(
    ({ engine, again }) =>
      (again?.interval ?? null) === null && failureText(screening, engine, ['again', 'slow']) === null,
  );
  const missed = whole.filter(({ slow }) => !seen(slow, policy.floor));
  const reasons = [
    ...(few.length === 0 ? [] : [tooFew(few, policy.injected)]),
    ...alarms.map((row) => `the base differs from itself: ${placeText(row)}, ${ratioText(row.again)}`),
    ...missed
      .filter((cell) => !few.includes(cell))
      .map(
        ({ engine, slow }) =>
          `the injected ${percent(policy.injected)} was not seen: ${engine}, ${why(engine, ['slow'], ratioText(slow))}`,
      ),
    ...whole
      .filter((cell) => (cell.again?.interval ?? null) === null && !few.includes(cell))
      .map(
        ({ engine, again }) =>
          `the base was not compared with itself: ${engine}, ${why(engine, ['again'], `${again?.pairs ?? 0} process pairs`)}`,
      ),
    ...engines
      .filter((name) => !timed.has(name))
      .map(
        (name) => `${name} was not timed on both sides: ${why(name, ['base', 'head'], 'no process pair was finished')}`,
      ),
    ...(engines.length === 0 ? ['no engine was timed'] : []),
  ];
  const visible = whole.flatMap((cell) => cell.visible ?? []);
  return {
    qualified: reasons.length === 0,
    reasons,
    falseAlarms: alarms.length,
    comparisons,
    injectedFound: whole.length - missed.length,
    injectedExpected: engines.length,
    visible: visible.length === 0 ? null : Math.max(...visible),
  };
}

function tooFew(cells: readonly CellJudgement[], injected: number): string {
  const pairs = Math.max(...cells.map(({ again }) => again?.pairs ?? 0));
  const names = cells.map(({ engine }) => engine).join(', ');
  return (
    `${pairs === 1 ? '1 process pair is' : `${pairs} process pairs are`} too few, for ${names}: ` +
    `neither the base against itself nor the injected ${percent(injected)} can be judged`
  );
}

/**
 * Whether an injected slowdown shows: its estimate lies beyond the floor, and its whole interval above 1. That it lies
 * beyond the floor as a whole would be asked too much of 10 %: what is left to the noise is then half of it.
 */
export function seen(slow: Ratio | null, floor: number): boolean {
  return slow !== null && slow.interval !== null && slow.interval.low > 1 && slow.estimate > 1 + floor;
}
