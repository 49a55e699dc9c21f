import type { GateDocument } from '../../harness/gate/gate-document.ts';
import type { GateJudgement } from '../../harness/gate/gate-judgement.ts';

/** Renders a run of the gate and what became of it as one text that ends with a newline. */
export type RenderGate = (document: GateDocument, judgement: GateJudgement) => string;
