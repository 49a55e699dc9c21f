import path from 'node:path';
import { writeFileAtomic } from '../engines/atomic-file.ts';
import { PACKAGE_ROOT } from '../engines/package-root.ts';
import { jsonSchema, PUBLISHED } from '../reports/schema/json-schema.ts';

/** Writes the published schemas anew: `npm run schema`, after a change of a document. */
for (const published of PUBLISHED) {
  writeFileAtomic(
    path.join(PACKAGE_ROOT, 'reports', 'schema', published.file),
    `${JSON.stringify(jsonSchema(published), null, 2)}\n`,
  );
}
