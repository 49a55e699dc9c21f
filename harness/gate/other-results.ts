import { armName, engineNames, type GateDocument } from './gate-document.ts';

/** What the sides answer differently, a text each: other points, or a failure of the head where the base answers. */
export function otherResults({ screening, confirmation, results }: GateDocument): string[] {
  const told = new Set(results.map(({ engine }) => engine));
  return [
    ...results.map(
      ({ engine, scenario, place, got, expected }) =>
        `${engine} on ${scenario} answers ${got}, the base ${expected}: ${place}`,
    ),
    ...[screening, ...(confirmation === null ? [] : [confirmation])].flatMap(({ engines }) => {
      const statuses = new Map(engines.map((own) => [own.name, own]));
      return engineNames({ engines }).flatMap((engine) => {
        const [base, head] = [statuses.get(armName('base', engine)), statuses.get(armName('head', engine))];
        if (told.has(engine) || base?.status !== 'ok' || head === undefined || head.status === 'ok') return [];
        if (head.status === 'failed')
          return [`${engine} on ${head.scenario} fails, the base does not: ${head.message}`];
        return [`${engine} on ${head.scenario} answers ${head.got}, the base ${head.expected}: ${head.place}`];
      });
    }),
  ];
}
