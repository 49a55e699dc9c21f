import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const inSupport = (name: string): string => fileURLToPath(new URL(`test/support/${name}`, import.meta.url));

// Reading more certificates costs each of the hundreds of processes that tests start 0.1 s, and none goes online.
delete process.env.NODE_EXTRA_CA_CERTS;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: '100%',
    globalSetup: inSupport('start-run.ts'),
    execArgv: ['--import', inSupport('typescript-workers.mjs')],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
