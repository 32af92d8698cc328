import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Report } from '../../src/model/report';
import { html } from '../../src/report/render/html/page';
import { PAGE_SIZE } from '../../src/report/render/html/table';
import { HOSTILE, hostileReport } from '../builders/hostile';
import { aGreyReport, aReport, manyFindings, manyTargets } from '../builders/report';
import { launchChromium } from './chromium';

jest.setTimeout(120_000);

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchChromium();
  folder = await mkdtemp(join(tmpdir(), 'iem-page-'));
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

/** What a page did that it must not do. */
type Misdeed = string;

/** The page of a report in a browser of its own, its script done, with what it did besides showing it. */
async function open(report: Report, options: BrowserContextOptions = {}) {
  const file = join(folder, `${Math.random().toString(36).slice(2)}.html`);
  await writeFile(file, html(report, { colour: false, width: 80 }));
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const misdeeds: Misdeed[] = [];
  const url = pathToFileURL(file).href;
  page.on('request', (request) => request.url() !== url && misdeeds.push(`request ${request.url()}`));
  page.on('console', (message) => misdeeds.push(`console ${message.text()}`));
  page.on('pageerror', (error) => misdeeds.push(`error ${error.message}`));
  page.on('dialog', (dialog) => {
    misdeeds.push(`dialog ${dialog.message()}`);
    return dialog.dismiss();
  });
  await page.goto(url);
  if (options.javaScriptEnabled !== false) {
    await page.waitForFunction(
      `[...document.querySelectorAll('.paged')].every((t) => t.querySelector('[aria-sort]'))`,
    );
  }
  return { page, misdeeds };
}

const rowsOf = (page: Page) => page.locator('#findings tbody tr');
const shownOf = (page: Page) => page.locator('#findings .shown').textContent();

describe('the page', () => {
  it('asks for nothing, complains of nothing and needs no sideways scrolling', async () => {
    for (const width of [1280, 768, 390, 320]) {
      const { page, misdeeds } = await open(aReport(), { viewport: { width, height: 800 } });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect(misdeeds).toEqual([]);
      await page.close();
    }
  });

  it('reads without a script: the first rows are there, and no control that would do nothing', async () => {
    const { page } = await open(aReport({ findings: manyFindings(100) }), { javaScriptEnabled: false });
    expect(await page.locator('h1').textContent()).toContain('Your accounts break at 7.3×');
    expect(await rowsOf(page).count()).toBe(PAGE_SIZE);
    expect(await shownOf(page)).toBe(`1–${PAGE_SIZE} of 100`);
    expect(await page.locator('select:visible, button:visible, input:visible').count()).toBe(0);
    await page.close();
  });

  it('shows the same first rows with the script as without', async () => {
    const [before, after] = [await open(aReport(), { javaScriptEnabled: false }), await open(aReport())];
    for (const id of ['ceilings', 'findings', 'targets']) {
      const body = `#${id} tbody`;
      expect(await after.page.locator(body).innerHTML()).toBe(await before.page.locator(body).innerHTML());
    }
    await Promise.all([before.page.close(), after.page.close()]);
  });

  it('reads when nothing could be judged', async () => {
    const { page, misdeeds } = await open(aGreyReport());
    expect(await page.locator('h1').textContent()).toContain('where your accounts break is not known');
    expect(await page.locator('main').textContent()).toContain('ec2:DescribeInstances');
    expect(misdeeds).toEqual([]);
    await page.close();
  });
});

describe('a table of 10,000 findings', () => {
  let page: Page;
  let misdeeds: Misdeed[];
  beforeAll(async () => {
    ({ page, misdeeds } = await open(
      aReport({ findings: [...manyFindings(9_999), ...aReport().findings.slice(0, 1)] }),
    ));
  });
  afterAll(() => page.close());

  it('is paged', async () => {
    expect(await shownOf(page)).toBe('1–25 of 10,000');
    expect(await page.locator('#findings [data-step="-1"]').isDisabled()).toBe(true);
    await page.click('#findings [data-step="1"]');
    expect(await shownOf(page)).toBe('26–50 of 10,000');
    expect(await rowsOf(page).first().textContent()).toContain('service-25-');
    await page.click('#findings [data-step="-1"]');
    expect(await rowsOf(page).first().textContent()).toContain('service-0-');
  });

  it('is searched by words, and filtered by status, check and region', async () => {
    await page.fill('#findings [name=text]', 'SERVICE-9998- virginia');
    expect(await shownOf(page)).toBe('Nothing matches');
    await page.fill('#findings [name=text]', 'SERVICE-9998- warn');
    expect(await shownOf(page)).toBe('1–1 of 1');
    await page.click('#findings [type=reset]');
    expect(await shownOf(page)).toBe('1–25 of 10,000');

    await page.selectOption('#findings [name=status]', 'critical');
    expect(await shownOf(page)).toBe('1–25 of 2,501');
    await page.locator('#findings').getByLabel('Region').selectOption('us-east-1');
    expect(await shownOf(page)).toBe('1–25 of 834');
    await page.click('#findings [type=reset]');
  });

  it('is sorted by a heading, and says so', async () => {
    const heading = page.locator('#findings th', { hasText: 'Resource' });
    await heading.getByRole('button').click();
    expect(await heading.getAttribute('aria-sort')).toBe('ascending');
    expect(await rowsOf(page).first().textContent()).toContain('api');
    await heading.getByRole('button').click();
    expect(await heading.getAttribute('aria-sort')).toBe('descending');
    await heading.getByRole('button').click();
    expect(await heading.getAttribute('aria-sort')).toBe('none');
    expect(await rowsOf(page).first().textContent()).toContain('service-0-');
  });

  it('is printed with all rows that a reader would turn, and says how many it leaves out', async () => {
    await page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
    expect(await rowsOf(page).count()).toBe(1000);
    expect(await shownOf(page)).toBe('1–1,000 of 10,000');
    await page.evaluate(`dispatchEvent(new Event('afterprint'))`);
    expect(await shownOf(page)).toBe('1–25 of 10,000');
  });

  it('works by keyboard alone', async () => {
    await page.locator('#findings [data-step="1"]').focus();
    await page.keyboard.press('Enter');
    expect(await shownOf(page)).toBe('26–50 of 10,000');
    expect(misdeeds).toEqual([]);
  });
});

describe('a table of 18,000 targets', () => {
  const targets = manyTargets(6000, [4711, 5000]);
  const shown = (page: Page) => page.locator('#targets .shown').textContent();

  it('begins with what did not answer, and finds one account', async () => {
    const { page, misdeeds } = await open(aReport({ coverage: { targets } }));
    const rows = page.locator('#targets tbody tr');
    expect(await shown(page)).toBe('1–25 of 18,000');
    expect(await rows.locator('.status').allTextContents()).toEqual([
      ...Array.from({ length: 6 }, () => '? not seen'),
      ...Array.from({ length: 19 }, () => '✓ seen'),
    ]);
    await page.selectOption('#targets [name=status]', 'not seen');
    expect(await shown(page)).toBe('1–6 of 6');
    await page.click('#targets [type=reset]');
    await page.fill('#targets [name=text]', '100000001234');
    expect(await shown(page)).toBe('1–3 of 3');
    expect(misdeeds).toEqual([]);
    await page.close();
  });
});

/** How many elements there are of each name, and every attribute name in use. */
const STRUCTURE = `(() => {
  const elements = {};
  const attributes = new Set();
  for (const { localName, attributes: own } of document.querySelectorAll('*')) {
    elements[localName] = (elements[localName] ?? 0) + 1;
    for (const { name } of own) attributes.add(name);
  }
  return { elements, attributes: [...attributes].sort() };
})()`;

describe('hostile text in every field', () => {
  it.each(HOSTILE)('%j is only text', async (text) => {
    const benign = await open(aReport());
    const { page, misdeeds } = await open(hostileReport(aReport(), text));
    // Twice: as it came, and after the script has made the rows anew.
    for (const _ of [1, 2]) {
      expect(await page.evaluate(STRUCTURE)).toEqual(await benign.page.evaluate(STRUCTURE));
      for (const { page: either } of [benign, { page }]) await either.click('#findings th button');
    }
    expect(await page.evaluate('typeof window.pwned')).toBe('undefined');
    const read = String(await page.evaluate('document.body.textContent')).replaceAll('\n', '');
    expect(read).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    expect(misdeeds).toEqual([]);
    await Promise.all([benign.page.close(), page.close()]);
  });
});

/** Every text whose contrast with what is behind it is under 4.5:1, as `text ratio`. */
const LOW_CONTRAST = `(() => {
  const channels = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = (rgb) => rgb.slice(0, 3)
    .map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (node) => {
    const colour = channels(getComputedStyle(node).backgroundColor);
    return colour[3] === 0 ? behind(node.parentElement) : colour;
  };
  const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const low = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility() || parent.localName === 'script') continue;
    const style = getComputedStyle(parent);
    const ink = parent.closest('svg') ? style.fill : style.color;
    const value = ratio(luminance(channels(ink)), luminance(behind(parent)));
    if (value < 4.5 && !parent.disabled) low.push(node.data.trim() + ' ' + value.toFixed(2));
  }
  return low;
})()`;

describe.each(['light', 'dark'] as const)('in the %s scheme', (colorScheme) => {
  it('every text stands out from what is behind it', async () => {
    const { page } = await open(aReport(), { colorScheme });
    await page.evaluate(`document.querySelectorAll('details').forEach((details) => (details.open = true))`);
    expect(await page.evaluate(LOW_CONTRAST)).toEqual([]);
    await page.close();
  });

  it('the paper has the scheme’s own shade', async () => {
    const { page } = await open(aReport(), { colorScheme });
    const paper = String(await page.evaluate('getComputedStyle(document.body).backgroundColor'));
    expect(Number(paper.match(/\d+/)?.[0]) > 128).toBe(colorScheme === 'light');
    await page.close();
  });
});
