import type { Command } from 'commander';
import { MIGRATE_COMMANDS } from './migrate/registry.ts';

export function addMigrate(program: Command): void {
  const migrate = program
    .command('migrate')
    .description('move a store to another format, and prove that nothing was lost');
  for (const addCommand of MIGRATE_COMMANDS) addCommand(migrate);
}
