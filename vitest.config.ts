import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // piscina starts workers from .ts files, which plain Node 20 cannot load.
    pool: 'forks',
    execArgv: ['--import', 'tsx'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
