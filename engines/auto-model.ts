import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { LabError } from './errors.ts';
import { BUILD_ROOT } from './package-root.ts';
import { BATCH } from './pool/scan-task.ts';

const costSchema = z.object({ fixedMs: z.number().nonnegative(), perMegabyteMs: z.number().nonnegative() });

const strategiesSchema = z.object({ scan: costSchema, 'worker-own': costSchema });

export const modelSchema = z.object({
  schema: z.literal('querylab/auto-model'),
  version: z.literal(1),
  /** What the figures were taken on and with. */
  measured: z.object({ cpu: z.string(), cores: z.number(), node: z.string(), workers: z.number(), store: z.string() }),
  /** Cost of each strategy by codec. */
  codecs: z.record(z.string(), strategiesSchema),
});

/** Milliseconds that a query takes by itself, and for each 10⁶ compressed bytes that its busiest thread reads. */
export type Cost = z.infer<typeof costSchema>;
export type StrategyCosts = z.infer<typeof strategiesSchema>;
export type AutoModel = z.infer<typeof modelSchema>;

/** Where `lab calibrate` writes the model, and `auto` reads it. */
export const MODEL_FILE: string = path.join(BUILD_ROOT, 'engines', 'auto-model.json');

/** @throws LabError INTERNAL where the file is missing or is no model. */
export function readModel(file: string = MODEL_FILE): AutoModel {
  try {
    return modelSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const what = 'the cost model of auto cannot be read: `lab calibrate` writes it anew';
    throw new LabError('INTERNAL', what, { file, cause: error });
  }
}

/** The share of the candidates that the busiest of some threads reads, where each takes a batch at a time; from 0 to 1. */
export function largestShare(candidates: number, threads: number): number {
  if (candidates === 0) return 0;
  const full = Math.floor(candidates / BATCH);
  const last = Math.floor(full / threads) * BATCH + (candidates % BATCH);
  return Math.max(Math.ceil(full / threads) * BATCH, last) / candidates;
}

/** Milliseconds that `cost` expects of a query whose busiest thread reads so many compressed bytes. */
export function expectedMs({ fixedMs, perMegabyteMs }: Cost, bytes: number): number {
  return fixedMs + (perMegabyteMs * bytes) / 1e6;
}
