import { z } from 'zod';
import { BASELINE_CHECK } from '../../harness/baseline/baseline-check.ts';
import { BASELINE } from '../../harness/baseline/baseline-document.ts';
import { CLAIMS_KIND } from '../../harness/claims/claims-document.ts';
import { GATE, gateSchema } from '../../harness/gate/gate-document.ts';
import { gateJudgementSchema } from '../../harness/gate/gate-judgement.ts';
import { BENCH, type DocumentKind } from '../../harness/read-document.ts';
import { SWEEP } from '../../harness/sweep/sweep-document.ts';

/** A document whose JSON Schema is published, and the file that has it. */
interface Published {
  readonly kind: DocumentKind<unknown>;
  readonly title: string;
  readonly file: string;
}

/** Every published schema: one line each. */
export const PUBLISHED: readonly Published[] = [
  { kind: BENCH, title: 'A run of the bench, whole', file: 'bench.schema.json' },
  { kind: SWEEP, title: 'A sweep, with the run that measured it', file: 'sweep.schema.json' },
  {
    kind: { ...GATE, schema: gateSchema.extend({ judgement: gateJudgementSchema }) },
    title: 'A run of the gate, whole, and its judgement',
    file: 'gate.schema.json',
  },
  { kind: CLAIMS_KIND, title: 'Claims, and the run that was made for them', file: 'claims.schema.json' },
  { kind: BASELINE, title: 'Ratios of engines to a control, by process pair', file: 'baseline.schema.json' },
  { kind: BASELINE_CHECK, title: 'A run that was compared with a baseline', file: 'baseline-check.schema.json' },
];

/** JSON Schema (draft 2020-12) of a document. Fields that are not named may be there. */
export function jsonSchema({ kind: { name, version, schema }, title }: Published): Record<string, unknown> {
  return {
    $id: `urn:${name.replace('/', ':')}:${version}`,
    title,
    ...z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' }),
  };
}
