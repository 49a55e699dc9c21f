import path from 'node:path';
import { writeFileAtomic } from '../engines/atomic-file.ts';
import { PACKAGE_ROOT } from '../engines/package-root.ts';
import { benchJsonSchema, gateJsonSchema } from '../reports/schema/json-schema.ts';

/** Writes the published schemas anew: `npm run schema`, after a change of a document. */
for (const [name, schema] of [
  ['bench', benchJsonSchema()],
  ['gate', gateJsonSchema()],
] as const) {
  writeFileAtomic(
    path.join(PACKAGE_ROOT, 'reports', 'schema', `${name}.schema.json`),
    `${JSON.stringify(schema, null, 2)}\n`,
  );
}
