import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { listDays } from '../../../engines/store/day-path.ts';
import { convertFile } from '../../../scripts/migrate/convert-file.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { sha256 } from '../../support/sha256.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { lab, type RunningLab, startLab } from '../support/lab.ts';
import { processesOf } from '../support/process-group.ts';
import { tinyFixture } from '../support/tiny.ts';
import { until } from '../support/until.ts';

/** Times that each command is killed. */
const ROUNDS = 25;
const DAYS = ['2024-163.sqlite', '2024-164.sqlite'];

let store = '';
/** SHA-256 of each source, and of what becomes of it: a conversion of the same file gives the same bytes. */
let hashes: { source: string; target: string }[] = [];

beforeAll(async () => {
  store = path.join(await tinyFixture(), 'bz2');
  expect(listDays(store)).toHaveLength(DAYS.length);
  // A quarter of the flights is enough to be killed in the middle of.
  for (const day of DAYS) {
    const database = new Database(path.join(store, '2024', day));
    database.exec('DELETE FROM trajectories WHERE id % 4 > 0; DELETE FROM trajectory_index WHERE id % 4 > 0; VACUUM');
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

/** Starts a command, and returns when it has begun to convert. */
async function startConverting(args: string[], folder: string): Promise<RunningLab> {
  rmSync(folder, { recursive: true, force: true });
  const running = startLab(args);
  await until(() => existsSync(folder) && readdirSync(folder).length > 0);
  return running;
}

/** How long a command converts, in ms. */
async function timeToConvert(args: string[], folder: string): Promise<number> {
  const running = await startConverting(args, folder);
  const started = performance.now();
  expect((await running.outcome).status).toBe(0);
  return performance.now() - started;
}

/** Kills a command after some time of converting, and lets the next run complete. */
async function killRound(args: string[], folder: string, days: string[], delay: number, sign: 1 | -1) {
  const running = await startConverting(args, folder);
  await sleep(delay);
  const pid = running.child.pid as number;
  if (running.child.exitCode === null) process.kill(sign * pid, 'SIGKILL');
  await running.outcome;
  const leftovers = readdirSync(folder).filter((name) => name.endsWith('.tmp')).length;
  expectNothingHalf(folder);
  // Where only bulk was killed, its processes are still at work: that is for the locks to sort out.
  for (const day of days) await convertHere(path.join(store, '2024', day), path.join(folder, day));
  await until(() => processesOf(pid).length === 0);
  expectNothingHalf(folder);
  expect(readdirSync(folder).sort()).toEqual(days.flatMap((day) => [day, `${day}.verified.json`]));
  return leftovers;
}

describe(`after kill -9 at ${ROUNDS} random moments`, { timeout: 240_000 }, () => {
  test('of convert, the source is untouched, no half file has a final name, and the next run completes', async () => {
    const random = seededRandom(7);
    const folder = path.join(temporaryFolder(), '2024');
    const [day] = DAYS as [string];
    const args = ['migrate', 'convert', path.join(store, '2024', day), path.join(folder, day)];
    const longest = await timeToConvert(args, folder);
    let leftovers = 0;
    for (let round = 0; round < ROUNDS; round++) {
      leftovers += await killRound(args, folder, [day], random(Math.ceil(longest)), 1);
    }
    // Otherwise the moments were no test.
    expect(leftovers).toBeGreaterThan(0);
  });

  test('of bulk, alone or with its processes, the same', async () => {
    const random = seededRandom(8);
    const target = temporaryFolder();
    const folder = path.join(target, '2024');
    const args = ['migrate', 'bulk', store, target, '--jobs', '2'];
    const longest = await timeToConvert(args, folder);
    let leftovers = 0;
    for (let round = 0; round < ROUNDS; round++) {
      leftovers += await killRound(args, folder, DAYS, random(Math.ceil(longest)), round % 2 === 0 ? 1 : -1);
    }
    expect(leftovers).toBeGreaterThan(0);
  });
});
