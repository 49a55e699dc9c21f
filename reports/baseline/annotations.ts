import { command, levelOf } from '../gate/annotations.ts';
import { labelOf } from '../gate/verdict-text.ts';
import type { RenderBaseline } from './format.ts';
import { baselineReport } from './rows.ts';

/** A step of a job shows ten annotations of a kind; the verdict itself is one of them. */
const MOST = 9;

/** Workflow commands of GitHub Actions: the verdict, and its reasons. */
const annotations: RenderBaseline = (check) => {
  const { judgement, reasons, conclusion } = baselineReport(check);
  const level = levelOf(judgement);
  const lines = [
    command(level, `querylab gate: ${labelOf(judgement)}`, conclusion),
    ...reasons.slice(0, MOST).map((reason) => command(level, labelOf(judgement), `${reason}.`)),
  ];
  return `${lines.join('\n')}\n`;
};

export default annotations;
