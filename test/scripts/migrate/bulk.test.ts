import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { beforeEach, describe, expect, test } from 'vitest';
import { SAMPLE_DAYS } from '../../support/sample-store.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { overwriteBlob, writeTestStore } from '../../support/test-store.ts';
import { lab, type Outcome, startLab } from '../support/lab.ts';
import { until } from '../support/until.ts';

const DAYS = Object.keys(SAMPLE_DAYS).sort();
const [DAMAGED] = DAYS as [string];

let store = '';
let target = '';
beforeEach(async () => {
  const root = path.join(temporaryFolder(), "user's stores");
  [store, target] = [path.join(root, 'bz2'), path.join(root, 'lz4')];
  await writeTestStore(store, 'bz2', SAMPLE_DAYS);
});

const bulk = (...flags: string[]): Promise<Outcome> => lab('migrate', 'bulk', store, target, '--jobs', '2', ...flags);

/** The columns of a job log, without its head. */
function jobs(file = path.join(target, 'convert.joblog')): string[][] {
  const [head, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(head).toBe('Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand');
  return rows.map((row) => row.split('\t'));
}

/** Which jobs ended how, in order of their numbers. */
const exits = () =>
  jobs()
    .map(([seq, , , , , , exitval]) => `${seq}:${exitval}`)
    .sort();

function damage(): () => void {
  const file = path.join(store, DAMAGED);
  const good = readFileSync(file);
  overwriteBlob(file, 2, (blob) => blob.subarray(0, -1));
  return () => writeFileSync(file, good);
}

const made = () => DAYS.filter((day) => existsSync(path.join(target, day)));

test('bulk converts every day, and logs each as GNU parallel does', async () => {
  const { status, stdout } = await bulk();
  expect(stdout).toMatch(new RegExp(`^${DAYS.length} days: ${DAYS.length} converted, 0 skipped, 0 failed; `));
  expect(status).toBe(0);
  expect(made()).toEqual(DAYS);
  const now = Date.now() / 1000;
  for (const [seq, host, started, seconds, sent, received, exitval, signal, command] of jobs()) {
    expect(host).toBe(':');
    expect(Math.abs(now - Number(started))).toBeLessThan(60);
    expect(seconds).toMatch(/^ *\d+\.\d{3}$/);
    expect([sent, exitval, signal]).toEqual(['0', '0', '0']);
    expect(Number(received)).toBeGreaterThan(0);
    expect(command).toContain(DAYS[Number(seq) - 1]);
  }
});

describe('a file that fails', () => {
  test('is named with its row; the others go on; a retry takes up this one alone', async () => {
    const repair = damage();
    const { status, stdout, stderr } = await bulk('--json', '-');
    expect(stderr).toMatch(new RegExp(`^querylab: .*${DAMAGED}, row 2, byte \\d+\\) \\[BLOB_CORRUPT\\]$`, 'm'));
    expect(JSON.parse(stdout)).toMatchObject({ converted: DAYS.length - 1, failed: 1, notStarted: 0 });
    expect(status).toBe(1);
    expect(made()).toEqual(DAYS.slice(1));
    repair();
    const retry = await bulk('--retry-failed');
    expect(retry.stdout).toMatch(/^1 day: 1 converted, 0 skipped, 0 failed; /);
    expect(retry.status).toBe(0);
    expect(exits()).toEqual([...DAYS.map((_, i) => `${i + 1}:${i === 0 ? 1 : 0}`), '1:0'].sort());
    expect((await bulk('--retry-failed')).stdout).toMatch(/^0 days/);
  });

  test('stops those that are not started with --halt soon,fail=1, and a retry takes up these too', async () => {
    const repair = damage();
    const { status, stderr } = await lab('migrate', 'bulk', store, target, '--jobs', '1', '--halt', 'soon,fail=1');
    expect(stderr).toContain(`${DAYS.length - 1} files not started`);
    expect(status).toBe(1);
    expect(exits()).toEqual(['1:1']);
    repair();
    expect((await bulk('--retry-failed')).status).toBe(0);
    expect(made()).toEqual(DAYS);
  });

  test('is told of where its process was killed', async () => {
    const running = startLab(['migrate', 'bulk', store, target, '--jobs', '1']);
    const log = path.join(target, 'convert.joblog');
    const pidOfJob = () => {
      const children = readFileSync(`/proc/${running.child.pid}/task/${running.child.pid}/children`, 'utf8').trim();
      return children === '' ? null : Number(children.split(' ')[0]);
    };
    await until(() => existsSync(log) && pidOfJob() !== null);
    process.kill(pidOfJob() as number, 'SIGKILL');
    const { status, stderr } = await running.outcome;
    expect(stderr).toMatch(/its process ended with signal 9.*\[CHILD_DIED\]/);
    expect(status).toBe(1);
    expect(jobs().filter(([, , , , , , , signal]) => signal === '9')).toHaveLength(1);
  });
});

test('Ctrl-C ends bulk with 130, its processes too, and leaves nothing half-made', async () => {
  const running = startLab(['migrate', 'bulk', store, target, '--jobs', '2']);
  await until(() => existsSync(path.join(target, path.dirname(DAMAGED))));
  running.child.kill('SIGINT');
  const { status, stderr } = await running.outcome;
  expect(stderr).toContain('[INTERRUPTED]');
  expect(status).toBe(130);
  const left = readdirSync(target, { recursive: true }) as string[];
  expect(left.filter((name) => /\.(tmp|lock)$/.test(name))).toEqual([]);
});

test.each([
  [['--jobs', '0'], '--jobs takes a whole number from 1'],
  [['--halt', 'now'], 'Allowed choices are never, soon,fail=1'],
  [['--retry-failed'], 'is no job log'],
  [['--job-log', '/proc/nowhere'], 'cannot write the job log'],
])('%j is refused', async (flags, words) => {
  const { status, stderr } = await bulk(...flags);
  expect(stderr).toContain(words);
  expect(status).toBe(2);
});
