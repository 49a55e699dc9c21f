import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../engines/package-root.ts';
import { stampOf } from '../harness/sides/support/repository.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Takes a moment, counts its runs, and fails where the source says so. */
const COMPILER = `
const { appendFileSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
appendFileSync('runs.txt', 'x');
const text = readFileSync('engines/source.ts', 'utf8');
if (text === 'broken') { console.error('engines/source.ts(1,1): error: it is broken'); process.exit(2); }
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
const out = process.argv[process.argv.indexOf('--outDir') + 1];
mkdirSync(out);
writeFileSync(out + '/source.js', text);
`;

/** A checkout with the real setup script, whose packages are installed and whose compiler is a stand-in. */
function checkout(source = 'good'): string {
  const root = temporaryFolder();
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  for (const folder of ['scenarios', 'harness', 'reports', 'fixtures']) mkdirSync(path.join(root, folder));
  for (const file of ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json']) write(file, '{}');
  for (const file of ['scripts/build-wasm.mjs', 'scripts/build-page.mjs']) write(file, '');
  write('engines/source.ts', source);
  write('node_modules/typescript/bin/tsc', COMPILER);
  write('node_modules/.querylab-installed', stampOf('{}'));
  cpSync(path.join(PACKAGE_ROOT, 'scripts/setup.mjs'), path.join(root, 'scripts/setup.mjs'));
  return root;
}

const SETUP = path.join('scripts', 'setup.mjs');

interface Ended {
  readonly status: number | null;
  readonly stderr: string;
}

function setup(root: string): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, SETUP)], { stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('close', (status) => resolve({ status, stderr }));
  });
}

const runsOf = (root: string) => readFileSync(path.join(root, 'runs.txt'), 'utf8').length;
const builtOf = (root: string) => readFileSync(path.join(root, 'dist/source.js'), 'utf8');
const leftIn = (root: string) => [
  ...readdirSync(root).filter((name) => name.startsWith('dist.')),
  ...readdirSync(path.join(root, '.querylab')),
];

describe('the set-up of a checkout', () => {
  test('builds once, and anew when a source has changed', async () => {
    const root = checkout();
    for (let i = 0; i < 2; i++) expect((await setup(root)).status).toBe(0);
    expect([runsOf(root), builtOf(root)]).toEqual([1, 'good']);
    writeFileSync(path.join(root, 'engines/source.ts'), 'better');
    utimesSync(path.join(root, 'engines/source.ts'), new Date(), new Date(Date.now() + 5_000));
    expect((await setup(root)).status).toBe(0);
    expect([runsOf(root), builtOf(root), leftIn(root)]).toEqual([2, 'better', []]);
  });

  test('of several at once, one builds and the others wait for it', async () => {
    const root = checkout();
    const ended = await Promise.all([1, 2, 3, 4].map(() => setup(root)));
    expect(ended.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
    expect(ended.filter(({ stderr }) => stderr.includes('waiting for process'))).toHaveLength(3);
    expect([runsOf(root), builtOf(root), leftIn(root)]).toEqual([1, 'good', []]);
  });

  test('goes on where one was killed, and removes what that left', async () => {
    const root = checkout();
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    mkdirSync(path.join(root, '.querylab'));
    mkdirSync(path.join(root, `dist.${pid}`));
    writeFileSync(path.join(root, '.querylab/setup.lock'), String(pid));
    const ended = await Promise.all([1, 2, 3].map(() => setup(root)));
    expect(ended.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect([runsOf(root), leftIn(root)]).toEqual([1, []]);
  });

  test('of source that does not compile is a mistake of the user, and keeps the last build', async () => {
    const root = checkout();
    await setup(root);
    writeFileSync(path.join(root, 'engines/source.ts'), 'broken');
    utimesSync(path.join(root, 'engines/source.ts'), new Date(), new Date(Date.now() + 5_000));
    const { status, stderr } = await setup(root);
    expect(status).toBe(2);
    expect(stderr).toContain('engines/source.ts(1,1): error: it is broken');
    expect(stderr).toMatch(/^querylab: .*tsc.* failed: its output is above \[NOT_BUILT\]\n$/m);
    expect([builtOf(root), leftIn(root)]).toEqual(['good', []]);
  });

  test('that the system refuses is told in a line', async () => {
    const root = checkout();
    writeFileSync(path.join(root, '.querylab'), 'no folder');
    const { status, stderr } = await setup(root);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^querylab: the checkout cannot be built: .*\.querylab.* \[NOT_BUILT\]\n$/);
    expect(existsSync(path.join(root, 'dist'))).toBe(false);
  });
});
