import type { BenchDocument, BenchEngine } from '../../../../harness/document.ts';
import { armName, type GateDocument, type Role } from '../../../../harness/gate/gate-document.ts';
import { benchDocument } from '../../support/bench-document.ts';

/** Milliseconds of the process of an arm, by pair. */
export type TimeOf = (role: Role, engine: string, scenario: string, pair: number) => number;

export interface GateParts {
  readonly engines?: readonly string[];
  readonly scenarios?: readonly string[];
  readonly first?: TimeOf;
  /** Without it nothing was looked at again. */
  readonly second?: TimeOf;
  readonly pairs?: readonly [screening: number, confirmation: number];
  readonly policy?: Partial<GateDocument['policy']>;
  readonly rest?: Partial<GateDocument>;
}

/** What tells the arms' noise apart. */
const PHASES: Readonly<Record<Role, number>> = { base: 0, again: 3, slow: 5, head: 8 };

/** Every arm repeats itself within 1 %, and the injected slowdown is there. */
export const QUIET: TimeOf = (role, _engine, _scenario, pair) =>
  10 * (role === 'slow' ? 1.1 : 1) * (1 + ((pair * 7 + PHASES[role]) % 11) / 1_000);

export function gateDocument({
  engines = ['typed/lz4', 'scan/lz4'],
  scenarios = ['s/one', 's/two'],
  first = QUIET,
  second,
  pairs = [8, 12],
  policy = {},
  rest = {},
}: GateParts = {}): GateDocument {
  const side = { ref: 'main', commit: 'a'.repeat(40), version: '0.1.0', dirty: false };
  return {
    ...{ schema: 'querylab/gate', version: 1, createdAt: '2024-06-11T18:00:00.000Z', complete: true },
    lab: { version: '0.1.0' },
    base: side,
    head: { ref: null, commit: 'b'.repeat(40), version: '0.1.0', dirty: true },
    policy: {
      ...{ floor: 0.05, confidence: 0.95, alpha: 0.05, injected: 0.1, screeningPairs: pairs[0] },
      ...{ confirmationPairs: pairs[1], inconclusivePasses: false, resultsAccepted: false, countersAccepted: false },
      ...policy,
    },
    leftOut: [],
    screening: look(['base', 'again', 'slow', 'head'], engines, scenarios, first, pairs[0]),
    confirmation: second === undefined ? null : look(['base', 'again', 'head'], engines, scenarios, second, pairs[1]),
    results: [],
    ...rest,
  };
}

/** A run of the bench over arms, one sample a process. */
export function look(
  roles: readonly Role[],
  engines: readonly string[],
  scenarios: readonly string[],
  time: TimeOf,
  rounds: number,
): BenchDocument {
  const arms = engines.flatMap((engine) => roles.map((role) => ({ role, engine, name: armName(role, engine) })));
  const byName = new Map(arms.map((arm) => [arm.name, arm]));
  return benchDocument({
    engines: arms.map(({ name }): BenchEngine => ({ name, status: 'ok' })),
    scenarios,
    rounds,
    samples: (name, scenario, round) => {
      const { role, engine } = byName.get(name) as (typeof arms)[number];
      return [time(role, engine, scenario, round)];
    },
  });
}
