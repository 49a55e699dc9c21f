import { decisive } from '../../harness/gate/decisive.ts';
import type { CellJudgement, GateJudgement } from '../../harness/gate/gate-judgement.ts';
import { placeText, ratioText } from '../../harness/gate/gate-texts.ts';
import { headline, labelOf } from '../gate/verdict-text.ts';
import { type JunitCase, junitText } from '../junit-text.ts';
import type { RenderBaseline } from './format.ts';
import { baselineReport } from './rows.ts';

/**
 * JUnit XML: a test a cell, and one for the run, which fails where the command does: cells alone do not say that results
 * or counters are others, or that the run is not qualified.
 */
const junit: RenderBaseline = (check) => {
  const { judgement } = baselineReport(check);
  const suites = [
    { name: 'verdict', cases: [wholeCase(judgement)] },
    { name: 'baseline', cases: judgement.cells.map(cellCase) },
  ];
  return junitText('querylab gate', suites, check.createdAt);
};

export default junit;

function wholeCase(judgement: GateJudgement): JunitCase {
  const { status, reasons } = judgement;
  return {
    ...{ name: 'gate', classname: 'verdict', outcome: status === 0 ? 'passed' : status === 1 ? 'failure' : 'error' },
    ...{ message: `${labelOf(judgement)}: ${headline(judgement)}`, text: reasons.join('\n') },
  };
}

function cellCase(cell: CellJudgement): JunitCase {
  const outcome = { regression: 'failure', improvement: 'passed', same: 'passed', inconclusive: 'skipped' } as const;
  const figures = `${placeText(cell)}: ${ratioText(decisive(cell))}`;
  return {
    ...{ name: cell.engine, classname: cell.scenario ?? 'all scenarios', outcome: outcome[cell.verdict] },
    ...{ message: `${cell.verdict}: ${cell.reason === '' ? figures : `${cell.reason}; ${figures}`}`, text: figures },
  };
}
