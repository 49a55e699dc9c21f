<<<<<<< HEAD
import { counterChanges } from './counter-changes.ts';
import type { GateDocument } from './gate-document.ts';
import { GATE_STATUS, type GateJudgement } from './gate-judgement.ts';
=======
import { counterChanges, grew } from './counter-changes.ts';
import type { GateDocument, GatePolicy } from './gate-document.ts';
import {
  type CellJudgement,
  type CounterChange,
  GATE_STATUS,
  type GateJudgement,
  type GateVerdict,
  type Qualification,
} from './gate-judgement.ts';
import { counterText, percent, placeText, ratioText } from './gate-texts.ts';
>>>>>>> gate-rule
import { judgeCells } from './judge-cells.ts';
import { otherResults } from './other-results.ts';
import { qualify } from './qualify.ts';
import { wholeVerdict } from './whole-verdict.ts';

/** Judges a run of the gate, from its raw samples. */
export function judgeGate(document: GateDocument): GateJudgement {
  const cells = judgeCells(document);
  const counters = counterChanges(document.screening);
  const qualification = qualify(document, cells);
  const { verdict, reasons } = wholeVerdict({
    ...{ policy: document.policy, complete: document.complete, otherResults: otherResults(document) },
    ...{ cells, counters, qualification },
  });
  const passes = verdict === 'inconclusive' && document.policy.inconclusivePasses;
  return { verdict, status: passes ? 0 : GATE_STATUS[verdict], reasons, cells, counters, qualification };
}
<<<<<<< HEAD
=======

/** The first of these that holds: what needs no clock before what does, and whether to trust the clock before its figures. */
function decide(
  document: GateDocument,
  cells: readonly CellJudgement[],
  counters: readonly CounterChange[],
  qualification: Qualification,
): Pick<GateJudgement, 'verdict' | 'reasons'> {
  const { policy, complete } = document;
  const slower = cells.filter(({ verdict }) => verdict === 'regression');
  const slowed = slower.map((cell) => `${placeText(cell)}: ${ratioText((cell.second ?? cell.first).ratio)}`);
  const grown = policy.countersAccepted ? [] : counters.filter(grew).map(counterText);
  const steps: readonly (readonly [GateVerdict, string[]])[] = [
    ['other results', policy.resultsAccepted ? [] : otherResults(document)],
    ['regression', grown.length > 0 && qualification.qualified ? [...grown, ...slowed] : grown],
    ['inconclusive', complete ? [] : ['the run was interrupted']],
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
 * Whole engines of which a slowdown could have hidden that is larger than a pass may leave open: the floor and the
 * injected one together. What is called the same, or better, leaves no room for it.
 */
function blindSpots(cells: readonly CellJudgement[], { floor, injected }: GatePolicy): string[] {
  const most = (1 + floor) * (1 + injected) - 1;
  return cells
    .filter(
      ({ scenario, verdict, visible }) => scenario === null && verdict === 'inconclusive' && (visible ?? 0) > most,
    )
    .map(
      (cell) =>
        `${cell.engine}: only a slowdown of ${percent(cell.visible as number)} would have been seen, not of ${percent(most)}`,
    );
}

/**
 * What may well be a regression, and was not shown to be one: a candidate that fresh pairs neither confirmed nor called
 * the same, and a whole engine whose estimate lies beyond its floor. A run that is qualified would have seen the
 * injected slowdown, so cells whose interval merely holds the edge of what counts leave it a pass.
 */
function doubts(cells: readonly CellJudgement[]): CellJudgement[] {
  return cells.filter(({ verdict, first, second, scenario, floor }) => {
    if (verdict !== 'inconclusive') return false;
    const { estimate } = (second ?? first).ratio;
    return first.beyond === 'slower' || (scenario === null && estimate > 1 + floor);
  });
}
>>>>>>> gate-rule
