import type { BaselineCheck } from '../../../../harness/baseline/baseline-check.ts';
import type { BaselineDocument } from '../../../../harness/baseline/baseline-document.ts';
import { makeBaseline } from '../../../../harness/baseline/make-baseline.ts';
import { secondLookPlan } from '../../../../harness/baseline/second-look-plan.ts';
import type { BenchDocument } from '../../../../harness/document.ts';
import { benchDocument, type DocumentParts } from '../../support/bench-document.ts';

export const CONTROL = 'naive/lz4';
export const ENGINES = ['scan/lz4', 'typed/lz4'];

/** Milliseconds of an arm in a round. */
export type TimeOf = (engine: string, scenario: string, round: number) => number;

const SPEEDS: Readonly<Record<string, number>> = { 'scan/lz4': 0.25, 'typed/lz4': 0.8, [`slow:${CONTROL}`]: 1.1 };

/** What arms take in proportion to the control, with differences between processes that no two arms share. */
export const usual: TimeOf = (engine, _, round) =>
  100 * (SPEEDS[engine] ?? 1) * (1 + 0.004 * Math.sin(engine.length + 2.3 * round));

/** The same, some engines slower by a factor, on some scenarios. */
export function slower(factor: number, engine: string, scenario?: string): TimeOf {
  return (own, at, round) => {
    const hit = own === engine && (scenario === undefined || scenario === at);
    return usual(own, at, round) * (hit ? factor : 1);
  };
}

/** A run of the control, its arms and the engines, written by hand. */
export function controlledRun(time: TimeOf, { rounds = 12, ...parts }: DocumentParts = {}): BenchDocument {
  const arms = [CONTROL, `again:${CONTROL}`, `slow:${CONTROL}`];
  return benchDocument({
    engines: [...arms, ...ENGINES].map((name) => ({ name, status: 'ok' as const })),
    samples: (engine, scenario, round) => [time(engine, scenario, round)],
    rounds,
    ...parts,
  });
}

/** A run that asked all engines once. */
export function askedRun(parts: DocumentParts = {}): BenchDocument {
  const engines = [CONTROL, ...ENGINES].map((name) => ({ name, status: 'ok' as const }));
  return benchDocument({ engines, rounds: 0, ...parts });
}

export function baseline(time: TimeOf = usual, rounds = 16): BaselineDocument {
  return makeBaseline({
    control: CONTROL,
    engines: ENGINES,
    asked: askedRun(),
    timed: controlledRun(time, { rounds }),
  });
}

export const POLICY: BaselineCheck['policy'] = {
  ...{ floor: 0.05, confidence: 0.95, alpha: 0.05, injected: 0.1, screeningPairs: 12, confirmationPairs: 12 },
  ...{ inconclusivePasses: false, resultsAccepted: false, countersAccepted: false },
};

interface CheckParts {
  /** Times of the second look. */
  readonly second?: TimeOf;
  readonly parts?: DocumentParts;
}

/** A run against a baseline: the second look is taken where the first one finds something, as `lab gate` does. */
export function baselineCheck(
  time: TimeOf,
  { second = time, parts = {}, ...rest }: Partial<BaselineCheck> & CheckParts = {},
): BaselineCheck {
  const check: BaselineCheck = {
    ...{ schema: 'querylab/baseline-check', version: 1, createdAt: '2024-06-12T18:00:00.000Z', complete: true },
    ...{ lab: { version: '0.1.0' }, policy: POLICY, overlooked: [], leftOut: [], baseline: baseline() },
    ...{ asked: askedRun(parts), screening: controlledRun(time, parts), confirmation: null, ...rest },
  };
  const { screening } = check;
  if (screening === null || secondLookPlan(check, screening).size === 0) return check;
  return {
    ...check,
    confirmation: controlledRun((engine, scenario, round) => second(engine, scenario, round + 20), parts),
  };
}
