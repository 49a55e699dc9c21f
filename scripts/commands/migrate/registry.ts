import type { CommandRegistry, LoadCommand } from '../add-commands.ts';

/** Every subcommand of `lab migrate`: one line each. */
export const MIGRATE_COMMANDS: CommandRegistry = new Map<string, LoadCommand>([
  ['convert', async () => (await import('./convert.ts')).addConvert],
  ['bulk', async () => (await import('./bulk.ts')).addBulk],
  ['tail', async () => (await import('./tail.ts')).addTail],
  ['verify', async () => (await import('./verify.ts')).addVerify],
  ['property', async () => (await import('./property.ts')).addProperty],
  ['soak', async () => (await import('./soak.ts')).addSoak],
]);
