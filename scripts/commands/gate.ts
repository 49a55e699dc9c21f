import process from 'node:process';
import type { Command } from 'commander';
import { checkWritable, writeFileAtomic } from '../../engines/atomic-file.ts';
import { EXIT_STATUS } from '../../engines/errors.ts';
import type { GateDocument } from '../../harness/gate/gate-document.ts';
import { judgeGate } from '../../harness/gate/judge.ts';
import { loadGateFormat } from '../../reports/gate/registry.ts';
import { runBaselineGate } from '../gate/baseline-run.ts';
import { runClaims } from '../gate/claims-run.ts';
import { addGateOptions, type GateFlags } from '../gate/gate-flags.ts';
import { gateKind, printedFormats, reportFiles } from '../gate/gate-kinds.ts';
import { profileWorst } from '../gate/profile-worst.ts';
import { measureSides } from '../gate/run.ts';
import { interruptible } from '../interruptible.ts';

export function addGate(program: Command): void {
  const command = program
    .command('gate')
    .description(
      'compares two builds of the lab, or one with a saved baseline: fails where an engine is surely slower, or answers otherwise; or proves claims',
    );
  addGateOptions(command).action(gate);
}

/** Reports that go to a file each, by the flag that names it. */
const FILES = ['json', 'markdown', 'junit', 'html'] as const;

async function gate(flags: GateFlags, command: Command): Promise<void> {
  const judged = gateKind(flags);
  if (judged.kind === 'base') return await judgeSides(judged.ref, flags);
  if (judged.kind === 'baseline') return await runBaselineGate(judged.file, flags, reportFiles(flags));
  // How many pairs it takes to decide depends on the claims.
  const { pairs, ...rest } = flags;
  const given = command.getOptionValueSource('pairs') === 'default' ? {} : { pairs };
  await runClaims({ ...rest, ...given, claims: judged.names, files: reportFiles(flags) });
}

async function judgeSides(base: string, flags: GateFlags): Promise<void> {
  const files = FILES.flatMap((format) => (flags[format] === undefined ? [] : [{ format, file: flags[format] }]));
  for (const { file } of files) checkWritable(file);
  let interrupted = false;
  const document = await interruptible(async (signal): Promise<GateDocument> => {
    const run = await measureSides(flags, base, signal);
    // What was measured is kept whatever becomes of the profile.
    await writeReports(files, run.document);
    const worst = flags.profile && !signal.aborted ? await profileWorst(run, flags, signal) : null;
    interrupted = signal.aborted;
    if (worst === null) return run.document;
    const whole = { ...run.document, worst };
    await writeReports(files, whole);
    return whole;
  });
  const judgement = judgeGate(document);
  for (const format of printedFormats(flags)) {
    process.stdout.write((await loadGateFormat(format))(document, judgement));
  }
  for (const { file } of files) process.stderr.write(`saved ${file}\n`);
  process.exitCode = interrupted ? EXIT_STATUS.interrupted : judgement.status;
}

async function writeReports(files: readonly { format: string; file: string }[], document: GateDocument): Promise<void> {
  const judgement = judgeGate(document);
  for (const { format, file } of files) {
    const render = await loadGateFormat(format);
    writeFileAtomic(file, render(document, judgement));
  }
}
