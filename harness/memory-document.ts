import { z } from 'zod';
import { environmentSchema } from './environment/environment.ts';

/** Figures of `process.memoryUsage()` that are watched. */
export const MEMORY_KINDS = ['rss', 'heapUsed', 'external', 'arrayBuffers'] as const;
export type MemoryKind = (typeof MEMORY_KINDS)[number];

const kindsOf = <T extends z.ZodType>(value: T) =>
  z.object({ rss: value, heapUsed: value, external: value, arrayBuffers: value });

export const memorySchema = z.object({
  schema: z.literal('querylab/memory'),
  version: z.literal(1),
  createdAt: z.string(),
  environment: environmentSchema,
  configuration: z.object({
    engine: z.string(),
    dataDir: z.string(),
    queries: z.number(),
    workers: z.number(),
    seed: z.number(),
    /** Bytes that each figure may grow by over the whole run. */
    boundBytes: z.number(),
  }),
  /** Means of a query. */
  candidates: z.number(),
  hits: z.number(),
  /** Bytes after forced collections, and how many queries had been answered by then. */
  samples: z.array(kindsOf(z.number()).extend({ queries: z.number() })),
  /** Bytes by which each figure grows over as many queries as the run has, by its slope in the last three quarters or its new
   * heights in the last one, whichever is less. */
  growth: kindsOf(z.number()),
  /** Largest resident set that the process ever had, bytes. */
  peakRss: z.number(),
  /** Figures that grow by more than the bound. */
  growing: z.array(z.enum(MEMORY_KINDS)),
});

/** What became of the memory of one process over many queries. */
export type MemoryDocument = z.infer<typeof memorySchema>;
export type MemorySample = MemoryDocument['samples'][number];
