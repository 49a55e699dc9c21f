import { z } from 'zod';
import { benchSchema } from '../document.ts';
import { policySchema } from '../gate/gate-document.ts';
import type { DocumentKind } from '../read-document.ts';
import { baselineSchema } from './baseline-document.ts';

export const BASELINE_CHECK_SCHEMA = 'querylab/baseline-check';
export const BASELINE_CHECK_VERSION = 1;

export const baselineCheckSchema = z.object({
  schema: z.literal(BASELINE_CHECK_SCHEMA),
  version: z.literal(BASELINE_CHECK_VERSION),
  createdAt: z.string(),
  /** False where the run was interrupted. */
  complete: z.boolean(),
  lab: z.object({ version: z.string() }),
  policy: policySchema,
  /** What makes the two hard to compare, and was overlooked because of --force; a text each. */
  overlooked: z.array(z.string()),
  /** Engines of the baseline that were not measured, and why. */
  leftOut: z.array(z.object({ engine: z.string(), reason: z.string() })),
  /** What it was compared with, whole. */
  baseline: baselineSchema,
  /** Every engine asked once, before any was timed. */
  asked: benchSchema,
  /** The first look; null where other results ended the run. */
  screening: benchSchema.nullable(),
  /** The second look, with fresh pairs; null where there was nothing to look at again. */
  confirmation: benchSchema.nullable(),
});

/** A run that was compared with a baseline: what was measured. Verdicts are computed from it, never stored. */
export type BaselineCheck = z.infer<typeof baselineCheckSchema>;

export const BASELINE_CHECK: DocumentKind<BaselineCheck> = {
  name: BASELINE_CHECK_SCHEMA,
  version: BASELINE_CHECK_VERSION,
  schema: baselineCheckSchema,
  command: 'lab gate --baseline --json',
};
