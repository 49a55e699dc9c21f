import { z } from 'zod';
import { benchSchema, SCHEMA_VERSION } from '../../harness/document.ts';
import { GATE_VERSION, gateSchema } from '../../harness/gate/gate-document.ts';
import { gateJudgementSchema } from '../../harness/gate/gate-judgement.ts';

/** JSON Schema (draft 2020-12) of the document that `lab bench --json` writes. Fields that are not named may be there. */
export function benchJsonSchema(): Record<string, unknown> {
  return {
    $id: `urn:querylab:bench:${SCHEMA_VERSION}`,
    title: 'A run of the bench, whole',
    ...z.toJSONSchema(benchSchema, { target: 'draft-2020-12', io: 'input' }),
  };
}

/** JSON Schema (draft 2020-12) of what `lab gate --json` writes: the document, and what becomes of it. */
export function gateJsonSchema(): Record<string, unknown> {
  return {
    $id: `urn:querylab:gate:${GATE_VERSION}`,
    title: 'A run of the gate, whole, and its judgement',
    ...z.toJSONSchema(gateSchema.extend({ judgement: gateJudgementSchema }), { target: 'draft-2020-12', io: 'input' }),
  };
}
