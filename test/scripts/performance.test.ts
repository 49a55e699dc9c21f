import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { LAB, lab, startLab } from './support/lab.ts';

test('the page of two engines on the tiny fixture is measured, and rendered again from what was kept', async () => {
  expect(LAB).toMatch(/dist/);
  const folder = temporaryFolder();
  const [out, again, kept] = ['page.md', 'again.md', 'kept'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  const picked = ['--presets', 'tiny', '--engines', 'scan/v2,zone/v2', '--pairs', '1', '--repeats', '1'];
  const run = await lab('performance', ...picked, '--budget', '5s', '--out', out, '--json', kept);
  expect(run.stderr).toMatch(/^saved /m);
  expect(run.status).toBe(0);
  const page = readFileSync(out, 'utf8');
  for (const title of ['Targets', 'All engines', 'What each optimisation bought', 'What did not work, and why']) {
    expect(page).toContain(`\n## ${title}\n`);
  }
  expect(page).toMatch(/^\| `zone\/v2` \| [\d.]+ \| [\d.]+ \| – \| – \| 1 \|$/m);
  expect(page).toMatch(/^\| v2, `tiny` \| 297 \| [\d,]+ \| \d+ kB \| /m);
  expect(readdirSync(kept)).toEqual(expect.arrayContaining(['bench-tiny.json', 'facts.json']));
  const rendered = await lab('performance', '--from', kept, '--out', again);
  expect(rendered.status).toBe(0);
  expect(readFileSync(again, 'utf8')).toBe(page);
}, 60_000);

test('Ctrl-C leaves no page and nothing half-written', async () => {
  const folder = temporaryFolder();
  const flags = ['--presets', 'tiny', '--engines', 'scan/v2', '--out', path.join(folder, 'page.md')];
  const running = startLab(['performance', ...flags, '--json', path.join(folder, 'kept')]);
  while (!running.stderr().includes('engines on')) await new Promise((resolve) => setTimeout(resolve, 20));
  running.child.kill('SIGINT');
  expect((await running.outcome).status).toBe(130);
  expect(readdirSync(folder, { recursive: true })).toEqual(['kept']);
}, 60_000);
