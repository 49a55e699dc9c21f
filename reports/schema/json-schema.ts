import { z } from 'zod';
import { benchSchema, SCHEMA_VERSION } from '../../harness/document.ts';

/** JSON Schema (draft 2020-12) of the document that `lab bench --json` writes. Fields that are not named may be there. */
export function benchJsonSchema(): Record<string, unknown> {
  return {
    $id: `urn:querylab:bench:${SCHEMA_VERSION}`,
    title: 'A run of the bench, whole',
    ...z.toJSONSchema(benchSchema, { target: 'draft-2020-12', io: 'input' }),
  };
}
