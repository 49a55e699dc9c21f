import type { Counters } from '../../engines/engine.ts';
import type { Interval } from '../comparison/interval.ts';

/** `inconclusive` where the interval holds the edge of what counts, or a candidate was not confirmed. */
export type CellVerdict = 'regression' | 'improvement' | 'same' | 'inconclusive';

export type GateVerdict = 'pass' | 'regression' | 'other results' | 'inconclusive' | 'unqualified';

/** Status that the command ends with; where an inconclusive run may pass, its status is 0. */
export const GATE_STATUS: Readonly<Record<GateVerdict, number>> = {
  pass: 0,
  regression: 1,
  'other results': 1,
  inconclusive: 3,
  unqualified: 4,
};

/** A time against another one of the same engine and scenario: above 1 is slower. */
export interface Ratio {
  readonly estimate: number;
  /** Null where there are too few pairs. */
  readonly interval: Interval | null;
  /** Process pairs. */
  readonly pairs: number;
}

/** What one look says of an arm against the base. */
export interface Look {
  readonly ratio: Ratio;
  /** Whether the whole interval lies beyond the floor, and on which side. */
  readonly beyond: 'slower' | 'faster' | null;
}

/** The second look at a candidate. */
export interface SecondLook extends Look {
  /** One-sided, against the floor. */
  readonly p: number;
  /** The same, corrected for all candidates of the run. */
  readonly adjusted: number;
  /** `adjusted` is at most alpha, and the whole interval is beyond the floor on the same side again. */
  readonly confirmed: boolean;
}

/** One engine on one scenario, or on all of them together. */
export interface CellJudgement {
  readonly engine: string;
  /** Null for all scenarios together. */
  readonly scenario: string | null;
  readonly verdict: CellVerdict;
  /** Why, for a person; empty where the figures say it all. */
  readonly reason: string;
  /** Head against base, in the first look. */
  readonly first: Look;
  /** Null where it was no candidate, or was not looked at again. */
  readonly second: SecondLook | null;
  /** The floor of this very cell, as a share. */
  readonly floor: number;
  /** Base against base; this and the next: null where it was not timed. */
  readonly again: Ratio | null;
  /** Base with the injected slowdown against base. */
  readonly slow: Ratio | null;
  /** Least slowdown, as a share, whose whole interval would have lain beyond the floor; null with too few pairs. */
  readonly visible: number | null;
}

/** A counter that is not what it was. */
export interface CounterChange {
  readonly engine: string;
  readonly scenario: string;
  readonly counter: keyof Counters;
  readonly base: number;
  readonly head: number;
}

/** Whether this run could be trusted to see anything. */
export interface Qualification {
  readonly qualified: boolean;
  /** Why not, a text each. */
  readonly reasons: readonly string[];
  /** Comparisons of the base with itself that the rule called different, of how many. */
  readonly falseAlarms: number;
  readonly comparisons: number;
  /** Engines whose injected slowdown was seen over all scenarios, of how many. */
  readonly injectedFound: number;
  readonly injectedExpected: number;
  /** Largest of `visible` over the whole engines: what this run could have seen anywhere; null with too few pairs. */
  readonly visible: number | null;
}

export interface GateJudgement {
  readonly verdict: GateVerdict;
  readonly status: number;
  /** What decided, a text each. */
  readonly reasons: readonly string[];
  /** Whole engines first, then every engine on every scenario. */
  readonly cells: readonly CellJudgement[];
  /** Deterministic counters that differ, the greatest growth first. */
  readonly counters: readonly CounterChange[];
  readonly qualification: Qualification;
}
