import { z } from 'zod';
import type { DocumentKind } from '../read-document.ts';

const sizeSchema = z.object({
  format: z.string(),
  /** Day-files as they are. */
  fileBytes: z.number(),
  /** Pages of the finer index in them. */
  indexBytes: z.number(),
  /** Compressed points alone. */
  blobBytes: z.number(),
});

const frameSchema = z.object({
  name: z.string(),
  /** Source file, package, or what else runs there. */
  place: z.string(),
  /** Share of the time in which any thread was busy. */
  share: z.number(),
});

export const factsSchema = z.object({
  schema: z.literal('querylab/performance-facts'),
  version: z.literal(1),
  createdAt: z.string(),
  presets: z.array(
    z.object({
      preset: z.string(),
      /** Candidates of each central camera's scenario, the busiest first: the one that is measured. */
      cameras: z.array(z.object({ scenario: z.string(), candidates: z.number() })),
    }),
  ),
  /** Stores and their sizes by format. */
  sizes: z.array(z.object({ store: z.string(), trajectories: z.number(), formats: z.array(sizeSchema) })),
  /** The finer index of each preset's v2 store, each load in a fresh process. */
  indexes: z.array(
    z.object({
      preset: z.string(),
      trajectories: z.number(),
      blocks: z.number(),
      fileBytes: z.number(),
      loadMs: z.array(z.number()),
      /** Heap and buffers that it holds. */
      heldBytes: z.array(z.number()),
      /** Growth of the resident set, buffers of the load included. */
      residentBytes: z.array(z.number()),
    }),
  ),
  profiles: z.array(
    z.object({
      /** The target that the engine misses. */
      target: z.string(),
      engine: z.string(),
      preset: z.string(),
      scenario: z.string(),
      calls: z.number(),
      frames: z.array(frameSchema),
    }),
  ),
  /** What could not be measured, and why. */
  missing: z.array(z.object({ what: z.string(), why: z.string() })),
});

/** What the performance page says besides times. */
export type PerformanceFacts = z.infer<typeof factsSchema>;
export type ProfileFrame = z.infer<typeof frameSchema>;
export type StoreSizes = PerformanceFacts['sizes'][number];
export type IndexCost = PerformanceFacts['indexes'][number];

export const FACTS: DocumentKind<PerformanceFacts> = {
  name: 'querylab/performance-facts',
  version: 1,
  schema: factsSchema,
  command: 'lab performance',
};
