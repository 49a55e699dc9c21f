import { pickNames } from '../engines/names.ts';
import { anchored } from './anchored.ts';
import { cameraSuite } from './camera-suite.ts';
import { edgeCases } from './edge-cases.ts';
import { reference } from './reference.ts';
import type { Scenario, ScenarioFamily } from './scenario.ts';

/** Every family of scenarios: one line each. */
const FAMILIES: readonly ScenarioFamily[] = [reference, cameraSuite, anchored, edgeCases];

/** All named scenarios, in the order they are listed and run. */
export const SCENARIOS: readonly Scenario[] = FAMILIES.flatMap(({ scenarios }) => scenarios);

/**
 * Picks scenarios by name; `camera/*` picks a family.
 * @throws LabError UNKNOWN_NAME with the nearest name.
 */
export function pickScenarios(known: readonly Scenario[], patterns: readonly string[]): Scenario[] {
  const byName = new Map(known.map((scenario) => [scenario.name, scenario]));
  return pickNames('scenario', [...byName.keys()], patterns).map((name) => byName.get(name) as Scenario);
}
