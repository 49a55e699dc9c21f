import { LabError } from '../../engines/errors.ts';
import { engineFormat, KNOWN_ENGINES } from '../../engines/registry.ts';
import { claimPairs } from '../../harness/claims/claim-pairs.ts';
import { CLAIM_ALPHA } from '../../harness/claims/claim-verdict.ts';
import type { Group } from '../../harness/options.ts';
import { type Claim, scenariosMeant } from '../../scenarios/claim.ts';
import { SCENARIOS } from '../../scenarios/registry.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import { candidateCounts } from '../candidate-counts.ts';

/** What a run for claims measures: no engine and no scenario that none of them is about. */
export interface ClaimsPlan {
  readonly claims: readonly Claim[];
  readonly engines: string[];
  readonly scenarios: Scenario[];
  /** Which engines run on which scenarios: each scenario is in one group, with the engines that claims compare on it. */
  readonly groups: Group[];
  /** Candidates of every scenario of the lab on this store. */
  readonly candidates: ReadonlyMap<string, number>;
  /** Process pairs that decide. */
  readonly pairs: number;
}

/**
 * Plans a run for claims on some stores, by format.
 * @throws LabError BAD_OPTION where a store is missing, or no claim is about any scenario of this one.
 */
export function planClaims(claims: readonly Claim[], stores: ReadonlyMap<string, string>): ClaimsPlan {
  const candidates = candidateCounts([...stores.values()][0] as string, SCENARIOS);
  const bounds = claims.flatMap((claim) => claim.bounds.map((bound) => ({ claim, bound })));
  for (const { claim, bound } of bounds) {
    for (const engine of [bound.engine, bound.against]) {
      const format = engineFormat(engine);
      if (format === null || stores.has(format)) continue;
      throw new LabError('BAD_OPTION', `claim '${claim.name}' is about ${engine}, and there is no ${format} store`);
    }
  }
  const meant = bounds.map(({ bound }) => ({ bound, names: scenariosMeant(bound, candidates) }));
  const used = meant.filter(({ names }) => names.length > 0);
  if (used.length === 0) {
    const most = Math.max(...candidates.values());
    const names = claims.map(({ name }) => name).join(', ');
    throw new LabError(
      'BAD_OPTION',
      `nothing can be said of ${names} on this store: its busiest scenario has ${most} candidates; ` +
        'name a larger one with --data-dir or --preset day',
    );
  }
  const engines = new Set(used.flatMap(({ bound }) => [bound.engine, bound.against]));
  const scenarios = new Set(used.flatMap(({ names }) => names));
  const enginesOn = (scenario: string) => {
    const own = used.filter(({ names }) => names.includes(scenario));
    return new Set(own.flatMap(({ bound }) => [bound.engine, bound.against]));
  };
  const comparisons = claims.map((claim) =>
    claim.bounds.reduce((sum, bound) => sum + (bound.on === 'each' ? scenariosMeant(bound, candidates).length : 1), 0),
  );
  return {
    claims,
    candidates,
    engines: KNOWN_ENGINES.filter((engine) => engines.has(engine)),
    scenarios: SCENARIOS.filter(({ name }) => scenarios.has(name)),
    groups: groupsOf([...scenarios], (scenario) => KNOWN_ENGINES.filter((engine) => enginesOn(scenario).has(engine))),
    pairs: claimPairs(claims.length, Math.max(...comparisons), CLAIM_ALPHA),
  };
}

/** Scenarios by what runs on them. */
function groupsOf(scenarios: readonly string[], enginesOn: (scenario: string) => string[]): Group[] {
  const groups = new Map<string, { engines: string[]; scenarios: string[] }>();
  for (const scenario of scenarios) {
    const engines = enginesOn(scenario);
    const group = groups.get(engines.join()) ?? { engines, scenarios: [] };
    group.scenarios.push(scenario);
    groups.set(engines.join(), group);
  }
  return [...groups.values()];
}
