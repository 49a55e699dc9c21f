import { answerText } from './answer-text.ts';
import { inOneLine } from './arm-failures.ts';
import { armName, engineNames, type GateDocument } from './gate-document.ts';

/**
 * What the sides answer differently, a text each: other points, or a failure of the head where the base answers; and
 * where a build contradicts itself.
 */
export function otherResults({ screening, confirmation, results }: GateDocument): string[] {
  const told = new Set(results.map(({ engine }) => engine));
  return [
    ...results.map(differenceText),
    ...[screening, ...(confirmation === null ? [] : [confirmation])].flatMap(({ engines }) => {
      const statuses = new Map(engines.map((own) => [own.name, own]));
      return engineNames({ engines }).flatMap((engine) => {
        const [base, head] = [statuses.get(armName('base', engine)), statuses.get(armName('head', engine))];
        if (told.has(engine) || base?.status !== 'ok' || head === undefined || head.status === 'ok') return [];
        if (head.status === 'failed')
          return [`${engine} on ${head.scenario} fails, the base does not: ${inOneLine(head.message)}`];
        return [`${engine} on ${head.scenario} ${answerText(head, 'the base')}`];
      });
    }),
  ];
}

/** Those of them that count even where other results are accepted: a build that contradicts itself has no results. */
export function refusedResults(document: GateDocument): string[] {
  if (!document.policy.resultsAccepted) return otherResults(document);
  return document.results.filter(({ contradiction }) => contradiction).map(differenceText);
}

function differenceText({ engine, scenario, contradiction, ...difference }: GateDocument['results'][number]): string {
  return `${engine} on ${scenario} ${answerText(difference, contradiction ? 'an earlier process' : 'the base')}`;
}
