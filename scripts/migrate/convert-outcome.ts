import type { Format } from '../../engines/codec/formats.ts';
import type { ErrorCode } from '../../engines/errors.ts';
import { bytes, count, plural } from '../../reports/numbers.ts';

interface Done {
  readonly source: string;
  readonly target: string;
  /** Format of the source; null where it has no trajectory. */
  readonly from: Format | null;
  readonly to: Format;
  readonly trajectories: number;
  readonly sourceBytes: number;
  readonly targetBytes: number;
  /** SHA-256 over all that readers can get from either file, the points unpacked. */
  readonly contents: string;
  readonly seconds: number;
}

/** A file that was converted and proved. */
export interface Converted extends Done {
  readonly status: 'converted';
}

/** A file whose result was there already. */
export interface Skipped extends Done {
  readonly status: 'skipped';
  /** `receipt`: proved by an earlier run. `comparison`: by this one, as there was no receipt. */
  readonly proof: 'receipt' | 'comparison';
}

/** A file that failed; nothing of it has its final name. */
export interface Failed {
  readonly status: 'failed';
  readonly source: string;
  readonly target: string;
  readonly code: ErrorCode;
  readonly message: string;
  readonly seconds: number;
}

/** What became of one day-file. */
export type Outcome = Converted | Skipped | Failed;

/** One line on what became of a file. */
export function describeOutcome(outcome: Outcome): string {
  switch (outcome.status) {
    case 'failed':
      return `failed ${outcome.source}: ${outcome.message} [${outcome.code}]`;
    case 'skipped':
      return `skipped ${outcome.target}: ${SKIPPED[outcome.proof]}`;
    case 'converted':
      return (
        `converted ${outcome.target}: ${plural(outcome.trajectories, 'trajectory')}, ` +
        `${outcome.from ?? 'empty'} ${bytes(outcome.sourceBytes)} → ${outcome.to} ${bytes(outcome.targetBytes)}, ` +
        `${outcome.seconds.toFixed(1)} s`
      );
  }
}

const SKIPPED: Readonly<Record<Skipped['proof'], string>> = {
  receipt: 'verified by an earlier run',
  comparison: 'was there, and holds the same as the source',
};

/** One line on what became of many. */
export function describeTotals(outcomes: readonly Outcome[]): string {
  const totals = totalsOf(outcomes);
  return (
    `${plural(outcomes.length, 'day')}: ${count(totals.converted)} converted, ${count(totals.skipped)} skipped, ` +
    `${count(totals.failed)} failed; ${plural(totals.trajectories, 'trajectory')}, ` +
    `${bytes(totals.sourceBytes)} → ${bytes(totals.targetBytes)}`
  );
}

/** Figures of many files; failed ones add to no sum. */
export function totalsOf(outcomes: readonly Outcome[]) {
  const done = outcomes.filter((outcome) => outcome.status !== 'failed');
  const sum = (of: (outcome: Converted | Skipped) => number) => done.reduce((total, outcome) => total + of(outcome), 0);
  return {
    converted: done.filter(({ status }) => status === 'converted').length,
    skipped: done.filter(({ status }) => status === 'skipped').length,
    failed: outcomes.length - done.length,
    trajectories: sum(({ trajectories }) => trajectories),
    sourceBytes: sum(({ sourceBytes }) => sourceBytes),
    targetBytes: sum(({ targetBytes }) => targetBytes),
  };
}
