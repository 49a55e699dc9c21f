import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { listDays } from '../../../engines/store/day-path.ts';
import { convertFile } from '../../../scripts/migrate/convert-file.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { sha256 } from '../../support/sha256.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { blockUntil, isAt, PHASES, type Phase, pause, phaseOf } from '../support/convert-phase.ts';
import { lab, type RunningLab, startLab } from '../support/lab.ts';
import { processesOf } from '../support/process-group.ts';
import { tinyFixture } from '../support/tiny.ts';
import { until } from '../support/until.ts';

/** Times that each command is killed. */
const ROUNDS = 50;
const DAYS = ['2024-163.sqlite', '2024-164.sqlite'];
const [FIRST] = DAYS as [string];

let store = '';
/** SHA-256 of each source, and of what becomes of it: a conversion of the same file gives the same bytes. */
let hashes: { source: string; target: string }[] = [];

beforeAll(async () => {
  store = path.join(await tinyFixture(), 'bz2');
  expect(listDays(store)).toHaveLength(DAYS.length);
  // An eighth of the flights is enough to be killed in the middle of.
  for (const day of DAYS) {
    const database = new Database(path.join(store, '2024', day));
    database.exec('DELETE FROM trajectories WHERE id % 8 > 0; DELETE FROM trajectory_index WHERE id % 8 > 0; VACUUM');
    database.close();
  }
  const target = temporaryFolder();
  expect((await lab('migrate', 'convert', store, target)).status).toBe(0);
  hashes = DAYS.map((day) => ({
    source: sha256(path.join(store, '2024', day)),
    target: sha256(path.join(target, '2024', day)),
  }));
});

/** Files that have their final names are whole, and sources are what they were. */
function expectNothingHalf(folder: string): void {
  for (const [i, day] of DAYS.entries()) {
    expect(sha256(path.join(store, '2024', day))).toBe(hashes[i]?.source);
    const made = path.join(folder, day);
    if (existsSync(made)) expect(sha256(made)).toBe(hashes[i]?.target);
  }
  expect(readdirSync(path.join(store, '2024')).sort()).toEqual(DAYS);
}

async function convertHere(source: string, target: string): Promise<void> {
  const signal = new AbortController().signal;
  const [onProgress, onWait] = [() => undefined, () => undefined];
  await convertFile(source, target, { to: 'lz4', force: false, signal, onProgress, onWait });
}

/** Starts a command on a target that is not there yet. */
function start(args: string[], folder: string): RunningLab {
  rmSync(folder, { recursive: true, force: true });
  return startLab(args);
}

/** Milliseconds that each phase of the first day lasts where nobody kills the command. */
async function timePhases(args: string[], folder: string): Promise<Map<Phase, number>> {
  const running = start(args, folder);
  const entered = PHASES.map((phase) => {
    blockUntil(() => isAt(phaseOf(folder, FIRST), phase));
    return performance.now();
  });
  expect((await running.outcome).status).toBe(0);
  entered.push(performance.now());
  return new Map(PHASES.map((phase, i) => [phase, (entered[i + 1] as number) - (entered[i] as number)]));
}

/**
 * Kills a command some time after it came to a phase, and lets the next run complete.
 * @returns what each day was at; nothing where the command was over before.
 */
async function killRound(args: string[], folder: string, days: string[], at: Phase, delay: number, sign: 1 | -1) {
  const running = start(args, folder);
  const pid = running.child.pid as number;
  blockUntil(() => isAt(phaseOf(folder, FIRST), at));
  pause(delay);
  process.kill(sign * pid, 'SIGKILL');
  const killedIn = days.map((day) => phaseOf(folder, day));
  const { status } = await running.outcome;
  expectNothingHalf(folder);
  // Where only bulk was killed, its processes are still at work: that is for the locks to sort out.
  for (const day of days) await convertHere(path.join(store, '2024', day), path.join(folder, day));
  if (sign === 1) await until(() => processesOf(pid).length === 0);
  expectNothingHalf(folder);
  expect(readdirSync(folder).sort()).toEqual(days.flatMap((day) => [day, `${day}.verified.json`]));
  return status === 'SIGKILL' ? killedIn : [];
}

/** Kills a command at random moments of each phase in turn. */
async function killRounds(args: string[], folder: string, days: string[], signs: (1 | -1)[], seed: number) {
  const random = seededRandom(seed);
  const lasts = await timePhases(args, folder);
  const kills = new Map<Phase, number>();
  const isMissed = (phase: Phase): boolean => !kills.has(phase);
  for (let round = 0; round < ROUNDS || (PHASES.some(isMissed) && round < 4 * ROUNDS); round++) {
    // What is shorter than a process takes to die is tried again.
    const phase = round < ROUNDS ? (PHASES[round % PHASES.length] as Phase) : (PHASES.find(isMissed) as Phase);
    const delay = (random(1000) / 1000) * (lasts.get(phase) as number) * (round < ROUNDS ? 1 : 0);
    const sign = signs[round % signs.length] as 1 | -1;
    for (const killedIn of await killRound(args, folder, days, phase, delay, sign)) {
      kills.set(killedIn, (kills.get(killedIn) ?? 0) + 1);
    }
  }
  return kills;
}

describe(`after kill -9 at ${ROUNDS} random moments, of every phase`, { timeout: 240_000 }, () => {
  test('of convert, the source is untouched, no half file has a final name, and the next run completes', async () => {
    const folder = path.join(temporaryFolder(), '2024');
    const args = ['migrate', 'convert', path.join(store, '2024', FIRST), path.join(folder, FIRST)];
    const kills = await killRounds(args, folder, [FIRST], [-1], 7);
    expect([...kills.keys()]).toEqual(expect.arrayContaining([...PHASES]));
  });

  test('of bulk, alone or with its processes, the same', async () => {
    const target = temporaryFolder();
    const args = ['migrate', 'bulk', store, target, '--jobs', '2'];
    const kills = await killRounds(args, path.join(target, '2024'), DAYS, [1, -1], 8);
    expect([...kills.keys()]).toEqual(expect.arrayContaining([...PHASES]));
    expect((await lab('migrate', 'bulk', store, target)).stdout).toMatch(/^2 days: 0 converted, 2 skipped, 0 failed/);
  });
});
