import type { Command } from 'commander';
import { addProfileDiff } from '../profile/diff.ts';
import { addProfileRun } from '../profile/run.ts';

export function addProfile(program: Command): void {
  const profile = program
    .command('profile')
    .description('where the milliseconds go: a flame graph of one engine on one query, or what differs between two');
  addProfileRun(profile);
  addProfileDiff(profile);
}
