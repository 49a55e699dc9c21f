import type { Command } from 'commander';
import { addCommands } from './add-commands.ts';
import { MIGRATE_COMMANDS } from './migrate/registry.ts';

export async function addMigrate(program: Command, words: readonly string[]): Promise<void> {
  const migrate = program
    .command('migrate')
    .description('move a store to another format, and prove that nothing was lost');
  await addCommands(migrate, MIGRATE_COMMANDS, words);
}
