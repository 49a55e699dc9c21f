import type { Command } from 'commander';
import { addBulk } from './bulk.ts';
import { addConvert } from './convert.ts';
import { addProperty } from './property.ts';
import { addSoak } from './soak.ts';
import { addTail } from './tail.ts';
import { addVerify } from './verify.ts';

/** Every subcommand of `lab migrate`: one line each. */
export const MIGRATE_COMMANDS: readonly ((migrate: Command) => void)[] = [
  addConvert,
  addBulk,
  addTail,
  addVerify,
  addProperty,
  addSoak,
];
