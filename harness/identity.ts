import type { Identification } from './child-messages.ts';
import { firstDifference } from './difference.ts';
import { type BenchHooks, type BoundScenario, reproduceCommand } from './options.ts';
import type { Session } from './session.ts';

/** What the engines agree on for one scenario. */
export interface Agreement {
  readonly digest: string;
  readonly hits: number;
  readonly pointsReturned: number;
}

/**
 * Runs every engine once on every scenario and takes out those whose result differs. The truth is what most
 * engines say; of equal camps, the one with the engine that is listed first.
 * @returns agreements by scenario.
 * @throws LabError INTERRUPTED.
 */
export async function checkIdentity(
  session: Session,
  scenarios: readonly BoundScenario[],
  hooks: BenchHooks,
): Promise<Map<string, Agreement>> {
  const agreements = new Map<string, Agreement>();
  let done = 0;
  const total = scenarios.length * session.options.engines.length;
  for (const bound of scenarios) {
    const found = new Map<string, Identification>();
    for (const engine of session.active) {
      const answer = await session.attempt(engine, bound.scenario, (process) =>
        process.ask({ kind: 'identify', query: bound.query }),
      );
      hooks.onProgress('identity', ++done, total, `${engine} on ${bound.scenario.name}`, null);
      if (answer === null) continue;
      found.set(engine, answer);
      session.identified(engine, bound.scenario, answer);
    }
    const truth = agreed(found);
    if (truth === null) continue;
    agreements.set(bound.scenario.name, found.get(truth) as Identification);
    for (const [engine, { digest }] of found) {
      if (digest !== found.get(truth)?.digest) await explain(session, bound, engine, truth, found);
    }
  }
  return agreements;
}

/** An engine of the largest camp, or null where no engine answered. */
function agreed(found: ReadonlyMap<string, Identification>): string | null {
  const camps = new Map<string, string[]>();
  for (const [engine, { digest }] of found) camps.set(digest, [...(camps.get(digest) ?? []), engine]);
  // Sorting is stable, and camps stand in the order of their first engines.
  const [largest] = [...camps.values()].sort((a, b) => b.length - a.length);
  return largest?.[0] ?? null;
}

async function explain(
  session: Session,
  { scenario, query }: BoundScenario,
  engine: string,
  truth: string,
  found: ReadonlyMap<string, Identification>,
): Promise<void> {
  const got = await session.attempt(engine, scenario, (process) => process.ask({ kind: 'fetch', query }));
  const expected = await session.attempt(truth, scenario, (process) => process.ask({ kind: 'fetch', query }));
  if (got === null) return;
  // Its first answer was wrong, whatever the engines answer now.
  const difference = (expected === null ? null : firstDifference(got, expected)) ?? {
    place: expected === null ? `digest (${truth} failed when asked again)` : 'another answer when asked again',
    a: found.get(engine)?.digest ?? '',
    b: found.get(truth)?.digest ?? '',
  };
  session.exclude({
    name: engine,
    status: 'wrong',
    scenario: scenario.name,
    against: truth,
    place: difference.place,
    got: difference.a,
    expected: difference.b,
    reproduce: reproduceCommand(session.options, [truth, engine], scenario),
  });
}
