import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import bench from '../../../reports/formats/html.tsx';
import html from '../../../reports/sweep/html.tsx';
import { sweepDocument } from '../../harness/sweep/support/sweep-document.ts';
import { browserTitle, hasBrowser, openPage, startBrowser } from '../support/browser.ts';
import { HOSTILE } from '../support/hostile-document.ts';
import { pageDocument } from '../support/page-document.ts';
import { crossingSweep, hostileSweep, VALUES } from '../support/sweep-documents.ts';

describe.skipIf(!hasBrowser)(browserTitle('the page of a sweep in a browser'), () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());
  const open = (document = crossingSweep(), options = {}) => openPage(browser, html(document), options);

  test('opens offline without a complaint or a request, what crosses first', async () => {
    const { page, complaints } = await open();
    expect(await page.locator('h1').innerText()).toMatch(/pool-chunk\/lz4 beats typed\/lz4 above about \d+ candidates/);
    expect(await page.locator('.keys li').allInnerTexts()).toEqual([
      expect.stringMatching(/^typed\/lz4\s*exponent 1\.00 \(95 %: 1\.00 to 1\.00\)$/),
      expect.stringMatching(/^pool-chunk\/lz4\s*exponent 0\.43 \(95 %: 0\.\d\d to 0\.\d\d\)$/),
    ]);
    expect(complaints).toEqual([]);
  });

  test('has equal ratios equally far apart on both axes, lines through what is a power, and the ring on both lines', async () => {
    const { page } = await open(
      sweepDocument(['a/v2', 'b/v2'], VALUES, (engine, value) => (engine === 'a/v2' ? value : 4000 / value)),
    );
    const places = await page.locator('[data-series="0"] .point').evaluateAll((marks) =>
      marks.map((mark) => {
        const { x, y } = (mark.querySelector('path') as Element).getBoundingClientRect();
        return [x, y] as const;
      }),
    );
    expect(places).toHaveLength(VALUES.length);
    const steps = places.slice(1).map(([x, y], i) => [x - (places[i]?.[0] ?? 0), (places[i]?.[1] ?? 0) - y] as const);
    for (const [along, up] of steps) {
      expect(along).toBeCloseTo(steps[0]?.[0] ?? 0, 0);
      expect(up).toBeCloseTo(steps[0]?.[1] ?? 0, 0);
      expect(up).toBeGreaterThan(10);
    }
    const box = async (selector: string) => {
      const found = await page.locator(selector).boundingBox();
      if (found === null) throw new Error(`${selector} is not drawn`);
      return found;
    };
    const [fit, ring] = [await box('[data-series="0"] .fit'), await box('.crossover circle')];
    const [x, y] = [ring.x + ring.width / 2, ring.y + ring.height / 2];
    expect(fit.y + fit.height * (1 - (x - fit.x) / fit.width)).toBeCloseTo(y, -1);
    // The row below the chart has it at the same place.
    const row = await box('.crossovers .at');
    expect(row.x + row.width / 2).toBeCloseTo(x, 0);
  });

  test('marks a crossover with its interval, in the chart and below it, on the same axis', async () => {
    const { page } = await open();
    const [band, whisker] = await Promise.all(
      ['.crossover .band', '.crossovers .whisker line >> nth=0'].map((selector) =>
        page.locator(selector).boundingBox(),
      ),
    );
    expect(band?.width).toBeGreaterThan(5);
    expect(Math.abs((whisker?.x ?? 0) - (band?.x ?? 99))).toBeLessThan(2);
    expect(Math.abs((whisker?.width ?? 0) - (band?.width ?? 99))).toBeLessThan(4);
    const few = await open(crossingSweep(3));
    expect(await few.page.locator('.crossovers').innerText()).toMatch(/too few processes for an interval/);
    expect(await few.page.locator('.band, .spread, .crossovers .whisker').count()).toBe(0);
  });

  test('is walked by the keys: Tab to a mark, arrows along and across, each with its figures', async () => {
    const { page } = await open();
    await page.locator('.keys button').last().focus();
    await page.keyboard.press('Tab');
    const focused = () => page.evaluate('document.activeElement.getAttribute("aria-label")');
    expect(await focused()).toMatch(/^typed\/lz4, 10 candidates: \d+\.\d ms \(95 %: \d+\.\d to \d+\.\d\)$/);
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toMatch(/^typed\/lz4, 20 candidates/);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toMatch(/^pool-chunk\/lz4, 20 candidates/);
    expect(await page.locator('#tip').innerText()).toMatch(/^pool-chunk\/lz4, 20 candidates/);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toMatch(/^pool-chunk\/lz4, 10 candidates/);
    expect(await page.locator('.point[tabindex="0"]').count()).toBe(1);
  });

  test('hides an engine whose key is pressed, and the keyboard goes on with the others', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: 'typed/lz4' }).click();
    expect(await page.locator('.series:visible').count()).toBe(1);
    expect(await page.getByRole('button', { name: 'typed/lz4' }).getAttribute('aria-pressed')).toBe('false');
    await page.locator('.keys button').last().focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toMatch(/^pool-chunk\/lz4, 10 /);
    await page.getByRole('button', { name: 'typed/lz4' }).click();
    expect(await page.locator('.series:visible').count()).toBe(2);
  });

  test('says what is under the pointer, and sorts its table', async () => {
    const { page } = await open();
    await page.locator('[data-series="1"] .point path').last().hover();
    expect(await page.locator('#tip').innerText()).toMatch(/^pool-chunk\/lz4, 320 candidates: 2\d\d ms \(95 %/);
    await page.locator('#sweep-steps').getByRole('button', { name: 'median ms' }).click();
    expect(await page.locator('#sweep-steps tbody tr').first().innerText()).toMatch(/^320 candidates\s+typed\/lz4/);
  });

  test.each(['light', 'dark'] as const)(
    'fits a phone of 375 pixels in the %s: only tables scroll, by themselves',
    async (colorScheme) => {
      const { page, complaints } = await open(crossingSweep(), { viewport: { width: 375, height: 700 }, colorScheme });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375);
      const mark = page.locator('[data-series="0"] .point path').first();
      const [ink, paper] = [
        await mark.evaluate((own) => getComputedStyle(own).fill),
        'getComputedStyle(document.body).backgroundColor',
      ];
      expect(ink).not.toBe(await page.evaluate(paper));
      expect(complaints).toEqual([]);
    },
  );

  test('gives every chart a name, a description and a way to its figures without its script', async () => {
    const { page } = await open(crossingSweep(), { javaScriptEnabled: false });
    const chart = page.locator('.log-log');
    expect(await chart.locator('title').textContent()).toBe('Time over candidates: 2 engines, 6 steps');
    expect(await chart.locator('desc').textContent()).toMatch(
      /typed\/lz4: exponent 1\.00 .*; pool-chunk\/lz4: exponent 0\.43/,
    );
    const html = await page.content();
    for (const [, id] of html.matchAll(/aria-(?:labelledby|describedby)="([^"]+)"/g)) {
      expect(await page.locator(`#${id}`).count(), id).toBe(1);
    }
    expect(await page.locator('th:not([scope])').count()).toBe(0);
    expect(await page.locator('#sweep-steps tbody tr').count()).toBe(12);
  });

  test('nothing in the data becomes code or mark-up', async () => {
    const { page, complaints } = await open(hostileSweep());
    expect(await page.title()).toMatch(/^querylab sweep over <\/script>/);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(2);
    expect(JSON.parse((await page.locator('#result').textContent()) ?? '').engines[0]).toBe(HOSTILE);
    expect(complaints).toEqual([]);
  });

  test('stands in the page of a run as a section of its own, two of them side by side in ids', async () => {
    const sweeps = [crossingSweep(), crossingSweep(2)];
    const { page, complaints } = await openPage(browser, bench(pageDocument(), { details: false, sweeps }));
    for (const link of await page.locator('nav a').all()) {
      expect(await page.locator((await link.getAttribute('href')) ?? '').count()).toBe(1);
    }
    expect(await page.getByRole('link', { name: 'Over candidates' }).count()).toBe(2);
    const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
    expect(ids).toEqual([...new Set(ids)]);
    await page.locator('#sweep-2 .keys button').first().click();
    expect(await page.locator('#sweep-1 .series:visible').count()).toBe(2);
    expect(await page.locator('#sweep-2 .series:visible').count()).toBe(1);
    expect(complaints).toEqual([]);
  });
});
