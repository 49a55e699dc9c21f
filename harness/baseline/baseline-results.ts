import type { BaselineCheck } from './baseline-check.ts';

/** What is answered otherwise than when the baseline was saved, or otherwise than other engines answer; a text each. */
export function otherResults({ baseline, asked, screening, confirmation }: BaselineCheck): string[] {
  const saved = new Map(baseline.scenarios.map(({ name, digest }) => [name, digest]));
  const runs = [asked, screening, confirmation].filter((run) => run !== null);
  const texts = runs.flatMap(({ engines, scenarios }) => [
    ...engines.flatMap((engine) => {
      if (engine.status === 'ok') return [];
      if (engine.status === 'failed') return [`${engine.name} on ${engine.scenario} fails: ${engine.message}`];
      return [
        `${engine.name} on ${engine.scenario} answers ${engine.got}, ${engine.against} ${engine.expected}: ${engine.place}`,
      ];
    }),
    ...scenarios.flatMap(({ name, digest }) => {
      const then = saved.get(name) ?? null;
      if (digest === null || then === null || digest === then) return [];
      return [`all engines answer ${name} otherwise than when the baseline was saved`];
    }),
  ]);
  return [...new Set(texts)];
}
