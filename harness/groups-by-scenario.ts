import type { Group } from './options.ts';

/** Scenarios by the engines that run on them, so that no cell is measured that nobody asks for. */
export function groupsByScenario(
  scenarios: readonly string[],
  enginesOn: (scenario: string) => readonly string[],
): Group[] {
  const groups = new Map<string, { engines: readonly string[]; scenarios: string[] }>();
  for (const scenario of scenarios) {
    const engines = enginesOn(scenario);
    const group = groups.get(engines.join('\n')) ?? { engines, scenarios: [] };
    group.scenarios.push(scenario);
    groups.set(engines.join('\n'), group);
  }
  return [...groups.values()];
}
