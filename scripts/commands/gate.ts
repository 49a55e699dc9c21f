import process from 'node:process';
import type { Command } from 'commander';
import { checkWritable, writeFileAtomic } from '../../engines/atomic-file.ts';
import { EXIT_STATUS, LabError } from '../../engines/errors.ts';
import type { GateDocument } from '../../harness/gate/gate-document.ts';
import { judgeGate } from '../../harness/gate/judge.ts';
import { loadGateFormat } from '../../reports/gate/registry.ts';
import { addGateOptions, type GateFlags } from '../gate/gate-flags.ts';
import { profileWorst } from '../gate/profile-worst.ts';
import { measureSides } from '../gate/run.ts';
import { interruptible } from '../interruptible.ts';

export function addGate(program: Command): void {
  const command = program
    .command('gate')
    .description('compares two builds of the lab: fails where one engine is surely slower, or answers otherwise');
  addGateOptions(command).action(gate);
}

/** Reports that go to a file each, by the flag that names it. */
const FILES = ['json', 'markdown', 'junit', 'html'] as const;

async function gate(flags: GateFlags): Promise<void> {
  const { base } = flags;
  if (base === undefined) {
    throw new LabError('BAD_OPTION', 'give --base the commit, branch or tag to compare with, such as origin/main');
  }
  const files = FILES.flatMap((format) => (flags[format] === undefined ? [] : [{ format, file: flags[format] }]));
  for (const { file } of files) checkWritable(file);
  const document = await interruptible(async (signal): Promise<GateDocument> => {
    const run = await measureSides(flags, base, signal);
    // What was measured is kept whatever becomes of the profile.
    await writeReports(files, run.document);
    const worst = flags.profile && !signal.aborted ? await profileWorst(run, flags, signal) : null;
    if (worst === null) return run.document;
    const whole = { ...run.document, worst };
    await writeReports(files, whole);
    return whole;
  });
  const judgement = judgeGate(document);
  for (const format of flags.annotations === true ? ['table', 'annotations'] : ['table']) {
    process.stdout.write((await loadGateFormat(format))(document, judgement));
  }
  for (const { file } of files) process.stderr.write(`saved ${file}\n`);
  process.exitCode = document.complete ? judgement.status : EXIT_STATUS.interrupted;
}

async function writeReports(files: readonly { format: string; file: string }[], document: GateDocument): Promise<void> {
  const judgement = judgeGate(document);
  for (const { format, file } of files) {
    const render = await loadGateFormat(format);
    writeFileAtomic(file, render(document, judgement));
  }
}
