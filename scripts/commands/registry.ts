import type { CommandRegistry, LoadCommand } from './add-commands.ts';

/** Every subcommand of `lab`: one line each. */
export const COMMANDS: CommandRegistry = new Map<string, LoadCommand>([
  ['bench', async () => (await import('./bench.ts')).addBench],
  ['report', async () => (await import('./report.ts')).addReport],
  ['compare', async () => (await import('./compare.ts')).addCompare],
  ['history', async () => (await import('./history.ts')).addHistory],
  ['gate', async () => (await import('./gate.ts')).addGate],
  ['baseline', async () => (await import('./baseline.ts')).addBaseline],
  ['gate-qualify', async () => (await import('./gate-qualify.ts')).addGateQualify],
  ['profile', async () => (await import('./profile.ts')).addProfile],
  ['list', async () => (await import('./list.ts')).addList],
  ['query', async () => (await import('./query.ts')).addQuery],
  ['info', async () => (await import('./info.ts')).addInfo],
  ['fixtures', async () => (await import('./fixtures.ts')).addFixtures],
  ['executor', async () => (await import('./executor.ts')).addExecutor],
  ['compare-executors', async () => (await import('./compare-executors.ts')).addCompareExecutors],
  ['migrate', async () => (await import('./migrate.ts')).addMigrate],
  ['index', async () => (await import('./index-store.ts')).addIndex],
  ['calibrate', async () => (await import('./calibrate.ts')).addCalibrate],
  ['memory', async () => (await import('./memory.ts')).addMemory],
  ['sweep', async () => (await import('./sweep.ts')).addSweep],
  ['performance', async () => (await import('./performance.ts')).addPerformance],
]);
