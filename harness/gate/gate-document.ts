import { z } from 'zod';
import { benchSchema } from '../document.ts';
import type { DocumentKind } from '../read-document.ts';

export const GATE_SCHEMA = 'querylab/gate';
export const GATE_VERSION = 1;

/**
 * What an arm of a gate's run is: side A, side A once more, side A with a known slowdown in the timed path, or side B.
 * The confirmation has no `slow`.
 */
export const ROLES = ['base', 'again', 'slow', 'head'] as const;
export type Role = (typeof ROLES)[number];

const sideSchema = z.object({
  /** As it was asked for; null for the working tree. */
  ref: z.string().nullable(),
  /** Null outside a git checkout. */
  commit: z.string().nullable(),
  /** Version in its package.json. */
  version: z.string(),
  /** Whether tracked files differ from the commit. */
  dirty: z.boolean(),
});

export const policySchema = z.object({
  /** Slowdown below which nothing counts, as a share: 0.05 for 5 %. */
  floor: z.number().positive(),
  /** Of every interval, as a share. */
  confidence: z.number(),
  /** Chance of any false regression or improvement in the whole run, over all cells. */
  alpha: z.number(),
  /** Slowdown put into the arm `slow`, as a share. */
  injected: z.number().positive(),
  /** Process pairs of either phase, fixed in advance. */
  screeningPairs: z.int().positive(),
  confirmationPairs: z.int().positive(),
  /** Whether an inconclusive run ends with status 0. */
  inconclusivePasses: z.boolean(),
  /** Whether other results are named, and measured all the same. */
  resultsAccepted: z.boolean(),
  /** Whether counters that grew are named, and pass all the same. */
  countersAccepted: z.boolean(),
});

/** One place where the sides answer differently. */
const differenceSchema = z.object({
  engine: z.string(),
  scenario: z.string(),
  place: z.string(),
  /** What the head answers. */
  got: z.string(),
  /** What the base answers. */
  expected: z.string(),
  /** Whether it is between processes of one build, which is never accepted. */
  contradiction: z.literal(true).optional(),
});

/** Why the worst cell slowed down: its stages on both sides, profiled in turns. */
const worstSchema = z.object({
  engine: z.string(),
  scenario: z.string(),
  /** Milliseconds a call by stage, one value a process pair on either side. */
  stages: z.array(z.object({ stage: z.string(), base: z.array(z.number()), head: z.array(z.number()) })),
  /** Path of the differential flame graph, from the folder of the report; null where there is none. */
  page: z.string().nullable(),
});

export const gateSchema = z.object({
  schema: z.literal(GATE_SCHEMA),
  version: z.literal(GATE_VERSION),
  createdAt: z.string(),
  /** False where the run was interrupted. */
  complete: z.boolean(),
  /** Version of the lab that timed both sides. */
  lab: z.object({ version: z.string() }),
  base: sideSchema,
  head: sideSchema,
  policy: policySchema,
  /** Engines that only one side has, and others that could not be compared. */
  leftOut: z.array(z.object({ engine: z.string(), reason: z.string() })),
  /** The first look, at everything. Its arms are named `role:engine`. */
  screening: benchSchema,
  /** The second look, with fresh pairs; null where there was nothing to look at again. */
  confirmation: benchSchema.nullable(),
  results: z.array(differenceSchema),
  /** Only where something slowed down. */
  worst: worstSchema.optional(),
});

/** One run of the gate: what was measured. Verdicts are computed from it, never stored. */
export type GateDocument = z.infer<typeof gateSchema>;
export type GatePolicy = GateDocument['policy'];
export type GateSide = GateDocument['base'];
export type GateWorst = NonNullable<GateDocument['worst']>;

export const GATE: DocumentKind<GateDocument> = {
  name: GATE_SCHEMA,
  version: GATE_VERSION,
  schema: gateSchema,
  command: 'lab gate --json',
};

/** Name of an arm in a run of the bench. */
export function armName(role: Role, engine: string): string {
  return `${role}:${engine}`;
}

/** Engines that a run of the bench has as arms of the gate, in its order. */
export function engineNames({ engines }: Pick<GateDocument['screening'], 'engines'>): string[] {
  const prefix = armName('base', '');
  return engines.filter(({ name }) => name.startsWith(prefix)).map(({ name }) => name.slice(prefix.length));
}
