import { grew } from './counter-changes.ts';
import { decisive } from './decisive.ts';
import type { GatePolicy } from './gate-document.ts';
import type { CellJudgement, CounterChange, GateVerdict, Qualification } from './gate-judgement.ts';
import { counterText, percent, placeText, ratioText } from './gate-texts.ts';

/** Everything that a verdict on a whole run depends on. */
export interface Findings {
  readonly policy: Pick<GatePolicy, 'countersAccepted' | 'floor' | 'injected'>;
  readonly complete: boolean;
  /** What is answered differently and not accepted, a text each. */
  readonly otherResults: string[];
  readonly cells: readonly CellJudgement[];
  readonly counters: readonly CounterChange[];
  readonly qualification: Qualification;
}

/** The first of these that holds: what needs no clock before what does, and whether to trust the clock before its figures. */
export function wholeVerdict(findings: Findings): { verdict: GateVerdict; reasons: string[] } {
  const { policy, complete, otherResults, cells, counters, qualification } = findings;
  const slower = withoutRepeats(cells).filter(({ verdict }) => verdict === 'regression');
  const slowed = slower.map((cell) => `${placeText(cell)}: ${ratioText(decisive(cell))}`);
  const grown = policy.countersAccepted ? [] : counters.filter(grew).map(counterText);
  const steps: readonly (readonly [GateVerdict, string[]])[] = [
    ['other results', otherResults],
    ['regression', grown.length > 0 && qualification.qualified ? [...grown, ...slowed] : grown],
    ['interrupted', complete ? [] : ['the run was stopped before its end']],
    ['unqualified', qualification.reasons],
    ['regression', slowed],
    [
      'inconclusive',
      [...doubts(cells).map((cell) => `${placeText(cell)}: ${cell.reason}`), ...blindSpots(cells, policy)],
    ],
  ];
  const [verdict, reasons] = steps.find(([, found]) => found.length > 0) ?? ['pass' as const, []];
  return { verdict, reasons };
}

/**
 * What may well be a regression, and was not shown to be one: a candidate that fresh pairs neither confirmed nor called
 * the same, and a whole engine whose estimate lies beyond its floor. A run that is qualified would have seen the
 * injected slowdown, so cells whose interval merely holds the edge of what counts leave it a pass.
 */
function doubts(cells: readonly CellJudgement[]): CellJudgement[] {
  return cells.filter(({ verdict, first, second, scenario, floor }) => {
    if (verdict !== 'inconclusive') return false;
    const { estimate } = decisive({ first, second });
    return first.beyond === 'slower' || (scenario === null && estimate > 1 + floor);
  });
}

/**
 * Whole engines of which a slowdown could have hidden that is larger than a pass may leave open: the floor and the
 * injected one together. What is called the same, or better, leaves no room for it.
 */
function blindSpots(
  cells: readonly CellJudgement[],
  { floor, injected }: Pick<GatePolicy, 'floor' | 'injected'>,
): string[] {
  const most = (1 + floor) * (1 + injected) - 1;
  return cells.flatMap(({ engine, scenario, verdict, visible }) =>
    scenario === null && verdict === 'inconclusive' && visible !== null && visible > most
      ? [`${engine}: only a slowdown of ${percent(visible)} would have been seen, not of ${percent(most)}`]
      : [],
  );
}

/** Without whole engines that have one scenario: the two cells are the same. */
function withoutRepeats(cells: readonly CellJudgement[]): CellJudgement[] {
  const scenarios = (engine: string) => cells.filter((cell) => cell.engine === engine && cell.scenario !== null).length;
  return cells.filter(({ engine, scenario }) => scenario !== null || scenarios(engine) !== 1);
}
