import { decisive } from '../../harness/gate/decisive.ts';
import type { GateJudgement } from '../../harness/gate/gate-judgement.ts';
import { placeText, ratioText } from '../../harness/gate/gate-texts.ts';
import { printable } from '../text-table.ts';
import type { RenderGate } from './format.ts';
import { headline, labelOf } from './verdict-text.ts';

/** A step of a job shows ten annotations of a kind; the verdict itself is one of them. */
const MOST = 9;

type Level = 'error' | 'warning' | 'notice';

/**
 * Workflow commands of GitHub Actions: the verdict, its reasons, and what got faster. A line each, of one kind for what
 * fails and another for what is not decided.
 */
const annotations: RenderGate = (_, judgement) => {
  const level = levelOf(judgement);
  const { cells, reasons } = judgement;
  const faster = cells.filter(({ verdict }) => verdict === 'improvement').slice(0, MOST);
  const lines = [
    command(level, `querylab gate: ${labelOf(judgement)}`, `${headline(judgement)}.`),
    ...(reasons.length > 1
      ? reasons.slice(0, MOST).map((reason) => command(level, labelOf(judgement), `${reason}.`))
      : []),
    ...faster.map((cell) => command('notice', 'Improvement', `${placeText(cell)}: ${ratioText(decisive(cell))}.`)),
  ];
  return `${lines.join('\n')}\n`;
};

export default annotations;

export function levelOf({ verdict, status }: Pick<GateJudgement, 'verdict' | 'status'>): Level {
  if (verdict === 'pass') return 'notice';
  return verdict === 'regression' || verdict === 'other results' || status === 1 ? 'error' : 'warning';
}

/** A line that GitHub shows beside a job. Text is data: a line feed would begin another one, and in a property so would a comma or colon. */
export function command(level: Level, title: string, message: string): string {
  const data = (text: string) => printable(text).replaceAll('%', '%25');
  return `::${level} title=${data(title).replaceAll(':', '%3A').replaceAll(',', '%2C')}::${data(message)}`;
}
