import { z } from 'zod';
import type { Claim } from '../../scenarios/claim.ts';
import { benchSchema } from '../document.ts';
import type { DocumentKind } from '../read-document.ts';

export const CLAIMS_SCHEMA = 'querylab/claims';
export const CLAIMS_VERSION = 1;

const boundSchema = z.object({
  engine: z.string(),
  against: z.string(),
  scenarios: z.array(z.string()),
  candidates: z.number(),
  least: z.number().positive(),
  on: z.enum(['each', 'together']),
});

const claimSchema = z.object({
  name: z.string(),
  text: z.string(),
  stands: z.boolean(),
  bounds: z.array(boundSchema),
});

export const claimsSchema = z.object({
  schema: z.literal(CLAIMS_SCHEMA),
  version: z.literal(CLAIMS_VERSION),
  /** What was said, as it was when the run was made. */
  claims: z.array(claimSchema),
  /** Candidates that the index of the store has for every scenario, those too that were not run. */
  candidates: z.record(z.string(), z.number()),
  /** Whether a claim that stays undecided lets the run pass. */
  inconclusivePasses: z.boolean(),
  /** The engine that ran as two arms besides, `again:` and `slow:`, on which scenarios, and the share of the slowdown. */
  control: z.object({ engine: z.string(), scenarios: z.array(z.string()), injected: z.number().positive() }),
  /** The run, every sample included. */
  bench: benchSchema,
});

/** A claim as a document holds it. */
export function claimToStore(claim: Claim): ClaimsDocument['claims'][number] {
  return { ...claim, bounds: claim.bounds.map((bound) => ({ ...bound, scenarios: [...bound.scenarios] })) };
}

/** Claims and the run that was made for them. Verdicts are computed from it, never stored. */
export type ClaimsDocument = z.infer<typeof claimsSchema>;

export const CLAIMS_KIND: DocumentKind<ClaimsDocument> = {
  name: CLAIMS_SCHEMA,
  version: CLAIMS_VERSION,
  schema: claimsSchema,
  command: 'lab gate --claims --json',
};
