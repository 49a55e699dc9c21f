import { z } from 'zod';
import { benchSchema } from '../document.ts';
import type { DocumentKind } from '../read-document.ts';

export const BASELINE_SCHEMA = 'querylab/baseline';
export const BASELINE_VERSION = 1;

const { configuration, environment, scenarios } = benchSchema.shape;

/** ln(time of an engine / time of the control), one value a process pair. */
const pairsSchema = z.array(z.object({ round: z.int().nonnegative(), log: z.number() })).min(1);

export const baselineSchema = z.object({
  schema: z.literal(BASELINE_SCHEMA),
  version: z.literal(BASELINE_VERSION),
  createdAt: z.string(),
  lab: z.object({ version: z.string() }),
  environment,
  /** Processors that other work kept busy meanwhile, on average; null where the system does not say. */
  otherCores: z.number().nullable(),
  configuration: configuration.pick({ dayFiles: true, fixture: true, workers: true, repeats: true, pairs: true }),
  /** Which quantile of its calls stands for the time of a process. */
  quantile: z.number(),
  /** The engine that all ratios are to. */
  control: z.string(),
  engines: z.array(z.string()).min(1),
  scenarios: scenarios.min(1),
  /** One an engine and scenario. The control's are those of its second arm, `again:`: what equal code shows. */
  ratios: z.array(z.object({ engine: z.string(), scenario: z.string(), pairs: pairsSchema })),
  /** Of every engine and the control; a counter that two processes did not count alike is not in it. */
  counters: z.array(z.object({ engine: z.string(), scenario: z.string(), counters: z.record(z.string(), z.number()) })),
});

/** What engines took in proportion to a control, by process pair. No time is in it: those of another day say nothing. */
export type BaselineDocument = z.infer<typeof baselineSchema>;

export const BASELINE: DocumentKind<BaselineDocument> = {
  name: BASELINE_SCHEMA,
  version: BASELINE_VERSION,
  schema: baselineSchema,
  command: 'lab baseline save',
};
