import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../../engines/package-root.ts';
import { tryLock } from '../../../scripts/migrate/convert-lock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { overwriteBlob } from '../../support/test-store.ts';
import { manyDays } from '../support/many-days.ts';
import { runBlock } from '../support/runbook.ts';
import { isInstalled, run, script } from '../support/shell.ts';

const NAME = 'bulk_convert.sh';
/** Indices that an array may have at most, so that five files take three arrays. */
const MAX_ARRAY_SIZE = 2;

const isPossible = ['munged', 'slurmctld', 'slurmd', 'sbatch'].every(isInstalled);

describe.skipIf(!isPossible)(
  'bulk_convert.sh on a Slurm of one node (needs slurm-wlm and munge)',
  { timeout: 240_000 },
  () => {
    let state = '';
    let env: Record<string, string> = {};

    beforeAll(async () => {
      state = path.join(temporaryFolder(), 'slurm');
      const port = 20_000 + (process.pid % 20_000);
      const up = await script('slurm-up.sh', [state], {
        SLURM_PORT: String(port),
        MAX_ARRAY_SIZE: String(MAX_ARRAY_SIZE),
      });
      expect(up).toEqual({ status: 0, stdout: `export SLURM_CONF=${state}/slurm.conf\n`, stderr: '' });
      env = { SLURM_CONF: path.join(state, 'slurm.conf') };
    });

    afterAll(async () => {
      expect((await script('slurm-down.sh', [state])).status).toBe(0);
    });

    /** State of every job there is or was, by `array_index` or, where it is in no array, by id. */
    async function jobs(): Promise<Map<string, string>> {
      const { stdout } = await run('squeue', ['--noheader', '--states=all', '--array', '--format=%i %T'], env);
      return new Map(
        stdout
          .trim()
          .split('\n')
          .map((line) => line.split(' ') as [string, string]),
      );
    }

    async function allEnded(): Promise<Map<string, string>> {
      for (;;) {
        const all = await jobs();
        if (![...all.values()].some((job) => /PENDING|RUNNING|COMPLETING|CONFIGURING/.test(job))) return all;
        await sleep(200);
      }
    }

    test('splits arrays, keeps to the limit, names what failed, resubmits that alone, and verifies', async () => {
      const { store, days } = await manyDays(5);
      const target = path.join(temporaryFolder(), 'the new');
      const damaged = path.join(store, days[3] as string);
      const good = readFileSync(damaged);
      overwriteBlob(damaged, 2, (blob) => blob.subarray(0, -1));
      const runDir = path.join(target, 'slurm');
      const status = (i: number) => readFileSync(path.join(runDir, 'status', String(i)), 'utf8').trim();

      const started = await script(NAME, [store, target, '--at-most', '3'], env);
      expect(started.status).toBe(0);
      expect(started.stdout.match(/^array \d+: /gm)).toHaveLength(3);
      // While it runs it is not submitted again.
      const again = await script(NAME, ['--resubmit', runDir], env);
      expect(again.stderr).toContain('have not ended');
      expect(again.status).toBe(2);
      const first = await allEnded();
      const ids = readFileSync(path.join(runDir, 'jobs'), 'utf8').trim().split('\n');
      expect(ids).toHaveLength(4);
      expect([0, 1, 2, 3, 4].map(status)).toEqual(['0', '0', '0', '1', '0']);
      expect([...first].filter(([, job]) => job === 'FAILED').map(([id]) => id)).toContain(`${ids[1]}_1`);
      expect(days.filter((day) => existsSync(path.join(target, day)))).toEqual(days.filter((_, i) => i !== 3));
      expect(readFileSync(path.join(runDir, 'logs', `${ids[1]}_1.log`), 'utf8')).toMatch(
        /row 2, byte \d+\) \[BLOB_CORRUPT\]/,
      );
      expect(readFileSync(path.join(runDir, 'logs', `verify_${ids[3]}.log`), 'utf8')).toContain(
        `not converted: ${days[3]} (task 3, status 1)`,
      );

      writeFileSync(damaged, good);
      const resubmitted = await script(NAME, ['--resubmit', runDir], env);
      expect(resubmitted.stdout).toMatch(/^array \d+: 1 files from number 2 on$/m);
      const second = await allEnded();
      const news = [...second.keys()].filter((id) => !first.has(id));
      const [array, verification] = readFileSync(path.join(runDir, 'jobs'), 'utf8').trim().split('\n');
      expect(news.sort()).toEqual([`${array}_1`, verification].sort());
      expect(second.get(`${array}_1`)).toBe('COMPLETED');
      expect(second.get(verification as string)).toBe('COMPLETED');
      expect(days.filter((day) => existsSync(path.join(target, day)))).toEqual(days);
      expect((await script(NAME, ['--resubmit', runDir], env)).stdout).toContain('nothing to submit');
      expect(readdirSync(path.join(runDir, 'logs')).filter((name) => /^\d+_\d+\.log$/.test(name))).toHaveLength(6);
    });

    test('the blocks of the runbook convert a store, and find nothing to submit again', async () => {
      const { store, days } = await manyDays(2);
      const [target, record] = [path.join(temporaryFolder(), 'the new'), temporaryFolder()];
      const settings = { ...env, LAB: PACKAGE_ROOT, OLD: store, NEW: target, LIVE: target, RECORD: record };
      expect((await runBlock('bulk=slurm', settings, record)).status).toBe(0);
      await allEnded();
      expect(days.filter((day) => existsSync(path.join(target, day)))).toEqual(days);
      const again = await runBlock('again=slurm', settings, record);
      expect(again.stdout).toContain('nothing to submit');
      expect(again.status).toBe(0);
    });

    test('a task that is killed counts as failed', async () => {
      const { store, days } = await manyDays(1);
      const target = temporaryFolder();
      // The file is locked, so that the task waits until it is killed.
      mkdirSync(path.join(target, '2024'));
      const lock = tryLock(`${path.join(target, days[0] as string)}.lock`);
      await script(NAME, [store, target], env);
      const [array] = readFileSync(path.join(target, 'slurm', 'jobs'), 'utf8').split('\n');
      while ((await jobs()).get(`${array}_0`) !== 'RUNNING') await sleep(100);
      await run('scancel', ['--signal=KILL', '--full', `${array}_0`], env);
      await allEnded();
      lock?.release();
      expect(readdirSync(path.join(target, 'slurm', 'status'))).toEqual([]);
      expect((await script(NAME, ['--resubmit', path.join(target, 'slurm')], env)).stdout).toContain('1 files');
      await allEnded();
      expect(readFileSync(path.join(target, 'slurm', 'status', '0'), 'utf8')).toBe('0\n');
    });

    test.each([
      [[], 'usage: '],
      [['/etc'], 'usage: '],
      [['/etc', '/tmp/x', '--at-most', '0'], '--at-most takes a whole number'],
      [['/etc', '/tmp/x', '--to', 'bz3'], "unknown format 'bz3'"],
      [['/nowhere', '/tmp/x'], 'is no folder'],
      [['--resubmit', '/etc'], 'is no run directory'],
    ])('%j is refused', async (args, words) => {
      const { status, stderr } = await script(NAME, args, env);
      expect(stderr).toContain(words);
      expect(status).toBe(2);
    });

    test('within a job it is refused', async () => {
      const { status, stderr } = await script(NAME, ['/etc', '/tmp/x'], { ...env, SLURM_JOB_ID: '1' });
      expect(stderr).toContain('start it outside of Slurm');
      expect(status).toBe(2);
    });
  },
);
