import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { writeFileAtomic } from '../../engines/atomic-file.ts';
import { toLabError } from '../../engines/errors.ts';
import { defaultWorkers } from '../../engines/workers.ts';
import type { GateWorst } from '../../harness/gate/gate-document.ts';
import { judgeGate } from '../../harness/gate/judge.ts';
import { stageTimes } from '../../harness/gate/stage-times.ts';
import { worstCell } from '../../harness/gate/worst-cell.ts';
import { changesOf } from '../../harness/profile/diff/changes.ts';
import { compareProfiles } from '../../harness/profile/diff/compare-profiles.ts';
import { roundsFor } from '../../harness/profile/diff/frame-deltas.ts';
import type { TargetSetup } from '../../harness/profile/target-messages.ts';
import type { Side } from '../../harness/sides/side.ts';
import { writeDiff } from '../../reports/flame/write-diff.ts';
import { profileQuery, resultFolder, targetSetup } from '../profile-options.ts';
import { createProgress } from '../progress.ts';
import type { GateFlags } from './gate-flags.ts';
import type { GateRun } from './run.ts';

/** Share of what counts as the time of a whole call below which no function is called changed. */
const FUNCTION_FLOOR = 0.02;

/** Rounds of fresh processes. */
const ROUNDS = roundsFor(FUNCTION_FLOOR);

/** Seconds that each side is profiled for, in all rounds together, and that it is warmed up for in each. */
const SECONDS = ROUNDS;
const WARM_UP_SECONDS = 0.5;

/**
 * Profiles both sides of the cell that slowed down most, in turns, and writes the differential flame graph. The verdict
 * stands whatever becomes of that: what fails is said on stderr.
 * @returns null where nothing slowed down, or there is no profile.
 */
export async function profileWorst(run: GateRun, flags: GateFlags, signal: AbortSignal): Promise<GateWorst | null> {
  const worst = worstCell(judgeGate(run.document));
  if (worst === null) return null;
  try {
    return await profiled(worst, run, flags, signal);
  } catch (error) {
    if (!signal.aborted) process.stderr.write(`querylab: no profile of the worst cell: ${toLabError(error).message}\n`);
    return null;
  }
}

async function profiled(
  { engine, scenario }: NonNullable<ReturnType<typeof worstCell>>,
  run: GateRun,
  flags: GateFlags,
  signal: AbortSignal,
): Promise<GateWorst> {
  const wanted = {
    scenario,
    seconds: SECONDS,
    inlining: true,
    workers: flags.workers ?? defaultWorkers(),
    ...(flags.dataDir !== undefined && { dataDir: flags.dataDir }),
    ...(flags.preset !== undefined && { preset: flags.preset }),
  };
  const asked = await profileQuery(wanted);
  const setup = ({ root }: Side): TargetSetup => ({
    ...targetSetup(engine, asked, wanted, root),
    warmUpSeconds: WARM_UP_SECONDS,
  });
  const folder = resultFolder(undefined, `gate ${engine} ${scenario}`);
  const progress = createProgress();
  try {
    const compared = await compareProfiles({
      sides: {
        a: { label: `${engine} at ${nameOf(run.base)}`, setup: setup(run.base) },
        b: { label: `${engine} at ${nameOf(run.head)}`, setup: setup(run.head) },
      },
      scenario,
      rounds: ROUNDS,
      seconds: SECONDS,
      floor: FUNCTION_FLOOR,
      signal,
      onRound: (done) => progress.update('profile of the worst cell', done, ROUNDS, `${engine} on ${scenario}`, null),
    });
    const [page = null] = writeDiff(compared, changesOf(compared), folder.path);
    return { engine, scenario, stages: stageTimes(compared), page: page && beside(flags.html, path.resolve(page)) };
  } catch (error) {
    folder.discard();
    throw error;
  } finally {
    progress.stop();
  }
}

/** Puts the flame graph beside the report, which then links to it wherever both are taken; without one it stays. */
function beside(report: string | undefined, page: string): string {
  if (report === undefined) return page;
  const { dir, name } = path.parse(report);
  const own = `${name}.diff.html`;
  writeFileAtomic(path.join(dir, own), readFileSync(page));
  return own;
}

/** What a side is called for a person. */
function nameOf({ ref, commit }: Side): string {
  return ref ?? `the working tree (${commit?.slice(0, 10) ?? 'no commit'})`;
}
