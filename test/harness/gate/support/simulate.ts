import { secondLookPlan } from '../../../../harness/gate/candidates.ts';
import type { GateJudgement } from '../../../../harness/gate/gate-judgement.ts';
import { judgeGate } from '../../../../harness/gate/judge.ts';
import { gateDocument, look } from './gate-document.ts';
import { type Effect, type Noise, noisyTimes } from './noise.ts';

export const ENGINES = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}/lz4`);
export const SCENARIOS = ['s/1', 's/2', 's/3', 's/4', 's/5'];

/** A whole gate of five engines on five scenarios: 25 cells and 5 whole engines. */
export function simulateGate(
  noise: Noise,
  effect: Effect,
  random: () => number,
  [screening, confirmation] = [12, 12],
): GateJudgement {
  const document = gateDocument({
    ...{ engines: ENGINES, scenarios: SCENARIOS, pairs: [screening, confirmation] },
    first: noisyTimes(noise, effect, random),
  });
  const plan = secondLookPlan(document.screening, document.policy);
  if (plan.size === 0) return judgeGate(document);
  // Only what the plan asks for is measured again.
  const again = look(
    ['base', 'again', 'head'],
    [...plan.keys()],
    SCENARIOS,
    noisyTimes(noise, effect, random),
    confirmation,
  );
  for (const cell of again.cells) {
    const engine = cell.engine.slice(cell.engine.indexOf(':') + 1);
    if (!plan.get(engine)?.includes(cell.scenario)) cell.rounds.length = 0;
  }
  return judgeGate({ ...document, confirmation: again });
}

/** What the code takes: the injected slowdown, and the head of some engines slower by a share. */
export function effectOf(slower: Readonly<Record<string, number>> = {}, injected = 0.1): Effect {
  return (role, engine) => {
    if (role === 'slow') return 1 + injected;
    return role === 'head' ? 1 + (slower[engine] ?? 0) : 1;
  };
}
