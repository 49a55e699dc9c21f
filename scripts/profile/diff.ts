import path from 'node:path';
import process from 'node:process';
import type { Command } from 'commander';
import { EXIT_STATUS, LabError } from '../../engines/errors.ts';
import { changesOf } from '../../harness/profile/diff/changes.ts';
import { type ComparedSide, compareProfiles } from '../../harness/profile/diff/compare-profiles.ts';
import { builtRef } from '../../harness/sides/built-ref.ts';
import { renderDiffSummary } from '../../reports/flame/diff-summary.ts';
import { writeDiff } from '../../reports/flame/write-diff.ts';
import { percentageOption } from '../common-options.ts';
import { interruptible } from '../interruptible.ts';
import { MAX_PAIRS, percentage, wholeNumber } from '../options.ts';
import {
  addProfileOptions,
  type ProfileFlags,
  type ProfileQuery,
  profileQuery,
  resultFolder,
  targetSetup,
} from '../profile-options.ts';
import { createProgress } from '../progress.ts';

interface Flags extends ProfileFlags {
  readonly a: string;
  readonly b?: string;
  readonly aRef?: string;
  readonly bRef?: string;
  readonly rounds: number;
  readonly floor: number;
}

export function addProfileDiff(profile: Command): void {
  const command = profile
    .command('diff')
    .description('what differs between two engines, or one at two commits: both in turns, in rounds of fresh processes')
    .requiredOption('--a <engine>', 'engine of side A')
    .option('--b <engine>', 'engine of side B (default: that of A)')
    .option('--a-ref <commit>', 'commit whose build A is (default: this checkout)')
    .option('--b-ref <commit>', 'commit whose build B is (default: this checkout)')
    .option('--rounds <n>', 'rounds of fresh processes, one of each side', wholeNumber('--rounds', 1, MAX_PAIRS), 12)
    .addOption(
      percentageOption('--floor', "share of the quicker side's time that a change has to exceed", '2%', percentage),
    );
  addProfileOptions(command, 'how long each side is profiled, in all rounds together').action(diff);
}

async function diff(flags: Flags): Promise<void> {
  const { a, b = a, aRef, bRef, rounds, seconds, floor } = flags;
  if (a === b && aRef === bRef) {
    throw new LabError(
      'BAD_OPTION',
      'both sides are the same: give --b another engine, or --a-ref or --b-ref a commit',
    );
  }
  const asked = await profileQuery(flags);
  targetSetup(a, asked, flags);
  targetSetup(b, asked, flags);
  const folder = resultFolder(flags.out, `diff ${a} ${b} ${asked.scenario.name}`);
  const sides = { a: await side(a, aRef, asked, flags), b: await side(b, bRef, asked, flags) };
  const progress = createProgress();
  const started = performance.now();
  const compared = await interruptible(async (signal) => {
    try {
      return await compareProfiles({
        sides,
        scenario: asked.scenario.name,
        rounds,
        seconds,
        floor,
        signal,
        onRound: (done) => {
          const left = done === 0 ? null : ((performance.now() - started) / 1000 / done) * (rounds - done);
          progress.update('rounds', done, rounds, `${sides.a.label}, ${sides.b.label}`, left);
        },
      });
    } catch (error) {
      folder.discard();
      throw error;
    } finally {
      progress.stop();
    }
  });
  const changes = changesOf(compared);
  const files = writeDiff(compared, changes, folder.path);
  process.stdout.write(`${files.map((file) => `wrote ${path.relative('', file)}`).join('\n')}\n`);
  process.stdout.write(`${renderDiffSummary(compared, changes)}\n`);
  if (!compared.complete) process.exitCode = EXIT_STATUS.interrupted;
}

async function side(engine: string, ref: string | undefined, asked: ProfileQuery, flags: Flags): Promise<ComparedSide> {
  if (ref === undefined) return { label: engine, setup: targetSetup(engine, asked, flags) };
  const say = (what: string) => process.stderr.write(`querylab: ${what} …\n`);
  const { root } = await interruptible((signal) => builtRef(ref, { say, signal }));
  return { label: `${engine} at ${ref}`, setup: targetSetup(engine, asked, flags, root) };
}
