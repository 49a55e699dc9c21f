import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../engines/package-root.ts';

const BUILT = pathToFileURL(path.join(PACKAGE_ROOT, 'dist/harness/peak-rss.js')).href;

/** What a small process says of itself after it has filled so many bytes and let them go. */
function peakAfter(bytes: number): number {
  const script = `import { peakRss } from '${BUILT}'; Buffer.alloc(${bytes}, 1); console.log(peakRss());`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return Number(stdout);
}

test('the peak is that of the process, with what it has given back, and not of the larger one that started it', () => {
  const larger = Buffer.alloc(400e6, 1);
  const small = peakAfter(0);
  expect(small).toBeGreaterThan(1e7);
  expect(small).toBeLessThan(larger.length / 2);
  expect(peakAfter(200e6)).toBeGreaterThan(200e6);
});
