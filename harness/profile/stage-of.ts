import { ANONYMOUS, type FrameStage } from './frame.ts';

interface Rule {
  readonly file: RegExp;
  /** Narrows the rule to some functions. */
  readonly name?: RegExp;
  /** Narrows it to stacks without a caller that is known: native code can lose its callers. */
  readonly orphan?: boolean;
  readonly stage: FrameStage;
}

/** Stages by file, the first that matches. */
const RULES: readonly Rule[] = [
  { file: /^engines\/touch\.ts$/, stage: 'read' },
  { file: /^engines\/(codec|wasm)\//, stage: 'decompress' },
  {
    file: /^(seek-bzip|lz4-napi|@antoniomuso\/lz4-napi[^/]*|@foxglove\/wasm-(bz2|lz4)|libbzip2-wasm)\//,
    stage: 'decompress',
  },
  { file: /^engines\/format\/(pick-records|packed-points|object-points|columns-slice)\.ts$/, stage: 'materialise' },
  { file: /^engines\/format\//, stage: 'decode' },
  { file: /^engines\/query\/select\.ts$/, name: /^(makePoints|pointOf)$/, stage: 'materialise' },
  { file: /^engines\/query\/(select|predicate|scan-packed|keep-points)\.ts$/, stage: 'filter' },
  { file: /^engines\/v2\/(scan|scan-blocks)\.ts$/, stage: 'filter' },
  { file: /^engines\/v2\//, stage: 'decode' },
  { file: /^engines\/store\/(candidates|where)\.ts$/, stage: 'index' },
  { file: /^engines\/zone-choice\.ts$/, name: /^hitsOf$/, stage: 'materialise' },
  { file: /^engines\/(store\/zones\/|zone-choice\.ts)/, stage: 'index' },
  { file: /^engines\/store\/(day-path|layout|store)\.ts$/, stage: 'files' },
  { file: /^engines\/store\/(rows|blob-batches|blob-size)\.ts$/, stage: 'fetch' },
  { file: /^engines\/read-path\.ts$/, name: /^resultOf$/, stage: 'materialise' },
  { file: /^engines\/(utf8-order|pool\/end-to-end)\.ts$/, stage: 'materialise' },
  {
    file: /^engines\/pool\/(run-blobs|worker-pool|decode-worker|scan-worker|decode-pool)\.ts$/,
    stage: 'transfer',
  },
  { file: /^piscina\//, stage: 'transfer' },
  { file: /^better-sqlite3\/.*\.node$/, orphan: true, stage: 'fetch' },
];

/**
 * Stage of a function by the file it is in. What no rule names, SQLite's and Node's functions among it, works for its
 * caller; so does everything under the reading of points.
 */
export function stageOf(file: string | null, name: string, caller: FrameStage): FrameStage {
  if (file === null || caller === 'read') return caller;
  const rule = RULES.find(
    (own) =>
      own.file.test(file) &&
      (own.name === undefined || own.name.test(name)) &&
      (own.orphan !== true || caller === 'other'),
  );
  if (rule !== undefined) return rule.stage;
  // The engine's own code between the stages.
  return /^engines\/([^/]+|pool\/[^/]+)\.ts$/.test(file) && name !== ANONYMOUS ? 'other' : caller;
}
