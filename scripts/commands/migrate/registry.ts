import type { Command } from 'commander';
import { addBulk } from './bulk.ts';
import { addConvert } from './convert.ts';
import { addTail } from './tail.ts';

/** Every subcommand of `lab migrate`: one line each. */
// biome-ignore format: lines that are added by different people must not collide
export const MIGRATE_COMMANDS: readonly ((migrate: Command) => void)[] = [
  addConvert,
  addBulk,
  addTail,
];
