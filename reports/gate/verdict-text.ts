import { decisive } from '../../harness/gate/decisive.ts';
import { endedEarly } from '../../harness/gate/ended-early.ts';
import { engineNames, type GateDocument, type GateSide } from '../../harness/gate/gate-document.ts';
import type { GateJudgement, GateVerdict } from '../../harness/gate/gate-judgement.ts';
import { percent, placeText, ratioText } from '../../harness/gate/gate-texts.ts';
import { plural } from '../numbers.ts';

const LABELS: Readonly<Record<GateVerdict, string>> = {
  pass: 'Pass',
  regression: 'Regression',
  'other results': 'Other results',
  interrupted: 'Interrupted',
  inconclusive: 'Inconclusive',
  unqualified: 'Unqualified',
};

export function labelOf({ verdict }: GateJudgement): string {
  return LABELS[verdict];
}

/** What to conclude, in a sentence without its full stop: the first reason, and how many more there are. */
export function headline({ verdict, reasons, qualification, cells }: GateJudgement): string {
  const [first, ...others] = reasons;
  if (first !== undefined) return `${first}${others.length === 0 ? '' : `; and ${others.length} more`}`;
  if (verdict !== 'pass') return 'nothing was measured';
  const { visible } = qualification;
  const faster = cells.filter((cell) => cell.scenario === null && cell.verdict === 'improvement');
  return [
    'no regression',
    ...faster.map((cell) => `improvement: ${placeText(cell)}, ${ratioText(decisive(cell))}`),
    ...(visible === null ? [] : [`a slowdown of ${percent(visible)} of any engine would have been seen`]),
  ].join('; ');
}

/** Whether the run could be trusted, in a sentence each without its full stop. */
export function qualificationTexts(document: GateDocument, judgement: GateJudgement): string[] {
  if (endedEarly(document, judgement)) return ['not judged, the run ended early'];
  const { policy } = document;
  const { falseAlarms, comparisons, injectedFound, injectedExpected, visible } = judgement.qualification;
  return [
    `${plural(falseAlarms, 'false alarm')} in ${plural(comparisons, 'comparison')} of the base with itself`,
    `the injected ${percent(policy.injected)} was seen on ${injectedFound} of ${plural(injectedExpected, 'engine')}`,
    ...(visible === null
      ? []
      : [`the least slowdown that would have been seen of any engine over all its scenarios: ${percent(visible)}`]),
  ];
}

/** What is compared with what, such as `the working tree (1a2b3c4d5e, with changes) against main (9f8e7d6c5b)`. */
export function sidesText({ base, head }: GateDocument): string {
  return `${sideText(head)} against ${sideText(base)}`;
}

export function sideText({ ref, commit, dirty }: GateSide): string {
  const known = [...(commit === null ? [] : [commit.slice(0, 10)]), ...(dirty ? ['with changes'] : [])];
  return `${ref ?? 'the working tree'}${known.length === 0 ? '' : ` (${known.join(', ')})`}`;
}

/** How much was measured, a text each. */
export function amounts(document: GateDocument, { cells }: GateJudgement): string[] {
  const { screening, confirmation, policy } = document;
  const asked = [plural(engineNames(screening).length, 'engine'), plural(screening.scenarios.length, 'scenario')];
  if (cells.length === 0) return [...asked, 'nothing was timed'];
  const beyond = cells.filter(({ first }) => first.beyond !== null).length;
  return [
    ...asked,
    `${screening.conditions.length} of ${plural(policy.screeningPairs, 'process pair')}`,
    `${plural(beyond, 'cell')} beyond the floor`,
    ...(confirmation === null
      ? []
      : [`${confirmation.conditions.length} of ${plural(policy.confirmationPairs, 'fresh pair')}`]),
  ];
}
