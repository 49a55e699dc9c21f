/** What a frame's code belongs to, in the order it is shown; it decides the colour. */
export const FRAME_KINDS = ['project', 'dependency', 'node', 'native', 'gc', 'idle'] as const;
export type FrameKind = (typeof FRAME_KINDS)[number];

/** What part of a query a frame works on, in the order it is shown. */
export const FRAME_STAGES = [
  /** Finding and opening day-files. */
  'files',
  /** The R-tree, or a finer index. */
  'index',
  /** Rows and their blobs, out of SQLite. */
  'fetch',
  'decompress',
  /** Bytes to values. */
  'decode',
  /** Tests of points. */
  'filter',
  /** What is returned: points picked, trajectories made and sorted. */
  'materialise',
  /** Tasks and answers between threads. */
  'transfer',
  /** Reading the fields of the returned points, which decodes them where they are lazy. */
  'read',
  'gc',
  /** What no stage speaks for. */
  'other',
  'idle',
] as const;
export type FrameStage = (typeof FRAME_STAGES)[number];

/** Name of a function without one. */
export const ANONYMOUS = '(anonymous)';

/** One function of a stack. */
export interface Frame {
  readonly name: string;
  /** Path within the project or package, a `node:` module, or a library; null where there is none. */
  readonly file: string | null;
  /** Line of the function, from 1; null where there is none. */
  readonly line: number | null;
  readonly kind: FrameKind;
  readonly stage: FrameStage;
}

export const IDLE: Frame = { name: '(idle)', file: null, line: null, kind: 'idle', stage: 'idle' };
export const GC: Frame = { name: '(garbage collector)', file: null, line: null, kind: 'gc', stage: 'gc' };

/** `file:line` of a frame; empty where it has none. */
export function placeOf({ file, line }: Frame): string {
  if (file === null) return '';
  return line === null ? file : `${file}:${line}`;
}

/** What tells frames of one profile apart. */
export function frameKey(frame: Frame): string {
  return `${frame.name}\n${placeOf(frame)}\n${frame.kind}\n${frame.stage}`;
}
