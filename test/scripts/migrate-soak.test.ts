import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { dayPath, listDays } from '../../engines/store/day-path.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { changePoints, copyStore, flipLat } from './support/damage.ts';
import { lab, startLab } from './support/lab.ts';
import { tinyFixture } from './support/tiny.ts';

let [bz2, lz4] = ['', ''];
beforeAll(async () => {
  const root = await tinyFixture();
  [bz2, lz4] = [path.join(root, 'bz2'), path.join(root, 'lz4')];
});

const STATUS =
  /^([\d,]+) queries, (\d+) failures, [\d.]+ queries\/s, \d\d:\d\d:\d\d elapsed, memory a [\d.]+ [kMG]B, b [\d.]+ [kMG]B$/gm;

interface State {
  next: number;
  seconds: number;
  failures: number;
  withFlights: number;
}
const stateOf = (out: string): State => JSON.parse(readFileSync(path.join(out, 'state.json'), 'utf8'));
const soakArgs = (a: string, b: string, out: string, ...more: string[]) => [
  ...['migrate', 'soak', a, b, '--out', out, '--log-dir', path.join(out, 'logs')],
  ...more,
];

/** Soaks until it has printed some status lines, then Ctrl-C. */
async function soakUntil(lines: number, a: string, b: string, out: string) {
  const running = startLab(soakArgs(a, b, out, '--hours', '48'));
  let stdout = '';
  running.child.stdout?.on('data', (text: string) => {
    stdout += text;
  });
  while ((stdout.match(STATUS) ?? []).length < lines) {
    if (running.child.exitCode !== null) throw new Error(`it ended: ${running.stderr()}`);
    await sleep(20);
  }
  running.child.kill('SIGINT');
  return await running.outcome;
}

test('a soak ends with Ctrl-C and a summary, and goes on where it stopped', async () => {
  const out = path.join(temporaryFolder(), 'new', 'soak');
  const first = await soakUntil(2, bz2, lz4, out);
  expect(first.status).toBe(130);
  expect(first.stdout).toMatch(/The executors agree\. Interrupted: the same command goes on from here\.\n$/);
  expect([...first.stdout.matchAll(STATUS)].map((match) => match[1]).slice(0, 2)).toEqual(['100', '200']);
  const before = stateOf(out);
  expect(before.next).toBeGreaterThanOrEqual(200);
  expect(before.withFlights).toBeGreaterThan(0);
  const second = await soakUntil(1, bz2, lz4, out);
  expect(second.stdout).toMatch(/^[3-9]00 queries/);
  const after = stateOf(out);
  expect(after.next).toBeGreaterThan(before.next);
  expect(after.seconds).toBeGreaterThan(before.seconds);
  expect(readdirSync(out).sort()).toEqual(['logs', 'state.json']);
  // Its time is over: nothing more is asked.
  const over = await lab(...soakArgs(bz2, lz4, out, '--hours', '0.000001'));
  expect(over.stdout).toMatch(/The executors agree\.\n$/);
  expect(over.status).toBe(0);
  expect(stateOf(out).next).toBe(after.next);
});

describe('failures', () => {
  test('go into a file, a line each with seed, number and request, and end it with 1', async () => {
    const copy = copyStore(lz4);
    const file = path.join(copy, dayPath(listDays(copy)[0] as number));
    for (let row = 1; row <= 150; row++) await changePoints(file, row, 'lz4', flipLat(0));
    const out = path.join(temporaryFolder(), 'soak');
    const { status, stdout } = await soakUntil(2, bz2, copy, out);
    expect(status).toBe(1);
    const { failures } = stateOf(out);
    expect(failures).toBeGreaterThan(0);
    expect(stdout).toContain(`${failures} failures, in ${path.join(out, 'failures.jsonl')}.`);
    const lines = readFileSync(path.join(out, 'failures.jsonl'), 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(failures);
    for (const line of lines) {
      expect(JSON.parse(line)).toMatchObject({
        ...{ time: expect.any(String), seed: 1, number: expect.any(Number), kind: 'different' },
        request: { t1: expect.any(String) },
        place: expect.stringMatching(/point \d+, field lat$/),
      });
    }
    // The same query shows it again.
    const requests = path.join(out, 'again.jsonl');
    writeFileSync(requests, JSON.stringify(JSON.parse(lines[0] as string).request));
    const again = await lab(
      'compare-executors',
      bz2,
      copy,
      '--requests',
      requests,
      '--log-dir',
      path.join(out, 'logs'),
    );
    expect(again.stdout).toContain(JSON.parse(lines[0] as string).place);
  });
});

describe('a folder', () => {
  test('of a soak of other executors or another seed is refused', async () => {
    const out = path.join(temporaryFolder(), 'soak');
    expect((await lab(...soakArgs(bz2, lz4, out, '--hours', '0.00001', '--seed', '4'))).status).not.toBe(2);
    for (const [args, message] of [
      [soakArgs(lz4, lz4, out), 'a soak of other executors'],
      [soakArgs(bz2, lz4, out, '--seed', '5'), 'a soak of seed 4'],
    ] as const) {
      const { status, stderr } = await lab(...args);
      expect(stderr).toContain(message);
      expect(status).toBe(2);
    }
  });

  test('that cannot be made is a user’s mistake, also that of the logs', async () => {
    const file = path.join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    for (const args of [
      soakArgs(bz2, lz4, path.join(file, 'soak')),
      ['migrate', 'soak', bz2, lz4, '--out', temporaryFolder(), '--log-dir', path.join(file, 'logs')],
    ]) {
      const { status, stderr } = await lab(...args);
      expect(stderr).toMatch(/cannot make '.*file\/(soak|logs)': .* \[OUTPUT_UNWRITABLE\]/);
      expect(status).toBe(2);
    }
  });

  test('with a state that is none is refused and left alone', async () => {
    const out = temporaryFolder();
    writeFileSync(path.join(out, 'state.json'), '{"next": 7}');
    const { status, stderr } = await lab(...soakArgs(bz2, lz4, out));
    expect(stderr).toContain('is no state of a soak');
    expect(status).toBe(2);
    expect(existsSync(path.join(out, 'failures.jsonl'))).toBe(false);
    expect(readFileSync(path.join(out, 'state.json'), 'utf8')).toBe('{"next": 7}');
  });
});
