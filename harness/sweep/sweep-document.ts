import { z } from 'zod';
import { benchSchema } from '../document.ts';
import type { DocumentKind } from '../read-document.ts';

export const SWEEP_SCHEMA = 'querylab/sweep';
export const SWEEP_VERSION = 1;

const stepSchema = z.object({
  /** The swept quantity. */
  value: z.number().positive(),
  /** What the step is, for a person. */
  label: z.string(),
  /** Its scenario in `bench`. */
  scenario: z.string(),
  /** For each engine, its name in `bench`: another one where store or workers are swept. */
  arms: z.record(z.string(), z.string()),
});

function isAscending(steps: readonly { readonly value: number }[]): boolean {
  return steps.every(({ value }, i) => i === 0 || value > (steps[i - 1]?.value ?? 0));
}

export const sweepSchema = z.object({
  schema: z.literal(SWEEP_SCHEMA),
  version: z.literal(SWEEP_VERSION),
  /** Name of the axis. */
  over: z.string(),
  /** What `value` counts. */
  unit: z.string(),
  engines: z.array(z.string()),
  /** Ascending by value. */
  steps: z.array(stepSchema).refine(isAscending, 'the steps do not ascend by value'),
  /** The run that measured all steps, every sample included. */
  bench: benchSchema,
});

/** One sweep: what was measured. Growth and crossovers are computed from it, never stored. */
export type SweepDocument = z.infer<typeof sweepSchema>;
export type SweepStep = SweepDocument['steps'][number];

export const SWEEP: DocumentKind<SweepDocument> = {
  name: SWEEP_SCHEMA,
  version: SWEEP_VERSION,
  schema: sweepSchema,
  command: 'lab sweep --json',
};
