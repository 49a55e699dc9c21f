import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diffHtml } from '../../../reports/flame/diff-html.tsx';
import { profileHtml } from '../../../reports/flame/profile-html.tsx';
import { browserTitle, hasBrowser, openPage, startBrowser } from '../support/browser.ts';
import { HOSTILE, sampleComparison, sampleProfile } from './sample-profile.ts';

/** Widths of the drawn frames by name, pixels, once their labels are there. */
async function widths(page: Page): Promise<Record<string, number>> {
  await page.locator('.d3-flame-graph-label').filter({ hasText: /./ }).first().waitFor({ state: 'attached' });
  return await page
    .locator('#graph g.frame')
    .evaluateAll((frames) =>
      Object.fromEntries(
        frames.map((frame) => [
          frame.querySelector('.d3-flame-graph-label')?.textContent ?? '',
          Math.round(frame.querySelector('rect')?.getBoundingClientRect().width ?? 0),
        ]),
      ),
    );
}

/** Colours of the drawn frames by name. */
async function fills(page: Page): Promise<Record<string, string>> {
  await page.locator('.d3-flame-graph-label').filter({ hasText: /./ }).first().waitFor({ state: 'attached' });
  return await page.locator('#graph g.frame').evaluateAll((frames) =>
    Object.fromEntries(
      frames.map((frame) => {
        const rect = frame.querySelector('rect');
        const name = frame.querySelector('.d3-flame-graph-label')?.textContent ?? '';
        return [name, rect === null ? '' : getComputedStyle(rect).fill];
      }),
    ),
  );
}

describe.skipIf(!hasBrowser)(browserTitle('the pages of profiles in a browser'), () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());

  test('a profile opens offline without a complaint, widths are shares of the time at work', async () => {
    const { page, complaints } = await openPage(browser, profileHtml(sampleProfile()));
    expect(await page.locator('h1').innerText()).toMatch(/40 % of the time that threads work is decompress/);
    const drawn = await widths(page);
    const whole = drawn['all threads'] as number;
    expect(Object.keys(drawn)).toContain(HOSTILE);
    // 500 and 600 of 1,500 ms.
    expect((drawn.decodeColumns as number) / whole).toBeCloseTo(1 / 3, 1);
    expect((drawn['worker 1'] as number) / whole).toBeCloseTo(0.4, 1);
    expect(drawn).not.toHaveProperty('(idle)');
    expect(complaints).toEqual([]);
  });

  test('a thread has a view of its own, idle time is shown where it is wanted', async () => {
    const { page, complaints } = await openPage(browser, profileHtml(sampleProfile()));
    await page.getByRole('button', { name: 'worker 1' }).click();
    expect(Object.keys(await widths(page)).sort()).toEqual([HOSTILE, 'worker 1'].sort());
    await page.getByRole('checkbox', { name: 'idle time' }).check();
    const drawn = await widths(page);
    expect((drawn['(idle)'] as number) / (drawn['worker 1'] as number)).toBeCloseTo(0.4, 1);
    expect(complaints).toEqual([]);
  });

  test('search counts and colours what it finds, details tell time and place, a click zooms', async () => {
    const { page, complaints } = await openPage(browser, profileHtml(sampleProfile()), { reducedMotion: 'reduce' });
    const decode = page.locator('#graph g.frame', { hasText: 'decodeColumns' });
    const before = await decode.locator('rect').evaluate((rect) => getComputedStyle(rect).fill);
    await page.fill('#search', 'DECODE-columns.ts');
    expect(await page.locator('#details').innerText()).toMatch(/^1 places found: 50\.0 ms a query, 33\.3 %$/);
    expect(await decode.locator('rect').evaluate((rect) => getComputedStyle(rect).fill)).not.toBe(before);
    await decode.hover();
    expect(await page.locator('#details').innerText()).toBe(
      'decodeColumns, engines/format/decode-columns.ts:7, project, stage decode: 50.0 ms a query (33.3 %), 500 ms in all; itself 50.0 ms a query',
    );
    await decode.click();
    await expect.poll(async () => (await widths(page)).decodeColumns).toBeGreaterThan(900);
    await page.getByRole('button', { name: 'Reset zoom' }).click();
    await expect.poll(async () => (await widths(page)).decodeColumns).toBeLessThan(500);
    expect(complaints).toEqual([]);
  });

  test('every kind has a colour of its own', async () => {
    const { page } = await openPage(browser, profileHtml(sampleProfile()));
    await page.getByRole('checkbox', { name: 'idle time' }).check();
    const drawn = await fills(page);
    const kinds = ['decodeColumns', 'all', '(garbage collector)', '(idle)', HOSTILE].map((name) => drawn[name]);
    expect(new Set(kinds).size).toBe(5);
    expect(kinds).not.toContain(undefined);
  });

  test('a comparison colours what changed and leaves the rest grey', async () => {
    const { profiles, changes } = sampleComparison();
    const { page, complaints } = await openPage(browser, diffHtml(profiles, changes));
    const { decodeColumns, 'all threads': _, ...others } = await fills(page);
    expect(Object.keys(others).sort()).toEqual(['all', 'main', 'query']);
    expect(new Set(Object.values(others)).size).toBe(1);
    expect(decodeColumns).not.toBe(others.all);
    expect(await page.locator('#function-table tbody tr').first().innerText()).toMatch(
      /decodeColumns[\s\S]*B costs more/,
    );
    expect(complaints).toEqual([]);
  });

  test('narrow and dark, nothing runs over the edge', async () => {
    const options = { viewport: { width: 360, height: 740 }, colorScheme: 'dark' as const };
    const { profiles, changes } = sampleComparison();
    for (const html of [profileHtml(sampleProfile()), diffHtml(profiles, changes)]) {
      const { page, complaints } = await openPage(browser, html, options);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      expect(complaints).toEqual([]);
    }
  });
});
