import path from 'node:path';
import { writeFileAtomic } from '../engines/atomic-file.ts';
import { PACKAGE_ROOT } from '../engines/package-root.ts';
import { benchJsonSchema } from '../reports/schema/json-schema.ts';

/** Writes the published schema anew: `npm run schema`, after a change of the document. */
writeFileAtomic(
  path.join(PACKAGE_ROOT, 'reports', 'schema', 'bench.schema.json'),
  `${JSON.stringify(benchJsonSchema(), null, 2)}\n`,
);
