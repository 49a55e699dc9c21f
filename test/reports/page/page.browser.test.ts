import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import html from '../../../reports/formats/html.tsx';
import { benchDocument } from '../../harness/support/bench-document.ts';
import { browserTitle, hasBrowser, openPage, startBrowser } from '../support/browser.ts';
import { HOSTILE, hostileDocument } from '../support/hostile-document.ts';
import { pageDocument } from '../support/page-document.ts';

const render = (document = pageDocument()) => html(document, { details: false });

describe.skipIf(!hasBrowser)(browserTitle('the page in a browser'), () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());
  const open = (document = pageDocument(), options = {}) => openPage(browser, render(document), options);

  test('opens offline without a complaint or a request, the verdict first', async () => {
    const { page, complaints } = await open();
    expect(await page.locator('h1').innerText()).toMatch(/worker-own\/lz4-wasm is the fastest/);
    expect(await page.locator('main > section').first().getAttribute('id')).toBe('verdict');
    expect(await page.locator('#speedups tbody tr').first().innerText()).toMatch(
      /worker-own\/lz4-wasm[\s\S]*10\.0×[\s\S]*faster/,
    );
    expect(complaints).toEqual([]);
  });

  test('chooses a scenario from the list, by its buttons, on the map and in the tables', async () => {
    const { page, complaints } = await open();
    const shown = async () => {
      const panels = page.locator('.panel:visible h3');
      expect(await panels.count()).toBe(1);
      // Its tracks are on the map, and it is marked there.
      expect(await page.locator('g[data-panel]:not([hidden])').count()).toBe(1);
      expect(await page.locator('.place[aria-current]').getAttribute('aria-label')).toBe(await panels.innerText());
      return await panels.innerText();
    };
    expect(await shown()).toBe('camera/boston');
    await page.selectOption('#scenario', { label: 'camera/denver' });
    expect(await shown()).toBe('camera/denver');
    await page.getByRole('button', { name: 'Next scenario' }).click();
    expect(await shown()).toBe('camera/miami');
    await page.getByRole('button', { name: 'Next scenario' }).click();
    expect(await shown()).toBe('camera/boston');
    await page.locator('.place[aria-label="camera/denver"]').focus();
    await page.keyboard.press('Enter');
    expect(await shown()).toBe('camera/denver');
    await page.locator('.matrix').getByRole('link', { name: 'camera/miami' }).click();
    expect(await shown()).toBe('camera/miami');
    expect(complaints).toEqual([]);
  });

  test('sorts a table by the column whose head is pressed, and says so', async () => {
    const { page } = await open();
    const column = (n: number) => page.locator(`#engines tbody tr > :nth-child(${n})`).allInnerTexts();
    await page.locator('#engines').getByRole('button', { name: 'median ms' }).click();
    expect(await column(1)).toEqual(['naive/bz2', 'typed/lz4', 'worker-own/lz4-wasm']);
    expect(await page.locator('#engines th[aria-sort]').allInnerTexts()).toEqual(['median ms']);
    expect(await page.locator('#engines th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
    await page.locator('#engines').getByRole('button', { name: 'median ms' }).press('Enter');
    expect(await column(1)).toEqual(['worker-own/lz4-wasm', 'typed/lz4', 'naive/bz2']);
    await page.locator('#engines').getByRole('button', { name: 'engine' }).click();
    expect(await column(1)).toEqual(['naive/bz2', 'typed/lz4', 'worker-own/lz4-wasm']);
  });

  test('says what is under the pointer: a sample, a flight, a ratio', async () => {
    const { page } = await open();
    const tip = page.locator('#tip');
    await page.locator('.panel:visible tr[data-engine="naive/bz2"] .plot').hover();
    expect(await tip.innerText()).toMatch(/^naive\/bz2: 5\d\d(\.\d)? ms, call \d of process \d$/);
    await page.locator('.panel:visible [data-tracks] path').first().hover();
    expect(await tip.innerText()).toBe('BAW0, A320, 35,000 ft');
    await page.locator('.matrix td[data-tip]').first().hover();
    expect(await tip.innerText()).toMatch(
      /^worker-own\/lz4-wasm on camera\/boston: median .* ms, 10\.0×, 95 % interval/,
    );
    await page.keyboard.press('Escape');
    expect(await tip.isVisible()).toBe(false);
  });

  test('shows stages with what is left over', async () => {
    const { page } = await open();
    expect(await page.locator('.panel:visible .stages tbody tr').first().innerText()).toMatch(
      /decompress 60 %, decode 30 %, other 10 %/,
    );
  });

  test('follows the system into the dark, and its button against the system', async () => {
    const dark = await open(pageDocument(), { colorScheme: 'dark' });
    const paper = () => dark.page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(await paper()).toBe('rgb(20, 23, 26)');
    await dark.page.getByRole('button', { name: 'Light' }).click();
    expect(await paper()).toBe('rgb(251, 251, 249)');
    const light = await open(pageDocument(), { colorScheme: 'light' });
    await light.page.getByRole('button', { name: 'Dark' }).click();
    expect(await light.page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(20, 23, 26)');
    expect([...dark.complaints, ...light.complaints]).toEqual([]);
  });

  test('fits a phone of 375 pixels: only tables scroll, by themselves', async () => {
    const { page } = await open(pageDocument(), { viewport: { width: 375, height: 700 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375);
    expect(await page.locator('h1').isVisible()).toBe(true);
    const small = await page
      .locator('main :visible:not(svg *)')
      .evaluateAll((elements) =>
        elements
          .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < 10)
          .map(({ tagName }) => tagName),
      );
    expect(small).toEqual([]);
  });

  test('without its script every scenario is there', async () => {
    const { page } = await open(pageDocument(), { javaScriptEnabled: false });
    expect(await page.locator('.panel:visible').count()).toBe(3);
    expect(await page.locator('#theme').isVisible()).toBe(false);
  });

  test('gives all that can be pressed a name, and every chart a description', async () => {
    const { page } = await open();
    const nameless = await page
      .locator('a, button, select')
      .evaluateAll((elements) =>
        elements
          .filter((element) => !element.getAttribute('aria-label') && !element.textContent?.trim())
          .map(({ outerHTML }) => outerHTML),
      );
    expect(nameless).toEqual([]);
    const bare = await page
      .locator('svg')
      .evaluateAll((elements) =>
        elements
          .filter((svg) => svg.closest('[aria-hidden="true"]') === null && !svg.getAttribute('aria-label'))
          .map(({ outerHTML }) => outerHTML.slice(0, 80)),
      );
    expect(bare).toEqual([]);
    expect(await page.locator('th:not([scope])').count()).toBe(0);
  });

  test('nothing in the data becomes code or mark-up', async () => {
    const { page, complaints } = await open(hostileDocument());
    expect(await page.title()).toBe('querylab bench, 2024-06-11');
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(2);
    expect(await page.locator('#environment').innerText()).toContain('<img src=x onerror=alert(1)>');
    expect(JSON.parse((await page.locator('#result').textContent()) ?? '').tracks[0].tracks[0].callsign).toBe(HOSTILE);
    expect(complaints).toEqual([]);
  });

  test.each([
    ['without samples', benchDocument({ rounds: 0, complete: false }), /Interrupted/],
    ['without scenarios', benchDocument({ scenarios: [] }), /No engine was timed/],
    [
      'of one engine',
      benchDocument({ engines: [{ name: 'naive/bz2', status: 'ok' }] }),
      /no other engine was compared/,
    ],
  ])('a run %s opens and says so', async (_, document, said) => {
    const { page, complaints } = await open(document);
    expect(await page.locator('h1').innerText()).toMatch(said);
    for (const link of await page.locator('nav a').all()) {
      expect(await page.locator((await link.getAttribute('href')) ?? '').count()).toBe(1);
    }
    expect(complaints).toEqual([]);
  });
});
