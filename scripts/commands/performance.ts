import type { Command } from 'commander';
export function addPerformance(_program: Command): void {}
