import type { GateDocument } from '../../../harness/gate/gate-document.ts';
import type { GateJudgement } from '../../../harness/gate/gate-judgement.ts';

/** One replacement in a file of the package; `find` has to be there exactly once. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** What a run of the gate said. */
export interface Found {
  readonly document: GateDocument;
  readonly judgement: GateJudgement;
}

/** Something that the gate is shown, and what it has to say of it. */
export interface QualificationCase {
  /** One line. */
  readonly description: string;
  /** What the head has that the base has not. */
  readonly edits: readonly Edit[];
  /** Whether the other processors are kept busy in bursts. */
  readonly load: boolean;
  /** Why what the gate said is not right; null where it is. */
  readonly fault: (found: Found) => string | null;
}

/** The strategy that the edits change: whatever is said of another one is wrong. */
export const CHANGED = 'typed/';

/** Engines whose verdict is `regression`, each once. */
export function blamed({ judgement }: Found): string[] {
  return [...new Set(judgement.cells.filter(({ verdict }) => verdict === 'regression').map(({ engine }) => engine))];
}

/** Fault of a run that blames an engine whose code is the same on both sides. */
export function blamesOthers(found: Found): string | null {
  const others = blamed(found).filter((engine) => !engine.startsWith(CHANGED));
  return others.length === 0 ? null : `blames ${others.join(', ')}, which did not change`;
}
