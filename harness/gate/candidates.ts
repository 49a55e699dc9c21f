import { engineNames, type GateDocument, type GatePolicy } from './gate-document.ts';
import { gateLogs } from './gate-logs.ts';
import { look, raisedFloor, ratioOf } from './look.ts';

/** Something that the first look found to differ, and the second has to confirm. */
export interface Candidate {
  readonly engine: string;
  /** Null for all scenarios together. */
  readonly scenario: string | null;
  /** Which arm differs from the base: where it is `again`, it is a false alarm. */
  readonly role: 'head' | 'again';
}

/**
 * Everything whose whole interval lies beyond its floor in the first look, whole engines and single cells. The base
 * against itself has the floor of the policy, the head the raised one.
 */
export function candidates(screening: GateDocument['screening'], policy: GatePolicy): Candidate[] {
  const logs = gateLogs(screening);
  return engineNames(screening).flatMap((engine) =>
    [null, ...screening.scenarios.map(({ name }) => name)].flatMap((scenario) => {
      const ratio = (role: 'head' | 'again') => ratioOf(logs.of(role, engine, scenario), policy.confidence);
      const again = ratio('again');
      const floors = { head: raisedFloor(policy.floor, again), again: policy.floor };
      return (['head', 'again'] as const).flatMap((role) => {
        const own = ratio(role);
        return own === null || look(own, floors[role]).beyond === null ? [] : [{ engine, scenario, role }];
      });
    }),
  );
}

/** Scenarios of each engine that the second look has to measure; none where there is nothing to confirm. */
export function secondLookPlan(screening: GateDocument['screening'], policy: GatePolicy): Map<string, string[]> {
  const logs = gateLogs(screening);
  const plan = new Map<string, string[]>();
  for (const { engine, scenario } of candidates(screening, policy)) {
    const own = scenario === null ? logs.counting(engine) : [scenario];
    plan.set(engine, [...new Set([...(plan.get(engine) ?? []), ...own])]);
  }
  return plan;
}
