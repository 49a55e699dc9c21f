import { z } from 'zod';
import { EXIT_STATUS } from '../../engines/errors.ts';

/** `inconclusive` where the interval holds the edge of what counts, or a candidate was not confirmed. */
const cellVerdictSchema = z.enum(['regression', 'improvement', 'same', 'inconclusive']);
export type CellVerdict = z.infer<typeof cellVerdictSchema>;

const gateVerdictSchema = z.enum(['pass', 'regression', 'other results', 'interrupted', 'inconclusive', 'unqualified']);
export type GateVerdict = z.infer<typeof gateVerdictSchema>;

/** Status that the command ends with; where an inconclusive run may pass, its status is 0. */
export const GATE_STATUS: Readonly<Record<GateVerdict, number>> = {
  pass: 0,
  regression: 1,
  'other results': 1,
  interrupted: EXIT_STATUS.interrupted,
  inconclusive: 3,
  unqualified: EXIT_STATUS.unqualified,
};

/** A time against another one of the same engine and scenario: above 1 is slower. */
const ratioSchema = z.object({
  estimate: z.number(),
  /** Null where there are too few pairs. */
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
  /** Process pairs. */
  pairs: z.int(),
});
export type Ratio = z.infer<typeof ratioSchema>;

/** What one look says of an arm against the base. */
const lookSchema = z.object({
  ratio: ratioSchema,
  /** Whether the whole interval lies beyond the floor, and on which side. */
  beyond: z.enum(['slower', 'faster']).nullable(),
});
export type Look = z.infer<typeof lookSchema>;

/** The second look at a candidate. */
const secondLookSchema = lookSchema.extend({
  /** One-sided, against the floor. */
  p: z.number(),
  /** The same, corrected for all candidates of the run. */
  adjusted: z.number(),
  /** `adjusted` is at most alpha, and the whole interval is beyond the floor on the same side again. */
  confirmed: z.boolean(),
});
export type SecondLook = z.infer<typeof secondLookSchema>;

/** One engine on one scenario, or on all of them together. */
const cellJudgementSchema = z.object({
  engine: z.string(),
  /** Null for all scenarios together. */
  scenario: z.string().nullable(),
  verdict: cellVerdictSchema,
  /** Why, for a person; empty where the figures say it all. */
  reason: z.string(),
  /** Head against base, in the first look. */
  first: lookSchema,
  /** Null where it was no candidate, or was not looked at again. */
  second: secondLookSchema.nullable(),
  /** The floor of this very cell in the first look, as a share. */
  floor: z.number(),
  /** Base against base; this and the next: null where it was not timed. */
  again: ratioSchema.nullable(),
  /** Base with the injected slowdown against base. */
  slow: ratioSchema.nullable(),
  /** Least slowdown, as a share, whose whole interval would have lain beyond the floor; null with too few pairs. */
  visible: z.number().nullable(),
});
export type CellJudgement = z.infer<typeof cellJudgementSchema>;

/** A counter that is not what it was. */
const counterChangeSchema = z.object({
  engine: z.string(),
  scenario: z.string(),
  /** Name of the counter in the cells of a run. */
  counter: z.string(),
  base: z.number(),
  head: z.number(),
});
export type CounterChange = z.infer<typeof counterChangeSchema>;

/** Whether this run could be trusted to see anything. */
const qualificationSchema = z.object({
  qualified: z.boolean(),
  /** Why not, a text each. */
  reasons: z.array(z.string()),
  /** Comparisons of the base with itself that the rule called different, of how many. */
  falseAlarms: z.int(),
  comparisons: z.int(),
  /** Engines whose injected slowdown was seen over all scenarios, of how many. */
  injectedFound: z.int(),
  injectedExpected: z.int(),
  /** Largest of `visible` over the whole engines: what would have been seen of any; null with too few pairs. */
  visible: z.number().nullable(),
});
export type Qualification = z.infer<typeof qualificationSchema>;

export const gateJudgementSchema = z.object({
  verdict: gateVerdictSchema,
  /** Status that the command ends with. */
  status: z.int(),
  /** What decided, a text each. */
  reasons: z.array(z.string()),
  /** Whole engines first, then every engine on every scenario. */
  cells: z.array(cellJudgementSchema),
  /** Deterministic counters that differ, the greatest growth first. */
  counters: z.array(counterChangeSchema),
  qualification: qualificationSchema,
});

/** What becomes of a run of the gate; computed from its document. */
export type GateJudgement = z.infer<typeof gateJudgementSchema>;
