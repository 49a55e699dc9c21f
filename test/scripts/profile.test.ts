import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../engines/package-root.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { change, copyStore } from './support/damage.ts';
import { lab, type Outcome, startLab } from './support/lab.ts';
import { processesOf } from './support/process-group.ts';
import { isInstalled } from './support/shell.ts';
import { tinyFixture } from './support/tiny.ts';
import { until } from './support/until.ts';

/** All flights of the first day of the fixture. */
const ALL = 'camera=39.1,-94.58;window=2024-06-11T00:00Z/24h;km=4000x3000';

let tiny = '';
beforeAll(async () => {
  tiny = await tinyFixture();
});

interface Made extends Outcome {
  readonly out: string;
  readonly files: readonly string[];
}

async function profile(...args: string[]): Promise<Made> {
  const out = path.join(temporaryFolder(), 'out');
  const shared = ['--data-dir', tiny, '--workers', '2', '--seconds', '0.5', '--out', out];
  const outcome = await lab('profile', '--scenario', ALL, ...shared, ...args);
  return { ...outcome, out, files: existsSync(out) ? readdirSync(out).sort() : [] };
}

/** Line, from 1, in which a text first stands in a source. */
function lineOf(file: string, text: string): number {
  return (readFileSync(path.join(PACKAGE_ROOT, file), 'utf8').split(text)[0] ?? '').split('\n').length;
}

interface Speedscope {
  readonly shared: { readonly frames: readonly { name: string; file?: string; line?: number }[] };
  readonly profiles: readonly { readonly name: string; readonly unit: string; readonly samples: number[][] }[];
}

function readSpeedscope({ out }: Made): Speedscope {
  return JSON.parse(readFileSync(path.join(out, 'profile.speedscope.json'), 'utf8'));
}

describe('an engine on one thread', () => {
  let made: Made;
  beforeAll(async () => {
    made = await profile('--engine', 'typed/lz4');
  });

  test('its decode function is named with its file and line, and the stages have shares', () => {
    const line = lineOf('engines/format/decode-columns.ts', 'function columnsOf');
    expect(made.stdout).toMatch(new RegExp(`columnsOf +│ engines/format/decode-columns\\.ts:${line} +│ decode `));
    for (const stage of ['index', 'fetch', 'decompress', 'decode']) {
      expect(made.stdout).toMatch(new RegExp(`^│ ${stage} +│ +\\d+ % │ +[\\d.]+ ms │$`, 'm'));
    }
    expect(made.status).toBe(0);
  });

  test('there are a page, a file for speedscope and one for DevTools', () => {
    expect(made.files).toEqual(['main.cpuprofile', 'profile.html', 'profile.speedscope.json']);
    const { nodes, samples } = JSON.parse(readFileSync(path.join(made.out, 'main.cpuprofile'), 'utf8'));
    expect(nodes.length).toBeGreaterThan(10);
    expect(samples.length).toBeGreaterThan(100);
    expect(readFileSync(path.join(made.out, 'profile.html'), 'utf8')).toContain('columnsOf');
  });

  test('only the query loop is in it: neither loading of modules nor opening of the engine', () => {
    const names = readSpeedscope(made).shared.frames.map(({ name, file }) => `${name} ${file}`);
    expect(names.join('\n')).toMatch(/^query engines\/typed\.ts$/m);
    expect(names.join('\n')).not.toMatch(/openTarget|openEngine|modules\/(esm|cjs)|warmUp/);
  });
});

describe('engines with workers', () => {
  test.each([
    ['pool-chunk/lz4', 'decodeTask', 'engines/pool/decode-task.ts'],
    ['worker-own/lz4', 'scanTask', 'engines/pool/scan-task.ts'],
  ])('%s: a profile a worker, with what it does', async (engine, name, file) => {
    const made = await profile('--engine', engine);
    expect(made.status).toBe(0);
    expect(made.files).toEqual([
      'main.cpuprofile',
      'profile.html',
      'profile.speedscope.json',
      'worker-1.cpuprofile',
      'worker-2.cpuprofile',
    ]);
    const { shared, profiles } = readSpeedscope(made);
    expect(profiles.map((own) => own.name)).toEqual(['main', 'worker 1', 'worker 2']);
    const task = shared.frames.findIndex((frame) => frame.name === name && frame.file === file);
    expect(shared.frames[task]?.line).toBe(lineOf(file, `export function ${name}`));
    const has = profiles.map(({ samples }) => samples.some((stack) => stack.includes(task)));
    expect(has).toEqual([false, true, true]);
    expect(made.stdout).toMatch(/│ worker 2 .* %/);
  });
});

test('heap: bytes a query by frame, and pauses', async () => {
  const made = await profile('--engine', 'naive/lz4', '--tool', 'heap', '--no-inlining');
  expect(made.status).toBe(0);
  const line = lineOf('engines/format/decode-points.ts', 'export function decodePoint(');
  // An object a point: by far the most that it allocates.
  expect(made.stdout.split('\n')[4]).toMatch(
    new RegExp(`MB │ decodePoint +│ engines/format/decode-points\\.ts:${line} `),
  );
  expect(made.stdout).toMatch(/^Collections of the main thread: \d+, which stopped it for [\d.]+ ms a query/m);
  expect(made.files).toEqual(['main.heapprofile', 'profile.html', 'profile.speedscope.json']);
  expect(readSpeedscope(made).profiles[0]?.unit).toBe('bytes');
});

test('0x draws a page a thread', async () => {
  const made = await profile('--engine', 'pool-blob/lz4', '--tool', '0x');
  expect(made.status).toBe(0);
  const pages = made.files.filter((file) => file.startsWith('0x'));
  expect(pages).toEqual(['0x-main.html', '0x-worker-1.html', '0x-worker-2.html']);
  expect(readFileSync(path.join(made.out, '0x-worker-1.html'), 'utf8')).toContain(
    'decodeTask (engines/pool/decode-task.ts',
  );
});

const perf = isInstalled('perf');
test.skipIf(!perf)(`perf sees SQLite${perf ? '' : ' (skipped: perf is not here)'}`, async () => {
  const made = await profile('--engine', 'typed/lz4', '--tool', 'perf', '--seconds', '2', '--no-inlining');
  if (made.stderr.includes('[TOOL_UNAVAILABLE]')) return;
  expect(made.status).toBe(0);
  const { frames } = readSpeedscope(made).shared;
  expect(frames.some(({ file }) => file?.startsWith('better-sqlite3/'))).toBe(true);
  expect(frames.some(({ name, file }) => name === 'columnsOf' && file === 'engines/format/decode-columns.ts')).toBe(
    true,
  );
  expect(made.files.filter((file) => /^(perf\.data|perf-\d+\.map)$/.test(file))).toHaveLength(2);
});

describe('what fails is told, and leaves no page', () => {
  test('a damaged row names its file, and no folder is left', async () => {
    const store = copyStore(path.join(tiny, 'lz4'));
    change(path.join(store, '2024', '2024-163.sqlite'), "UPDATE trajectories SET points = x'01020304'");
    const made = await profile('--engine', 'pool-chunk/lz4', '--data-dir', store);
    expect(made.stderr).toMatch(/2024-163\.sqlite, row \d+.*\[\w+\]$/m);
    expect([1, 2]).toContain(made.status);
    expect({ stdout: made.stdout, files: made.files }).toEqual({ stdout: '', files: [] });
  });

  test.each([
    ['an engine that is none', ['--engine', 'typd/lz4'], /did you mean 'typed\/lz4'\?.*\[UNKNOWN_NAME\]/],
    ['no engine', [], /required option '--engine <name>' not specified \[BAD_OPTION\]/],
    ['a tool that is none', ['--engine', 'typed/lz4', '--tool', 'flame'], /unknown tool 'flame'.*\[UNKNOWN_NAME\]/],
    ['several scenarios', ['--engine', 'typed/lz4', '--scenario', 'camera/*'], /names \d+ \[BAD_OPTION\]/],
    ['no time', ['--engine', 'typed/lz4', '--seconds', '0'], /--seconds takes a duration.*\[BAD_OPTION\]/],
    ['two stores', ['--engine', 'typed/lz4', '--preset', 'tiny'], /exclude each other.*\[BAD_OPTION\]/],
    ['a folder that cannot be', ['--engine', 'typed/lz4', '--out', '/proc/x'], /\[OUTPUT_UNWRITABLE\]/],
  ])('%s', async (_, flags, message) => {
    const { status, stdout, stderr } = await profile(...flags);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test.each([
    ['perf', /perf is not installed: .*linux-perf.*\[TOOL_UNAVAILABLE\]/],
    ['clinic-doctor', /clinic is not installed: `npm install --no-save clinic@13` adds it.*\[TOOL_UNAVAILABLE\]/],
  ])('without %s', async (tool, message) => {
    const outPath = process.env.PATH;
    process.env.PATH = path.dirname(process.execPath) === '/usr/bin' ? '/nowhere' : path.dirname(process.execPath);
    try {
      const { status, stderr } = await profile('--engine', 'typed/lz4', '--tool', tool);
      expect(status).toBe(2);
      expect(stderr).toMatch(message);
    } finally {
      process.env.PATH = outPath;
    }
  });
});

test.each([
  ['the whole group', -1],
  ['the command alone', 1],
])('Ctrl-C to %s keeps what was collected', async (_, sign) => {
  const out = path.join(temporaryFolder(), 'out');
  const flags = ['--data-dir', tiny, '--workers', '2', '--seconds', '1h', '--out', out];
  const running = startLab(['profile', '--engine', 'pool-chunk/lz4', '--scenario', ALL, ...flags]);
  await until(() => /^profile 0/m.test(running.stderr()) || running.child.exitCode !== null);
  await sleep(1000);
  const pid = running.child.pid as number;
  process.kill(sign * pid, 'SIGINT');
  const { status, stdout } = await running.outcome;
  expect(status).toBe(130);
  expect(stdout).toMatch(/^pool-chunk\/lz4 on custom: time of \d+ queries in [\d.]+ s, interrupted\.$/m);
  expect(readdirSync(out)).toContain('worker-2.cpuprofile');
  expect(processesOf(pid)).toEqual([]);
});

describe('profile diff', () => {
  test('two engines in turns: a page, figures, and the greatest changes', async () => {
    const out = path.join(temporaryFolder(), 'out');
    const sides = ['--a', 'typed/lz4', '--b', 'naive/lz4', '--rounds', '2', '--seconds', '1'];
    const made = await lab('profile', 'diff', ...sides, '--scenario', ALL, '--data-dir', tiny, '--out', out);
    expect(made.status).toBe(0);
    // Two rounds decide nothing, and it says how many do.
    expect(made.stdout).toMatch(/^- to decide on so many frames takes \d+ rounds$/m);
    expect(made.stdout.trimEnd().split('\n').at(-1)).toBe(
      'typed/lz4 (A) and naive/lz4 (B) on custom: 2 rounds are too few to tell.',
    );
    expect(readdirSync(out).sort()).toEqual(['diff.html', 'diff.json']);
    const { functions, rounds } = JSON.parse(readFileSync(path.join(out, 'diff.json'), 'utf8'));
    expect(rounds).toBe(2);
    const decode = functions.find(({ name }: { name: string }) => name === 'columnsOf');
    expect(decode.b).toBe(0);
    expect(decode.a).toBeGreaterThan(0);
  });

  test.each([
    ['twice the same', ['--a', 'typed/lz4'], /both sides are the same: .*\[BAD_OPTION\]/],
    [
      'a commit that is none',
      ['--a', 'typed/lz4', '--b-ref', 'no-such'],
      /git knows no commit 'no-such'.*\[BAD_OPTION\]/,
    ],
    [
      'an engine that is none',
      ['--a', 'typed/lz4', '--b', 'naiv/lz4'],
      /did you mean 'naive\/lz4'\?.*\[UNKNOWN_NAME\]/,
    ],
  ])('%s', async (_, flags, message) => {
    const { status, stdout, stderr } = await lab('profile', 'diff', '--scenario', ALL, '--data-dir', tiny, ...flags);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});
