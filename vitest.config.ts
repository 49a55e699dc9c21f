import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Plain Node 20 cannot load the .ts files of piscina's workers, and `--import tsx` itself does not reach worker threads.
const typescriptWorkers = fileURLToPath(new URL('test/support/typescript-workers.mjs', import.meta.url));

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: '100%',
    execArgv: ['--import', typescriptWorkers],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
