import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { benchDocument } from '../harness/support/bench-document.ts';
import { sweepDocument } from '../harness/sweep/support/sweep-document.ts';
import { parseCsv } from '../reports/support/csv.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { lab } from './support/lab.ts';

const folder = temporaryFolder();
const out = path.join(folder, 'out');
mkdirSync(out);

/** Saves a text as a result and gives its file. */
function saved(name: string, content: string | object): string {
  const file = path.join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const whole = benchDocument({ rounds: 8 });
const result = saved('result.json', whole);
const text = JSON.stringify(whole);

describe('lab report', () => {
  test('prints the table unless a format is named', async () => {
    const { status, stdout } = await lab('report', result);
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^typed\/lz4 is the fastest/);
  });

  test('gives back the document as JSON, and its samples as CSV', async () => {
    expect(JSON.parse((await lab('report', result, '--format', 'json')).stdout)).toEqual(whole);
    expect(parseCsv((await lab('report', result, '--format', 'csv')).stdout)).toHaveLength(1 + 2 * 2 * 8 * 10);
  });

  test('writes a page, and leaves nothing else', async () => {
    const file = path.join(out, 'page.html');
    const { status, stdout } = await lab('report', result, '--format', 'html', '--out', file);
    expect([status, stdout]).toEqual([0, '']);
    expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(readdirSync(out)).toEqual(['page.html']);
  });
});

const sweep = { ...sweepDocument(['typed/lz4', 'pool-chunk/lz4'], [10, 100, 1000], (_, value) => value), bench: whole };
const sweepFile = saved('sweep.json', sweep);

describe('lab report of a sweep', () => {
  test('renders it as a table unless a format is named, and in its own formats', async () => {
    const { status, stdout } = await lab('report', sweepFile);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^Time over candidates: 2 engines/m)]);
    expect(JSON.parse((await lab('report', sweepFile, '--format', 'json')).stdout)).toEqual(sweep);
    const unknown = await lab('report', sweepFile, '--format', 'junit');
    expect([unknown.status, unknown.stderr]).toEqual([2, expect.stringMatching(/'junit'.*\[UNKNOWN_NAME\]/)]);
  });

  test('goes into the page of a run of the same store', async () => {
    const { status, stdout } = await lab(
      'report',
      result,
      '--format',
      'html',
      '--sweep',
      sweepFile,
      '--sweep',
      sweepFile,
    );
    expect(status).toBe(0);
    expect(stdout.match(/<h2 id="sweep-\d-title">/g)).toHaveLength(2);
  });

  test.each([
    [
      'of another store',
      [result, '--format', 'html', '--sweep', saved('other.json', { ...sweep, bench: elsewhere() })],
      'NOT_COMPARABLE',
    ],
    ['in a format without room', [result, '--format', 'csv', '--sweep', sweepFile], 'BAD_OPTION'],
    ['in a sweep', [sweepFile, '--format', 'html', '--sweep', sweepFile], 'BAD_OPTION'],
    ['that is a run', [result, '--format', 'html', '--sweep', result], 'RESULT_INVALID'],
    [
      'whose steps do not ascend',
      [saved('down.json', { ...sweep, steps: sweep.steps.toReversed() })],
      'RESULT_INVALID',
    ],
    ['of a later version', [saved('later.json', { ...sweep, version: 9 })], 'RESULT_INVALID'],
  ])('%s is refused with the reason', async (_, args, code) => {
    const { status, stdout, stderr } = await lab('report', ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(new RegExp(`^querylab: .* \\[${code}\\]\n$`));
  });
});

function elsewhere() {
  return benchDocument({
    configuration: { dayFiles: [{ format: 'bz2', file: '2024/2024-163.sqlite', bytes: 8_192 }] },
  });
}

/** Name, content, and what the message says. */
const DAMAGED: readonly (readonly [string, string, RegExp])[] = [
  ['cut off', text.slice(0, -100), /is no whole JSON document/],
  ['of an older version', text.replace('"version":2', '"version":1'), /schema version 1.*run lab bench again/],
];

// All that a document can have is tested where it is read; here, that every command reads it there.
describe.each([
  ['report', (file: string) => ['report', file, '--format', 'html', '--out', path.join(out, 'x.html')]],
  ['compare', (file: string) => ['compare', result, file, '--out', path.join(out, 'x.html')]],
  ['history add', (file: string) => ['history', 'add', result, file, '--db', path.join(out, 'x.html')]],
] as const)('lab %s', (_, command) => {
  test.each(DAMAGED)('refuses a result %s and writes nothing', async (name, content, message) => {
    const file = saved(`${name}.json`, content);
    const { status, stdout, stderr } = await lab(...command(file));
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^querylab: the result .* \[RESULT_INVALID\]\n$/);
    expect(existsSync(path.join(out, 'x.html'))).toBe(false);
  });
});

describe('without samples', () => {
  const empty = saved('empty.json', benchDocument({ rounds: 0, complete: false }));

  test('a report says that there is nothing to conclude', async () => {
    const { status, stdout } = await lab('report', empty, '--format', 'markdown');
    expect(status).toBe(0);
    expect(stdout).toContain('Interrupted: nothing to conclude.');
  });

  test.each([[['compare', result, empty]], [['history', 'add', empty, '--db', path.join(out, 'none.sqlite')]]])(
    'lab %j refuses it',
    async (args) => {
      const { status, stderr } = await lab(...args);
      expect(status).toBe(2);
      expect(stderr).toMatch(/empty\.json has no samples: .* \[RESULT_INVALID\]/);
      expect(existsSync(path.join(out, 'none.sqlite'))).toBe(false);
    },
  );
});

describe('an output that cannot be written is refused, and nothing is left', () => {
  test.each([
    ['in a folder that is not there', path.join(folder, 'no', 'such', 'x')],
    ['that is a folder', out],
  ])('%s', async (_, file) => {
    const before = readdirSync(out);
    for (const args of [
      ['report', result, '--format', 'html', '--out', file],
      ['compare', result, result, '--out', file],
      ['history', 'add', result, '--db', file],
      ['bench', '--preset', 'tiny', '--html', file],
    ]) {
      const { status, stderr } = await lab(...args);
      expect([args[0], status]).toEqual([args[0], 2]);
      expect(stderr).toMatch(/\[OUTPUT_UNWRITABLE\]\n$/);
    }
    expect(readdirSync(out)).toEqual(before);
  });
});

describe('lab compare', () => {
  const changed = (name: string, parts: Parameters<typeof benchDocument>[0]) =>
    saved(name, benchDocument({ rounds: 8, ...parts }));

  test('sets two runs side by side', async () => {
    const twice = changed('twice.json', { samples: (engine) => Array(10).fill(engine === 'naive/bz2' ? 40.45 : 5.2) });
    const { status, stdout } = await lab('compare', result, twice);
    expect(status).toBe(0);
    expect(stdout).toMatch(/│ typed\/lz4 +│ +10\.5 │ +5\.20 │ +2\.01× │ .* │ faster +│/);
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/faster: typed\/lz4; same: naive\/bz2\.$/);
    const markdown = (await lab('compare', result, twice, '--format', 'markdown', '--details')).stdout;
    expect(markdown).toMatch(/^## querylab compare\n\n\*\*B against A/);
    expect(markdown).toContain('| s/two | typed/lz4 |');
  });

  test.each([
    ['another store', { configuration: { dayFiles: [] } }, /other stores: no format is in both/, false],
    ['other scenarios', { scenarios: ['s/one'] }, /other scenarios: s\/two/, false],
    ['another machine', { environment: { cpu: 'Old' } }, /other machines: .*Old.*--force/, true],
  ])('refuses %s with the reason', async (name, parts, reason, forced) => {
    const file = changed(`${name}.json`, parts);
    const refused = await lab('compare', result, file);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(reason);
    expect(refused.stderr).toMatch(/\[NOT_COMPARABLE\]/);
    const second = await lab('compare', result, file, '--force');
    expect(second.status).toBe(forced ? 0 : 2);
    if (forced) expect(second.stdout).toMatch(/Note: other machines: /);
  });
});

describe('lab history', () => {
  const db = path.join(folder, 'history.sqlite');
  const run = (day: number, milliseconds: number) =>
    saved(`run-${day}.json`, {
      ...benchDocument({ samples: () => [milliseconds], environment: { commit: `commit-${day}`, dirty: false } }),
      createdAt: `2024-06-0${day}T12:00:00.000Z`,
    });
  const runs = [10, 10.1, 10, 15, 15.1, 15].map((ms, i) => run(i + 1, ms));

  test('keeps runs once and shows where the level of an engine changed', async () => {
    expect((await lab('history', 'add', ...runs, '--db', db)).stdout).toBe(`added 6 runs to ${db}\n`);
    const again = await lab('history', 'add', runs[0] as string, '--db', db);
    expect(again.stdout).toBe(`added 0 runs to ${db}; 1 run were there already\n`);
    const { status, stdout } = await lab('history', 'show', '--db', db, '--engines', 'typed/*');
    expect(status).toBe(0);
    expect(stdout).toMatch(/│ typed\/lz4 │ +6 │ +10\.0 │ +15\.0 │ ▁▁▁███ │ +1 │/);
    expect(stdout).toContain('◆ typed/lz4 since commit-4: 1.50× as slow, 10.0 → 15.0 ms');
    expect(stdout).not.toContain('naive/bz2');
  });

  test('shows it as Markdown and as a page', async () => {
    const markdown = await lab('history', 'show', '--db', db, '--format', 'markdown');
    expect(markdown.stdout).toMatch(/\| typed\/lz4 \| 6 \| .*commit-4: 1\.50× as slow/);
    const page = await lab('history', 'show', '--db', db, '--format', 'html');
    expect(page.stdout).toMatch(/^<!doctype html>/);
    expect(page.stdout.match(/class="change"/g)).toHaveLength(2);
  });

  test('refuses a history that is not there, an unknown engine and an unknown format', async () => {
    const none = await lab('history', 'show', '--db', path.join(folder, 'no.sqlite'));
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('[HISTORY_INVALID]')]);
    const engine = await lab('history', 'show', '--db', db, '--engines', 'typed/bz3');
    expect([engine.status, engine.stderr]).toEqual([2, expect.stringContaining("'typed/lz4'")]);
    const format = await lab('history', 'show', '--db', db, '--format', 'pdf');
    expect([format.status, format.stderr]).toEqual([2, expect.stringContaining('known are table, markdown, html')]);
  });
});
