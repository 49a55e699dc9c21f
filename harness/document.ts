import { z } from 'zod';
import { dayFileSchema } from './day-files.ts';
import { conditionsSchema } from './environment/conditions.ts';
import { environmentSchema } from './environment/environment.ts';
import { scenarioTracksSchema } from './tracks/scenario-tracks.ts';

export const SCHEMA_NAME = 'querylab/bench';
export const SCHEMA_VERSION = 2;

const countersSchema = z.object({
  candidates: z.number(),
  rows: z.number(),
  bytesRead: z.number(),
  bytesDecompressed: z.number(),
  pointsDecoded: z.number(),
  tasks: z.number(),
});

const planSchema = z.object({
  strategy: z.string(),
  candidates: z.number(),
  /** Milliseconds that each strategy was expected to take. */
  expectedMs: z.record(z.string(), z.number()),
});

const scenarioSchema = z.object({
  name: z.string(),
  description: z.string(),
  /** The query in the executor protocol's form. */
  request: z.object({ t1: z.string(), t2: z.string(), ops: z.array(z.unknown()) }),
  /** Digest that the engines agree on; null where none got as far. */
  digest: z.string().nullable(),
  /** Trajectories returned. */
  hits: z.number().nullable(),
  pointsReturned: z.number().nullable(),
});

const engineSchema = z.discriminatedUnion('status', [
  z.object({ name: z.string(), status: z.literal('ok') }),
  z.object({
    name: z.string(),
    /** Its result differs from the others': it gets no timing. */
    status: z.literal('wrong'),
    scenario: z.string(),
    /** The engine it was compared with. */
    against: z.string(),
    place: z.string(),
    got: z.string(),
    expected: z.string(),
    reproduce: z.string(),
  }),
  z.object({
    name: z.string(),
    status: z.literal('failed'),
    scenario: z.string(),
    code: z.string(),
    message: z.string(),
    reproduce: z.string(),
  }),
]);

const stageSchema = z.object({ stage: z.string(), milliseconds: z.number() });

/** What became of the time of an engine's workers, in thread-milliseconds of the whole query. */
const workersSchema = z.object({
  threads: z.number(),
  tasks: z.number(),
  busy: z.number(),
  queueing: z.number(),
  transfer: z.number(),
  idle: z.number(),
});

/** What a call costs besides time. Unlike counters, none of it is the same at every repetition. */
const costsSchema = z.object({
  calls: z.number(),
  userMilliseconds: z.number(),
  systemMilliseconds: z.number(),
  /** Bytes; all threads of the process, and all scenarios before. */
  peakRss: z.number(),
  /** Of the main thread; null for an engine that is another process, without V8. */
  heapBytes: z.number().nullable(),
  externalBytes: z.number().nullable(),
  collections: z.number().nullable(),
  collectionMilliseconds: z.number().nullable(),
});

const cellSchema = z.object({
  engine: z.string(),
  scenario: z.string(),
  digest: z.string(),
  counters: countersSchema,
  /** What the engine picked for this query, where it picks among strategies. */
  plan: planSchema.optional(),
  /** Milliseconds of a call in a pass of its own; they add up to the whole. */
  stages: z.array(stageSchema).optional(),
  /** Milliseconds of that call, instruments included. */
  wholeMilliseconds: z.number().optional(),
  /** Where the engine used any in that call. */
  workers: workersSchema.optional(),
  costs: costsSchema.optional(),
  /** One entry a fresh process of the engine. All engines' processes of one round are a pair with the baseline's. */
  rounds: z.array(
    z.object({
      /** From 0; a round that the budget left out is not there. */
      round: z.int().nonnegative(),
      /** Milliseconds of every timed call of that process, in the order they were taken. */
      samples: z.array(z.number().nonnegative()).min(1),
    }),
  ),
});

const armSchema = z.object({
  engine: z.string(),
  dataDir: z.string(),
  workers: z.number(),
  /** Folder of the package whose engine it is, where that is not the one that measured. */
  root: z.string().optional(),
  /** Share by which every timed call was made longer. */
  slowdown: z.number().optional(),
});

export const benchSchema = z.object({
  schema: z.literal(SCHEMA_NAME),
  version: z.literal(SCHEMA_VERSION),
  createdAt: z.string(),
  /** False where the run was interrupted. */
  complete: z.boolean(),
  environment: environmentSchema,
  /** What the machine did in each round. */
  conditions: z.array(conditionsSchema),
  configuration: z.object({
    /** Data directory by format. */
    stores: z.record(z.string(), z.string()),
    /** Every file of these. */
    dayFiles: z.array(dayFileSchema),
    /** Fixture preset and digest, where the store is one. */
    fixture: z.object({ preset: z.string(), seed: z.number(), digest: z.string() }).nullable(),
    workers: z.number(),
    /** Timed calls that a cell should get in each process. */
    repeats: z.number(),
    /** Rounds of fresh processes that were asked for. */
    pairs: z.number(),
    /** Engine that the others are compared with. */
    baseline: z.string(),
    /** Difference from the baseline below which an engine is the same, as a share. */
    floor: z.number(),
    budgetSeconds: z.number(),
    seed: z.number(),
    blockCalls: z.number(),
    percentileMethod: z.string(),
    /** Engines whose pass takes longer than `aboveMs` take part in `pairs` rounds only, but for those of `except`. */
    fewer: z.array(z.object({ aboveMs: z.number(), pairs: z.number(), except: z.array(z.string()) })).optional(),
    /** Names in `engines` that stand for an engine on a store or with workers of its own. */
    arms: z.record(z.string(), armSchema).optional(),
  }),
  scenarios: z.array(scenarioSchema),
  engines: z.array(engineSchema),
  cells: z.array(cellSchema),
  /** What the scenarios returned, for a map; not there in results that were saved without. */
  tracks: z.array(scenarioTracksSchema).optional(),
});

/** One run of the bench, whole: everything that a report needs. */
export type BenchDocument = z.infer<typeof benchSchema>;
export type BenchEngine = BenchDocument['engines'][number];
export type BenchCell = BenchDocument['cells'][number];

/** Key of a cell in a map. No name holds a line feed. */
export function cellKey(engine: string, scenario: string): string {
  return `${engine}\n${scenario}`;
}

/** Every sample of a cell, in the order they were taken, whatever the process. */
export function samplesOf({ rounds }: BenchCell): number[] {
  return rounds.flatMap(({ samples }) => samples);
}
