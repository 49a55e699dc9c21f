import process from 'node:process';
import type { Command } from 'commander';
import { checkWritable, writeFileAtomic } from '../../engines/atomic-file.ts';
import { EXIT_STATUS, LabError } from '../../engines/errors.ts';
import { addGateOptions, type GateFlags } from '../gate/gate-flags.ts';
import { measureSides } from '../gate/run.ts';
import { interruptible } from '../interruptible.ts';

export function addGate(program: Command): void {
  const command = program
    .command('gate')
    .description('compares two builds of the lab: fails where one engine is surely slower, or answers otherwise');
  addGateOptions(command).action(gate);
}

async function gate(flags: GateFlags): Promise<void> {
  const { base, json } = flags;
  if (base === undefined) {
    throw new LabError('BAD_OPTION', 'give --base the commit, branch or tag to compare with, such as origin/main');
  }
  if (json !== undefined) checkWritable(json);
  const { document } = await interruptible((signal) => measureSides(flags, base, signal));
  if (json !== undefined) writeFileAtomic(json, `${JSON.stringify(document)}\n`);
  if (!document.complete) process.exitCode = EXIT_STATUS.interrupted;
}
