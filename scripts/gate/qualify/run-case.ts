import { judgeGate } from '../../../harness/gate/judge.ts';
import { throwIfInterrupted } from '../../../harness/interrupted.ts';
import type { GateFlags } from '../gate-flags.ts';
import { measureSides } from '../run.ts';
import type { QualificationCase } from './case.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { patchedCommit } from './patched-commit.ts';
import { underLoad } from './under-load.ts';

/** What a run of a case is run with. */
export interface CaseRun {
  readonly name: string;
  /** From 1. */
  readonly run: number;
  readonly settings: string;
  readonly base: string;
  readonly flags: GateFlags;
  /** Whether the other processors are kept busy in bursts. */
  readonly load: boolean;
}

/** Runs the gate once on what a case shows it. @throws LabError; INTERRUPTED, with nothing to keep. */
export async function runCase(
  { description, edits, fault }: QualificationCase,
  { name, run, settings, base, flags, load }: CaseRun,
  signal: AbortSignal,
): Promise<Outcome> {
  const head = await patchedCommit(base, edits, `querylab gate-qualify ${name}: ${description}`, { signal });
  const startedAt = new Date().toISOString();
  const started = performance.now();
  const measure = () => measureSides({ ...flags, head, seed: run }, base, signal);
  const { document } = load ? await underLoad(run, measure) : await measure();
  throwIfInterrupted(signal);
  const judgement = judgeGate(document);
  return {
    ...{ case: name, run, settings, startedAt, seconds: (performance.now() - started) / 1000 },
    ...outcomeOf({ document, judgement }),
    fault: fault({ document, judgement }),
  };
}
