import type { Identification } from './child-messages.ts';
import { type Difference, firstDifference } from './difference.ts';
import { type BenchHooks, type BenchOptions, type BoundScenario, engineNamed, reproduceCommand } from './options.ts';
import type { Session } from './session.ts';

/** What the engines agree on for one scenario. */
export interface Agreement {
  readonly digest: string;
  readonly hits: number;
  readonly pointsReturned: number;
}

/** An engine and what it answered. */
export interface Witness {
  readonly engine: string;
  readonly answer: Identification;
}

/** Asks the simplest engine about a scenario that others disagree on; null where it cannot say. */
export type Arbiter = (scenario: BoundScenario) => Promise<Witness | null>;

/**
 * Runs every engine once on every scenario and takes out those whose result differs. The truth is what most
 * strategies say; of equal camps, what the arbiter says, which is asked only where engines disagree.
 * @returns agreements by scenario.
 * @throws LabError INTERRUPTED.
 */
export async function checkIdentity(
  session: Session,
  scenarios: readonly BoundScenario[],
  hooks: BenchHooks,
  arbiter: Arbiter = async () => null,
): Promise<Map<string, Agreement>> {
  const agreements = new Map<string, Agreement>();
  let done = 0;
  const total = scenarios.length * session.options.engines.length;
  for (const bound of scenarios) {
    const found = await askAll(session, bound, (label) => hooks.onProgress('identity', ++done, total, label, null));
    const truth = agreed(found, campsOf(found).length > 1 ? await arbiter(bound) : null, session.options);
    if (truth === null) continue;
    agreements.set(bound.scenario.name, truth.answer);
    for (const [engine, { digest }] of found) {
      if (digest !== truth.answer.digest) await explain(session, bound, engine, truth, found);
    }
  }
  return agreements;
}

/**
 * Runs every engine that is left once on every scenario and takes out those whose result differs from what was agreed
 * on: a fresh process has to answer as the first one did.
 * @throws LabError INTERRUPTED.
 */
export async function verifyAnswers(
  session: Session,
  scenarios: readonly BoundScenario[],
  agreements: ReadonlyMap<string, Agreement>,
  hooks: BenchHooks,
): Promise<void> {
  let done = 0;
  const total = scenarios.length * session.active.length;
  for (const bound of scenarios) {
    const found = await askAll(session, bound, (label) => hooks.onProgress('identity', ++done, total, label, null));
    const expected = agreements.get(bound.scenario.name)?.digest;
    const witness = [...found].find(([, { digest }]) => digest === expected);
    for (const [engine, answer] of found) {
      if (answer.digest === expected) continue;
      // Without a witness there is no result to look for the place in: the store changed, or all engines did.
      const truth = witness === undefined ? null : { engine: witness[0], answer: witness[1] };
      if (truth === null) excludeChanged(session, bound, engine, answer.digest, expected ?? '');
      else await explain(session, bound, engine, truth, found);
    }
  }
}

/** What every engine that is left says of a scenario. */
export async function askAll(
  session: Session,
  { scenario, query }: BoundScenario,
  onAnswer: (label: string) => void,
): Promise<Map<string, Identification>> {
  const found = new Map<string, Identification>();
  for (const engine of session.active) {
    const answer = await session.attempt(engine, scenario, (process) => process.ask({ kind: 'identify', query }));
    onAnswer(`${engine} on ${scenario.name}`);
    if (answer === null) continue;
    found.set(engine, answer);
    session.identified(engine, scenario, answer);
  }
  return found;
}

function excludeChanged(session: Session, { scenario }: BoundScenario, engine: string, got: string, expected: string) {
  session.exclude({
    name: engine,
    status: 'wrong',
    scenario: scenario.name,
    against: engine,
    place: `digest: process ${session.round + 1} of it answers otherwise than the first`,
    got,
    expected,
    reproduce: reproduceCommand(session.options, [engine], scenario),
  });
}

/** Names of the engines with the same digest, in the order of their first ones. */
function campsOf(found: ReadonlyMap<string, Identification>): string[][] {
  const camps = new Map<string, string[]>();
  for (const [engine, { digest }] of found) camps.set(digest, [...(camps.get(digest) ?? []), engine]);
  return [...camps.values()];
}

/** What most strategies say, and an engine that says it: one idea on two codecs, or in two arms, is one opinion. */
function agreed(
  found: ReadonlyMap<string, Identification>,
  arbiter: Witness | null,
  options: Pick<BenchOptions, 'arms'>,
): Witness | null {
  const everybody = new Map(found);
  if (arbiter !== null) everybody.set(arbiter.engine, arbiter.answer);
  const strategies = (camp: string[]) => new Set(camp.map((engine) => engineNamed(engine, options).split('/')[0])).size;
  const trusted = (camp: string[]) => Number(arbiter !== null && camp.includes(arbiter.engine));
  // Sorting is stable: of camps that are equal in all, the one with the engine that is listed first.
  const [camp] = campsOf(everybody).sort((a, b) => strategies(b) - strategies(a) || trusted(b) - trusted(a));
  const engine = camp?.[0];
  return engine === undefined ? null : { engine, answer: everybody.get(engine) as Identification };
}

async function explain(
  session: Session,
  bound: BoundScenario,
  engine: string,
  truth: Witness,
  found: ReadonlyMap<string, Identification>,
): Promise<void> {
  const difference = await differenceBetween(session, bound, engine, truth, found.get(engine)?.digest ?? '');
  if (difference === null) return;
  session.exclude({
    name: engine,
    status: 'wrong',
    scenario: bound.scenario.name,
    against: truth.engine,
    place: session.round === 0 ? difference.place : `process ${session.round + 1} of it: ${difference.place}`,
    got: difference.a,
    expected: difference.b,
    reproduce: reproduceCommand(session.options, [truth.engine, engine], bound.scenario),
  });
}

/**
 * Where an engine's answer begins to differ from another's; both are asked again for it. Null where the engine failed.
 * @param digest of its first answer, which was wrong whatever the engines answer now.
 */
export async function differenceBetween(
  session: Session,
  { scenario, query }: BoundScenario,
  engine: string,
  truth: Witness,
  digest: string,
): Promise<Difference | null> {
  const got = await session.attempt(engine, scenario, (process) => process.ask({ kind: 'fetch', query }));
  const expected = await session.attempt(truth.engine, scenario, (process) => process.ask({ kind: 'fetch', query }));
  if (got === null) return null;
  return (
    (expected === null ? null : firstDifference(got, expected)) ?? {
      place: expected === null ? `digest (${truth.engine} failed when asked again)` : 'another answer when asked again',
      a: digest,
      b: truth.answer.digest,
    }
  );
}
