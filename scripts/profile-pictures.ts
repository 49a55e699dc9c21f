import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { makeFolders } from '../engines/make-folders.ts';
import { PACKAGE_ROOT } from '../engines/package-root.ts';

/** The pictures of docs/profiling.md: their names, and the commands whose pages they are of. */
const PICTURES: readonly (readonly [name: string, ...command: string[]])[] = [
  ['naive-bz2', '--engine', 'naive/bz2'],
  ['naive-lz4', '--engine', 'naive/lz4', '--no-inlining'],
  ['naive-to-typed', 'diff', '--a', 'naive/lz4', '--b', 'typed/lz4', '--no-inlining'],
  ['naive-heap', '--engine', 'naive/lz4', '--tool', 'heap', '--no-inlining'],
  ['pool-blob-bz2', '--engine', 'pool-blob/bz2'],
  ['pool-blob-lz4', '--engine', 'pool-blob/lz4'],
  ['blob-to-chunk', 'diff', '--a', 'pool-blob/lz4', '--b', 'pool-chunk/lz4'],
  ['pool-chunk-lz4', '--engine', 'pool-chunk/lz4'],
];
const SHARED = ['--scenario', 'reference/boston', '--seconds', '5', '--workers', '2'];

/** Debian's Chromium, unless the environment names another. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FOLDER = path.join(PACKAGE_ROOT, 'docs', 'profiling');
/** Pixels of a picture: what is below is on the page. */
const SIZE = { width: 1160, height: 760 };

/** Makes the pictures anew: `npm run pictures`, or `npm run pictures -- NAME …` for some. */
const wanted = process.argv.slice(2);
const scratch = mkdtempSync(path.join(tmpdir(), 'querylab-pictures-'));
makeFolders(FOLDER);
try {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    env: { ...process.env, HOME: scratch, XDG_CONFIG_HOME: scratch, XDG_CACHE_HOME: scratch },
  });
  try {
    for (const [name, ...command] of PICTURES) {
      if (wanted.length === 0 || wanted.includes(name)) await picture(browser, name, command);
    }
  } finally {
    await browser.close();
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function picture(browser: Browser, name: string, command: readonly string[]): Promise<void> {
  const out = path.join(scratch, name);
  const lab = path.join(PACKAGE_ROOT, 'dist', 'scripts', 'lab.js');
  execFileSync(process.execPath, ['--enable-source-maps', lab, 'profile', ...command, ...SHARED, '--out', out], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const context = await browser.newContext({ offline: true, viewport: SIZE, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path.join(out, command[0] === 'diff' ? 'diff.html' : 'profile.html')).href);
  await drawn(page);
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) });
  await context.close();
  process.stdout.write(`wrote docs/profiling/${name}.png\n`);
}

/** Waits until the graph has grown to the width of its place. */
async function drawn(page: Page): Promise<void> {
  const widthOf = async (selector: string) => (await page.locator(selector).first().boundingBox())?.width ?? 0;
  while ((await widthOf('#graph rect')) < 0.99 * (await widthOf('#graph'))) await page.waitForTimeout(50);
}
