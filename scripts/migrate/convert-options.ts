import type { Format } from '../../engines/codec/formats.ts';
import type { ConvertNames } from './convert-names.ts';

/** What long work is about, and how far it is. */
export type OnProgress = (phase: 'copy' | 'encode' | 'check', done: number, total: number) => void;

export interface ConvertOptions {
  readonly to: Format;
  /** Converts anew, and replaces whatever has the result's name. */
  readonly force: boolean;
  readonly signal: AbortSignal;
  /** Hears of pages copied, then of trajectories encoded and checked. */
  readonly onProgress: OnProgress;
  /** Called once where another converter is at work on the same file, which is then waited for. */
  readonly onWait: () => void;
}

/** The files of one conversion. */
export interface ConvertFiles {
  readonly source: string;
  readonly target: string;
  readonly names: ConvertNames;
}
