import type { BenchHooks, BoundScenario } from './options.ts';
import type { Session } from './session.ts';

/** Share of the budget that is spent on stages and costs where nobody asked for them on all scenarios. */
const SHARE = 0.07;
/** Largest share where somebody did: the rest is for timing. */
const LARGEST_SHARE = 0.5;

/** Milliseconds of a cell's calls in one pass: quick calls are repeated until they take about this long. */
const CALLS_TAKE = 100;
const MOST_CALLS = 5;

/** Seconds that stages and costs may take. */
export function explanationSeconds(session: Session, scenarios: readonly BoundScenario[]): number {
  const { stages, budgetSeconds } = session.options;
  if (stages === 'none') return 0;
  if (stages === 'some') return SHARE * budgetSeconds;
  return Math.min(
    LARGEST_SHARE * budgetSeconds,
    scenarios.reduce((sum, bound) => sum + secondsOf(session, bound), 0),
  );
}

/**
 * Looks at costs and then at stages, in passes that follow the timing: nothing is measured while times are taken, and the
 * instruments are not even in place. Scenarios with candidates are taken in their order as far as they fit, the first one in any case.
 * @throws LabError INTERRUPTED.
 */
export async function explainTimes(
  session: Session,
  scenarios: readonly BoundScenario[],
  seconds: number,
  hooks: BenchHooks,
): Promise<void> {
  const taken = chosen(session, scenarios, seconds);
  const cells = taken.flatMap((bound) => session.active.map((engine) => ({ engine, bound })));
  for (const kind of ['costs', 'stages'] as const) {
    for (const [i, { engine, bound }] of cells.entries()) {
      if (session.active.includes(engine)) await explain(session, kind, engine, bound);
      hooks.onProgress(kind, i + 1, cells.length, `${engine} on ${bound.scenario.name}`, null);
    }
  }
}

async function explain(session: Session, kind: 'costs' | 'stages', engine: string, { scenario, query }: BoundScenario) {
  const calls = callsOf(session.estimate(engine, scenario));
  if (kind === 'costs') {
    const costs = await session.attempt(engine, scenario, (process) => process.ask({ kind, query, calls }));
    if (costs !== null) session.explained(engine, scenario, { costs });
    return;
  }
  const found = await session.attempt(engine, scenario, (process) => process.ask({ kind, query, calls }));
  if (found === null) return;
  const { stages, wholeMilliseconds, workers } = found;
  session.explained(engine, scenario, { stages, wholeMilliseconds, ...(workers && { workers }) });
}

/** Scenarios whose calls fit; all of them where all were asked for. */
function chosen(session: Session, scenarios: readonly BoundScenario[], seconds: number): BoundScenario[] {
  const met = scenarios.filter(({ scenario }) =>
    session.active.some((engine) => (session.cell(engine, scenario)?.counters.candidates ?? 0) > 0),
  );
  if (session.options.stages === 'all') return met;
  let left = seconds;
  return met.filter((bound, i) => {
    const own = secondsOf(session, bound);
    if (own > left && i > 0) return false;
    left -= own;
    return true;
  });
}

/** Seconds of both passes over a scenario: the calls, and one more of each pass. */
function secondsOf(session: Session, { scenario }: BoundScenario): number {
  const milliseconds = session.active.reduce((sum, engine) => {
    const one = session.estimate(engine, scenario);
    return sum + 2 * (1 + callsOf(one)) * one;
  }, 0);
  return milliseconds / 1000;
}

/** Calls of a cell in one pass, by how many milliseconds one takes. */
function callsOf(milliseconds: number): number {
  return Math.max(1, Math.min(MOST_CALLS, Math.floor(CALLS_TAKE / milliseconds)));
}
