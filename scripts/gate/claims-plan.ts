import { LabError } from '../../engines/errors.ts';
import { PEER_NAMES } from '../../engines/peers/registry.ts';
import { engineFormat, KNOWN_ENGINES } from '../../engines/registry.ts';
import { claimPairs } from '../../harness/claims/claim-pairs.ts';
import { CLAIM_ALPHA } from '../../harness/claims/claim-verdict.ts';
import type { ClaimsDocument } from '../../harness/claims/claims-document.ts';
import { controlArms, groupsByScenario } from '../../harness/control-arms.ts';
import type { Arm, Group } from '../../harness/options.ts';
import { type Claim, scenariosMeant } from '../../scenarios/claim.ts';
import { SCENARIOS } from '../../scenarios/registry.ts';
import type { Scenario } from '../../scenarios/scenario.ts';
import { candidateCounts } from '../candidate-counts.ts';

/** What a run for claims measures: no engine and no scenario that none of them is about. */
export interface ClaimsPlan {
  readonly claims: readonly Claim[];
  /** Engines and arms, by name. */
  readonly engines: readonly string[];
  readonly arms: ReadonlyMap<string, Arm>;
  readonly scenarios: readonly Scenario[];
  /** Which engines run on which scenarios: each scenario is in one group, with the engines that claims compare on it. */
  readonly groups: readonly Group[];
  readonly control: ClaimsDocument['control'];
  /** Candidates of every scenario of the lab on this store. */
  readonly candidates: ReadonlyMap<string, number>;
  /** Process pairs that decide. */
  readonly pairs: number;
}

/**
 * Plans a run for claims on some stores, by format.
 * @param injected slowdown of the arm that the run has to see, as a share.
 * @throws LabError BAD_OPTION where a store is missing, or no claim is about any scenario of this one.
 */
export function planClaims(
  claims: readonly Claim[],
  stores: ReadonlyMap<string, string>,
  { workers, injected }: { readonly workers: number; readonly injected: number },
): ClaimsPlan {
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
    const all = claims.map(({ name }) => name).join(', ');
    throw new LabError(
      'BAD_OPTION',
      `nothing can be said of ${all} on this store: its busiest scenario has ${most} candidates; ` +
        'name a larger one with --data-dir or --preset day',
    );
  }
  const enginesOn = (scenario: string) => {
    const own = used.filter(({ names }) => names.includes(scenario));
    const wanted = new Set(own.flatMap(({ bound }) => [bound.engine, bound.against]));
    return KNOWN_ENGINES.filter((engine) => wanted.has(engine));
  };
  const scenarios = SCENARIOS.filter(({ name }) => used.some(({ names }) => names.includes(name)));
  const names = scenarios.map(({ name }) => name);
  const engines = KNOWN_ENGINES.filter((engine) => names.some((name) => enginesOn(name).includes(engine)));
  const control = controlOf(engines, (engine) => names.filter((name) => enginesOn(name).includes(engine)));
  const arms = controlArms(control.engine, { stores, workers, injected });
  const comparisons = claims.map((claim) =>
    claim.bounds.reduce((sum, bound) => sum + (bound.on === 'each' ? scenariosMeant(bound, candidates).length : 1), 0),
  );
  return {
    claims,
    candidates,
    control: { ...control, injected },
    engines: [...engines, ...arms.keys()],
    arms,
    scenarios,
    groups: groupsByScenario(names, (name) => {
      const own = enginesOn(name);
      return own.includes(control.engine) ? [...own, ...arms.keys()] : own;
    }),
    pairs: claimPairs(claims.length, Math.max(...comparisons), CLAIM_ALPHA),
  };
}

/** The engine that runs on most scenarios, the first of several: no peer, since their calls cannot be made longer. */
function controlOf(engines: readonly string[], scenariosOf: (engine: string) => string[]) {
  const own = engines
    .filter((engine) => !PEER_NAMES.includes(engine))
    .map((engine) => ({ engine, scenarios: scenariosOf(engine) }));
  const most = Math.max(...own.map(({ scenarios }) => scenarios.length));
  const control = own.find(({ scenarios }) => scenarios.length === most);
  if (control === undefined)
    throw new LabError(
      'BAD_OPTION',
      'claims about peers alone cannot be judged: a run has to show that it sees a slowdown',
    );
  return control;
}
