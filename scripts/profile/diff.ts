import type { Command } from 'commander';
export function addProfileDiff(_profile: Command): void {}
