import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { caught } from '../../support/caught-error.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { faulty, REQUEST, startFaulty } from './support/executor.ts';

const EMPTY = { ok: true, trajectories: [] };

function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}

test('a good executor shakes hands, answers, and ends with its input', async () => {
  const { client } = await startFaulty('none', { graceSeconds: 20 });
  expect(client.handshake).toEqual({ ready: true, feder_version: 'test 1', label: 'x', data_dir: 'some/dir' });
  expect(await client.ask(REQUEST)).toEqual(EMPTY);
  expect(await client.askFull(REQUEST)).toEqual(EMPTY);
  expect(client.memory).toBeGreaterThan(1e6);
  expect(await client.close()).toBe('end of input');
});

describe('a handshake', () => {
  test.each([
    ['dies before it is ready', /executor x exited with 3; the end of its log \S+x\.log:\ncannot find my data/],
    ['never says ready', /did not say that it is ready within 1 s; .*\nstill loading/],
    ['greets with rubbish', /handshake that is no JSON: "Welcome!"/],
    ['greets without a label', /handshake outside the protocol \(label: /],
    ['is not ready', /handshake outside the protocol \(ready: /],
    ['has another label', /calls itself 'y', not 'x'/],
    ['has another store', /answers from 'other\/dir', not 'some\/dir'/],
  ])('is refused where the executor %s', async (fault, message) => {
    const expected = { label: 'x', dataDir: 'some/dir' };
    const handshakeSeconds = fault === 'never says ready' ? 1 : 20;
    const error = await caught('EXECUTOR_FAILED', () => startFaulty(fault, { expected, handshakeSeconds }));
    expect(error.message).toMatch(message);
    expect(error.exitStatus).toBe(1);
  });

  test('is not waited for where there is no such command', async () => {
    const error = await caught('EXECUTOR_FAILED', () => startFaulty('', { command: 'no-such-program here' }));
    expect(error.message).toMatch(/exited with 127.*no-such-program/s);
  });
});

describe('at a request, an executor', () => {
  test.each([
    ['dies', /exited with 9; the end of its log \S+:\nTraceback: out of memory/],
    ['is killed', /(got SIGSEGV|exited with 139 \(SIGSEGV\)); /],
    ['hangs', /did not answer \(--timeout\) within 1 s; it was asked \{"t1".*\nthinking/s],
    ['writes rubbish', /reply that is no JSON: "Segmentation fault"/],
    ['writes half a line and dies', /exited with 0/],
    ['answers outside the protocol', /reply outside the protocol \(trajectories\.0\./],
    ['answers with null', /reply outside the protocol .*"null"/],
    ['floods', /flooded its stderr with more than 16 MB at one request; .*flood flood/s],
  ])('that %s is reported, and is of no more use', async (fault, message) => {
    const { client } = await startFaulty(fault, fault === 'hangs' ? { timeoutSeconds: 1 } : {});
    const error = await caught('EXECUTOR_FAILED', () => client.ask(REQUEST));
    expect(error.message).toMatch(message);
    expect(client.alive).toBe(false);
    expect(await caught('EXECUTOR_FAILED', () => client.ask(REQUEST))).toBe(error);
    await client.close();
    expect(client.memory).toBeNull();
  });

  test('that answers twice is reported at the second line', async () => {
    const { client } = await startFaulty('answers twice');
    await client.ask(REQUEST);
    while (client.alive) await sleep(5);
    const error = await caught('EXECUTOR_FAILED', () => client.ask(REQUEST));
    expect(error.message).toMatch(/a line that answers no request/);
    await client.close();
  });

  test('that is noisy on stderr is answered for, and its log stays small', async () => {
    const { client, log } = await startFaulty('is noisy', { graceSeconds: 20 });
    for (let i = 0; i < 20; i++) expect(await client.ask(REQUEST)).toEqual(EMPTY);
    expect(await client.close()).toBe('end of input');
    expect(statSync(log.file).size).toBeLessThanOrEqual(16 * 1024 * 1024);
    expect(statSync(`${log.file}.1`).size).toBeLessThanOrEqual(16 * 1024 * 1024);
    expect(log.tail().length).toBeLessThan(3_000);
  });
});

describe('shutdown', () => {
  test.each([
    ['ignores the end of input', 'SIGTERM'],
    ['ignores SIGTERM', 'SIGKILL'],
  ])('of an executor that %s takes %s', async (fault, ending) => {
    const { client } = await startFaulty(fault);
    expect(await client.ask(REQUEST)).toEqual(EMPTY);
    expect(await client.close()).toBe(ending);
    expect(client.memory).toBeNull();
  });

  test('takes what the executor left behind', async () => {
    const file = path.join(temporaryFolder(), 'pid');
    const { client } = await startFaulty('', { command: faulty('leaves a child behind', file) });
    await client.ask(REQUEST);
    const pid = Number(readFileSync(file, 'utf8'));
    expect(isAlive(pid)).toBe(true);
    expect(await client.close()).toBe('SIGTERM');
    expect(isAlive(pid)).toBe(false);
  });

  test('in the middle of a request fails it with INTERRUPTED', async () => {
    const { client } = await startFaulty('hangs');
    const asked = caught('INTERRUPTED', () => client.ask(REQUEST));
    client.kill();
    await asked;
    await client.close();
  });
});
