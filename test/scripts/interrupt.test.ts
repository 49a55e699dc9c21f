import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { type BenchDocument, benchSchema } from '../../harness/document.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type Outcome, type RunningLab, startLab } from './support/lab.ts';
import { processesOf } from './support/process-group.ts';
import { SPEC, twoStores } from './support/stores.ts';

/** A run that is not over after this many milliseconds hangs. */
const HANGS = 10_000;

let store = '';
beforeAll(async () => {
  store = await twoStores();
});

/** A bench that would take an hour, each engine of it in a process of its own. */
function longBench(json: string): RunningLab {
  const engines = 'naive/bz2,pool-blob/bz2,typed/lz4,pool-chunk/lz4';
  const long = ['--repeats', '1000000', '--budget', '1h', '--workers', '2'];
  return startLab(['bench', '--data-dir', store, '--engines', engines, '--scenario', SPEC, ...long, '--json', json]);
}

async function said(running: RunningLab, text: string): Promise<void> {
  while (!running.stderr().includes(text)) {
    if (running.child.exitCode !== null) throw new Error(`it ended before it said '${text}': ${running.stderr()}`);
    await sleep(10);
  }
}

/** How a run ends after a signal; fails where it hangs. */
async function ended(running: RunningLab): Promise<Outcome> {
  const hangs = sleep(HANGS, null, { ref: false }).then(() => {
    throw new Error(`still running: ${processesOf(running.child.pid as number).join('; ')}`);
  });
  return await Promise.race([running.outcome, hangs]);
}

describe.each([
  ['Ctrl-C, which reaches the whole group,', 'SIGINT', -1],
  ['SIGINT to the command alone', 'SIGINT', 1],
  ['SIGTERM', 'SIGTERM', 1],
] as const)('%s', (_, signal, sign) => {
  test.each(['open', 'identity', 'timing'])(
    'in the middle of %s ends the bench soon, with what it has',
    async (phase) => {
      const json = path.join(temporaryFolder(), 'run.json');
      const running = longBench(json);
      const pid = running.child.pid as number;
      await said(running, phase);
      expect(processesOf(pid)).toHaveLength(5);
      process.kill(sign * pid, signal);
      const { status, stdout, stderr } = await ended(running);
      expect(status).toBe(130);
      expect(stdout.trimEnd().split('\n').at(-1)).toBe('Interrupted: nothing to conclude.');
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(processesOf(pid)).toEqual([]);
      const document: BenchDocument = benchSchema.parse(JSON.parse(readFileSync(json, 'utf8')));
      expect(document.complete).toBe(false);
      expect(document.engines.map((engine) => engine.status)).toEqual(['ok', 'ok', 'ok', 'ok']);
      expect(readdirSync(path.dirname(json))).toEqual(['run.json']);
    },
  );
});

test('a killed bench takes its processes with it', async () => {
  const running = longBench(path.join(temporaryFolder(), 'run.json'));
  await said(running, 'timing');
  running.child.kill('SIGKILL');
  expect((await ended(running)).status).toBe('SIGKILL');
  while (processesOf(running.child.pid as number).length > 0) await sleep(20);
});

test('Ctrl-C while a fixture is made leaves nothing behind', async () => {
  const folder = temporaryFolder();
  const running = startLab([
    'fixtures',
    'make',
    '--preset',
    'day',
    '--out',
    path.join(folder, 'day'),
    '--workers',
    '2',
  ]);
  await said(running, 'fixture day');
  await sleep(300);
  process.kill(-(running.child.pid as number), 'SIGINT');
  const { status, stderr } = await ended(running);
  expect(stderr).toContain('[INTERRUPTED]');
  expect(status).toBe(130);
  expect(existsSync(folder) && readdirSync(folder)).toEqual([]);
});
