import type { Command } from 'commander';
import { addConvert } from './convert.ts';
import { addProperty } from './property.ts';
import { addSoak } from './soak.ts';
import { addVerify } from './verify.ts';

/** Every subcommand of `lab migrate`: one line each. */
// biome-ignore format: lines that are added by different people must not collide
export const MIGRATE_COMMANDS: readonly ((migrate: Command) => void)[] = [
  addConvert,
  addVerify,
  addProperty,
  addSoak,
];
