import type { BenchDocument } from '../document.ts';
import type { BaselineCheck } from './baseline-check.ts';
import { baselineRows, countingScenarios } from './baseline-rows.ts';

/** Engines by scenario that the second look has to measure: those that differ in the first; empty where none does. */
export function secondLookPlan(check: BaselineCheck, screening: BenchDocument): Map<string, string[]> {
  const plan = new Map<string, string[]>();
  for (const { engine, scenario, look } of baselineRows(check, screening)) {
    if (look.beyond === null) continue;
    const scenarios = scenario === null ? countingScenarios(screening, check.baseline.control) : [scenario];
    for (const name of scenarios) plan.set(name, [...new Set([...(plan.get(name) ?? []), engine])]);
  }
  return plan;
}
