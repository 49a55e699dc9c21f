import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** Debian's Chromium, or what Ubuntu's images have in its place. */
const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/google-chrome'];

const executable = CANDIDATES.find(existsSync);

export const hasBrowser = executable !== undefined;

/** Title of tests that need a browser: says so where there is none and they are skipped. */
export function browserTitle(title: string): string {
  return hasBrowser ? title : `${title} (skipped: ${CANDIDATES.join(' and ')} are not here)`;
}

/** Starts the browser, which root may only do without its sandbox. */
export function startBrowser(): Promise<Browser> {
  if (executable === undefined) throw new Error('there is no browser');
  const home = temporaryFolder();
  return chromium.launch({
    executablePath: executable,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
  });
}

/** A page that is open, and everything it complained of or asked the network for. */
export interface OpenPage {
  readonly page: Page;
  readonly complaints: string[];
}

/** Opens a text as a file of its own, offline. */
export async function openPage(browser: Browser, html: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const file = path.join(temporaryFolder(), 'page.html');
  writeFileSync(file, html);
  const context = await browser.newContext({ offline: true, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const own = pathToFileURL(file).href;
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (url !== own && !url.startsWith('data:')) complaints.push(`request: ${url}`);
  });
  await page.goto(own);
  return { page, complaints };
}
