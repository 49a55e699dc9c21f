import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judgeGate } from '../../../harness/gate/judge.ts';
import html from '../../../reports/gate/html.tsx';
import { gateDocument } from '../../harness/gate/support/gate-document.ts';
import { browserTitle, hasBrowser, openPage, startBrowser } from '../support/browser.ts';
import { GATE_CASES, hostileGate, slowedDocument } from './support/gate-cases.ts';

describe.skipIf(!hasBrowser)(browserTitle('the page of a gate in a browser'), () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());
  const open = (document = slowedDocument(), options = {}) =>
    openPage(browser, html(document, judgeGate(document)), options);

  test('opens offline without a complaint, the verdict first', async () => {
    const { page, complaints } = await open();
    expect(await page.locator('h1').innerText()).toMatch(/^Regression typed\/lz4 on all scenarios: 1\.\d{3} times/);
    expect(await page.locator('main > section').first().getAttribute('id')).toBe('verdict');
    expect(await page.locator('#engines tbody tr').first().innerText()).toMatch(
      /typed\/lz4[\s\S]*1\.\d{3}[\s\S]*regression/,
    );
    expect(await page.locator('#stages tbody tr').first().innerText()).toMatch(/^decode/);
    expect(complaints).toEqual([]);
  });

  test('links to the flame graph beside it, and to nothing else', async () => {
    const { page } = await open();
    expect(await page.getByRole('link', { name: 'Differential flame graph' }).getAttribute('href')).toBe(
      'diff/flame.html',
    );
    for (const elsewhere of ['/tmp/flame.html', 'javascript:alert(1)', 'https://example.org/']) {
      const other = await open(slowedDocument(elsewhere));
      expect(await other.page.locator('#stages a').count()).toBe(0);
      expect(await other.page.locator('#stages code').innerText()).toBe(elsewhere);
    }
  });

  test.each(GATE_CASES)('a gate %s has all that its menu names', async (_, document) => {
    const { page, complaints } = await open(document);
    for (const link of await page.locator('nav a').all()) {
      expect(await page.locator((await link.getAttribute('href')) ?? '').count()).toBe(1);
    }
    expect(complaints).toEqual([]);
  });

  test('says what is under the pointer', async () => {
    const { page } = await open();
    await page.locator('#engines tbody tr').first().hover();
    expect(await page.locator('#tip').innerText()).toMatch(/typed\/lz4 on all scenarios: 1\.\d{3} .* floor 5 %/);
  });

  test('fits a phone of 375 pixels: only tables scroll, by themselves', async () => {
    for (const document of [slowedDocument(), hostileGate(), gateDocument()]) {
      const { page } = await open(document, { viewport: { width: 375, height: 700 } });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375);
    }
  });

  test('nothing in the data becomes code or mark-up', async () => {
    const { page, complaints } = await open(hostileGate());
    expect(await page.title()).toBe('querylab gate, 2024-06-11');
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.locator('#results').innerText()).toContain('<img src=x onerror=alert(1)>');
    expect(complaints).toEqual([]);
  });

  test('every head of a table has a scope, and every chart a description', async () => {
    const { page } = await open();
    expect(await page.locator('th:not([scope])').count()).toBe(0);
    expect(await page.locator('svg:not([aria-hidden="true"] *):not([aria-hidden="true"])').count()).toBe(0);
  });
});
