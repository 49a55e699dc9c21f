import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { workerFile } from '../../../engines/pool/worker-file.ts';

test.each(['.ts', '.js'])('a worker beside a %s module has its extension', (extension) => {
  const folder = path.resolve('some folder', 'pool');
  const from = pathToFileURL(path.join(folder, `decode-pool${extension}`)).href;
  expect(workerFile(from, 'decode-worker')).toBe(path.join(folder, `decode-worker${extension}`));
});
