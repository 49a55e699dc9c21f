import process from 'node:process';
import type { Command } from 'commander';
import { checkWritable, writeFileAtomic } from '../../engines/atomic-file.ts';
import { EXIT_STATUS } from '../../engines/errors.ts';
import type { GateDocument } from '../../harness/gate/gate-document.ts';
import { judgeGate } from '../../harness/gate/judge.ts';
import { runBaselineGate } from '../gate/baseline-run.ts';
import { runClaims } from '../gate/claims-run.ts';
import { addGateOptions, type GateFlags } from '../gate/gate-flags.ts';
import { gateKind, reportFiles } from '../gate/gate-kinds.ts';
import { profileWorst } from '../gate/profile-worst.ts';
import { measureSides } from '../gate/run.ts';
import { interruptible } from '../interruptible.ts';

export function addGate(program: Command): void {
  const command = program
    .command('gate')
    .description('compares two builds of the lab: fails where one engine is surely slower, or answers otherwise');
  addGateOptions(command).action(gate);
}

async function gate(flags: GateFlags, command: Command): Promise<void> {
  const judged = gateKind(flags);
  if (judged.kind === 'baseline') return await runBaselineGate(judged.file, flags, reportFiles(flags));
  if (judged.kind === 'claims') {
    // The default is a number for the other kinds.
    const { pairs, ...rest } = flags;
    const given = command.getOptionValueSource('pairs') === 'default' ? {} : { pairs };
    return await runClaims({ ...rest, ...given, claims: judged.names, files: reportFiles(flags) });
  }
  const { json } = flags;
  if (json !== undefined) checkWritable(json);
  const document = await interruptible(async (signal): Promise<GateDocument> => {
    const run = await measureSides(flags, judged.ref, signal);
    // What was measured is kept whatever becomes of the profile.
    if (json !== undefined) writeFileAtomic(json, `${JSON.stringify(run.document)}\n`);
    if (!flags.profile || signal.aborted) return run.document;
    const worst = await profileWorst(run, flags, signal);
    return worst === null ? run.document : { ...run.document, worst };
  });
  if (json !== undefined) writeFileAtomic(json, `${JSON.stringify(document)}\n`);
  const { verdict, status, reasons } = judgeGate(document);
  process.stdout.write(`${[verdict, ...reasons].join('\n')}\n`);
  process.exitCode = document.complete ? status : EXIT_STATUS.interrupted;
}
