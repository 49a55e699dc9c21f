import { decisive } from '../../harness/gate/decisive.ts';
import { endedEarly } from '../../harness/gate/ended-early.ts';
import type { CellJudgement, GateJudgement } from '../../harness/gate/gate-judgement.ts';
import { counterText, placeText, ratioText } from '../../harness/gate/gate-texts.ts';
import { otherResults, refusedResults } from '../../harness/gate/other-results.ts';
import { type JunitCase, type JunitSuite, junitText } from '../junit-text.ts';
import type { RenderGate } from './format.ts';
import { headline, labelOf } from './verdict-text.ts';

/** Name of the suite of whole engines. */
const WHOLE = 'all scenarios';

/**
 * JUnit XML. The suite `verdict` has one test, which fails where the command does; the others say why: a suite a scenario
 * with a test an engine, one of whole engines, and one of what decides without a clock. Only a regression fails; what is
 * not decided is skipped.
 */
const junit: RenderGate = (document, judgement) => {
  const scenarios = [...new Set(judgement.cells.map(({ scenario }) => scenario ?? WHOLE))];
  const suites: JunitSuite[] = [
    { name: 'verdict', cases: [wholeCase(judgement)] },
    { name: 'qualification', cases: [qualificationCase(judgement, endedEarly(document, judgement))] },
    {
      name: 'results',
      cases: [listCase('the sides answer alike', otherResults(document), refusedResults(document).length === 0)],
    },
    { name: 'counters', cases: [counterCase(judgement, document.policy.countersAccepted)] },
    ...scenarios.map((name) => ({
      name,
      cases: judgement.cells.filter(({ scenario }) => (scenario ?? WHOLE) === name).map((cell) => cellCase(name, cell)),
    })),
  ];
  return junitText('querylab gate', suites, document.createdAt);
};

export default junit;

function wholeCase(judgement: GateJudgement): JunitCase {
  const { status, reasons } = judgement;
  const message = `${labelOf(judgement)}: ${headline(judgement)}`;
  const outcome = status === 0 ? 'passed' : status === 1 ? 'failure' : 'error';
  return { name: 'gate', classname: 'verdict', outcome, message, text: reasons.join('\n') };
}

function qualificationCase({ qualification: { qualified, reasons } }: GateJudgement, early: boolean): JunitCase {
  const name = 'the run alarms at nothing and sees the injected slowdown';
  if (early) return { name, classname: 'qualification', outcome: 'skipped', message: 'the run ended early', text: '' };
  return {
    ...{ name, classname: 'qualification', outcome: qualified ? 'passed' : 'error' },
    ...{ message: reasons[0] ?? '', text: reasons.join('\n') },
  };
}

function counterCase({ counters }: GateJudgement, accepted: boolean): JunitCase {
  const grown = counters.filter(({ base, head }) => head > base);
  return listCase('no counter grows', grown.map(counterText), accepted);
}

function listCase(name: string, faults: readonly string[], accepted: boolean): JunitCase {
  const outcome = faults.length === 0 ? 'passed' : accepted ? 'skipped' : 'failure';
  const message = accepted ? `accepted: ${faults[0]}` : (faults[0] ?? '');
  return { name, classname: 'exact', outcome, message, text: faults.join('\n') };
}

function cellCase(suite: string, cell: CellJudgement): JunitCase {
  const outcome = { regression: 'failure', improvement: 'passed', same: 'passed', inconclusive: 'skipped' } as const;
  const figures = `${placeText(cell)}: ${ratioText(decisive(cell))}`;
  return {
    ...{ name: cell.engine, classname: suite, outcome: outcome[cell.verdict], text: figures },
    message: `${cell.verdict}: ${cell.reason === '' ? figures : `${cell.reason}; ${figures}`}`,
  };
}
