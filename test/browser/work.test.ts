/** The page people work on, in a real browser: two people at once, by keyboard, on a phone, without JavaScript, and with hostile texts. */
import type { Server } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { createApi } from '../../src/api/api';
import { askInProcess } from '../../src/cli/page/ask';
import { createPageServer, pagePath, withKey } from '../../src/cli/page/server';
import { serve } from '../../src/cli/serve';
import type { ActionItem } from '../../src/model/action-item';
import { ITEMS_AT_ONCE } from '../../src/workbook/page/document';
import { seed } from '../api/seeded';
import { HOSTILE } from '../builders/hostile';
import { type LocalBackend, openLocalBackend } from '../builders/local-backend';
import { manyFindings } from '../builders/report';
import { launchChromium } from './chromium';
import { LOW_CONTRAST, UNREADABLE } from './readable';

const EVENT = 'flash-sale';
/** Enough that nobody could work with all of them on one page. */
const MANY = 400;
/** What the latest run has red. */
const FINDING = manyFindings(1)[0]?.id ?? '';

let browser: Browser;
let local: LocalBackend;
let server: Server;
let address: string;

const item = (i: number, more: Partial<ActionItem> = {}): ActionItem => ({
  ...{ id: `i${i}`, state: 'open', colour: i % 3 === 0 ? 'red' : 'yellow', description: `Raise quota ${i}` },
  history: [{ at: '2026-11-20T00:00:00.000Z', by: 'run 1', did: 'opened' }],
  ...more,
});

beforeAll(async () => {
  local = await openLocalBackend();
  await seed(local, EVENT, 3);
  const { items } = local.backend.store;
  for (let i = 0; i < MANY; i++) await items.put(EVENT, item(i), 0);
  const found = { check: 'db-multi-az', account: '111122223333', region: 'us-east-1', resource: 'reports' };
  await items.put(
    EVENT,
    item(MANY, {
      ...{ id: 'found', description: 'Switch on Multi-AZ', colour: 'red', due: '2026-11-20' },
      found: {
        ...found,
        findings: [FINDING],
        asOf: '2026-11-20T00:00:00.000Z',
      },
    }),
    0,
  );
  const api = createApi({ backend: local.backend, log: { error: () => {} } });
  const forms = withKey(createPageServer({ ask: askInProcess(api), user: 'ana' }), 'k3y');
  const served = await serve({ forms }, 0);
  server = served.server;
  address = `${served.url}k3y${pagePath(EVENT)}`;
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
  await local.close();
});

const contexts: BrowserContext[] = [];
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});

/** The page as a person has it, with what it did that it must not do. */
async function open(
  query = '',
  { name, ...options }: BrowserContextOptions & { readonly name?: string } = {},
) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  contexts.push(context);
  if (name !== undefined)
    await context.addCookies([{ name: 'iem-name', value: encodeURIComponent(name), url: address }]);
  const page = await context.newPage();
  const misdeeds: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) misdeeds.push(`request ${request.url()}`);
  });
  page.on('console', (message) => {
    // Chromium says of every answer from 400 on that it was one.
    if (!message.text().startsWith('Failed to load resource')) misdeeds.push(`console ${message.text()}`);
  });
  page.on('pageerror', (error) => misdeeds.push(`error ${error.message}`));
  page.on('dialog', (dialog) => {
    misdeeds.push(`dialog ${dialog.message()}`);
    return dialog.dismiss();
  });
  await page.goto(address + query);
  return { page, misdeeds };
}

const thing = (page: Page, id: string) => page.locator(`[id="${id}"]`);
const openForm = (page: Page, id: string) => thing(page, id).locator('a.open').first().click();
const field = (page: Page, id: string, name: string) => thing(page, id).locator(`[name="f.${name}"]`);
const save = (page: Page, id: string) => thing(page, id).getByRole('button', { name: 'Save' }).click();
const saved = (page: Page, id: string) => thing(page, id).locator('.saved').waitFor();
const focused = (page: Page) =>
  page.evaluate('document.activeElement.closest("[id]").id + " " + document.activeElement.textContent');

/** What one of the two changes first, and what the other, who has the old revision, wants. */
const EDITS: readonly {
  readonly id: string;
  readonly name: string;
  readonly theirs: string;
  readonly mine: string;
  readonly also: readonly [name: string, value: string];
}[] = [
  { id: 'step-7', name: 'owner', theirs: 'Bo', mine: 'Ana', also: ['remarks', 'I know the wiki.'] },
  {
    id: 'answer-monitoring-tools',
    name: 'answer',
    theirs: 'CloudWatch',
    mine: 'Grafana',
    also: ['answeredBy', 'Ana'],
  },
  { id: 'item-found', name: 'owner', theirs: 'Bo', mine: 'Ana', also: ['due', '2026-12-01'] },
];

describe('two people at once', () => {
  it.each(EDITS)(
    'see both versions of $id, and lose nothing of either',
    async ({ id, name, theirs, mine, also }) => {
      const [ana, bo] = [await open('', { name: 'Ana' }), await open('', { name: 'Bo' })];
      for (const { page } of [ana, bo]) {
        await openForm(page, id);
        await field(page, id, name).waitFor();
      }
      await field(bo.page, id, name).fill(theirs);
      await save(bo.page, id);
      await saved(bo.page, id);

      await field(ana.page, id, name).fill(mine);
      await field(ana.page, id, also[0]).fill(also[1]);
      await save(ana.page, id);
      const alert = thing(ana.page, id).getByRole('alert');
      await alert.waitFor();
      expect(await alert.textContent()).toContain('Not saved: Bo changed this');
      expect(await thing(ana.page, id).locator('.theirs').textContent()).toContain(`They wrote: ${theirs}`);
      expect(await field(ana.page, id, name).inputValue()).toBe(mine);
      expect(await field(ana.page, id, also[0]).inputValue()).toBe(also[1]);
      // Until both are seen, what was first is what counts.
      await bo.page.reload();
      expect(await thing(bo.page, id).textContent()).toContain(theirs);

      await thing(ana.page, id).getByLabel('Keep theirs here').check();
      await save(ana.page, id);
      await saved(ana.page, id);
      const text = await thing(ana.page, id).textContent();
      expect(text).toContain(theirs);
      expect(text).not.toContain('They wrote');
      await openForm(ana.page, id);
      await field(ana.page, id, also[0]).waitFor();
      expect(await field(ana.page, id, also[0]).inputValue()).toBe(also[1]);
      expect([...ana.misdeeds, ...bo.misdeeds]).toEqual([]);
    },
  );

  it('tick the same step: the second learns of the first, and its words are kept together', async () => {
    const [ana, bo] = [await open('', { name: 'Ana' }), await open('', { name: 'Bo' })];
    await openForm(bo.page, 'step-4');
    await field(bo.page, 'step-4', 'remarks').fill('Drawn anew.');
    await save(bo.page, 'step-4');
    await saved(bo.page, 'step-4');
    await thing(ana.page, 'step-4').getByRole('button', { name: 'Done today' }).click();
    await thing(ana.page, 'step-4').getByRole('alert').waitFor();
    expect(await thing(ana.page, 'step-4').textContent()).toContain('You changed different fields');
    await save(ana.page, 'step-4');
    await saved(ana.page, 'step-4');
    expect(await thing(ana.page, 'step-4').textContent()).toMatch(
      /✓ done.*done on 22 Nov 2026.*Drawn anew\./,
    );
    expect([...ana.misdeeds, ...bo.misdeeds]).toEqual([]);
  });

  it('record the same load test and accept the same risk: the second sees what there is', async () => {
    const [ana, bo] = [
      await open('?open=new-test', { name: 'Ana' }),
      await open('?open=new-test', { name: 'Bo' }),
    ];
    for (const { page } of [ana, bo]) {
      await field(page, 'new-test', 'name').fill('Rehearsal');
      await field(page, 'new-test', 'on').fill('2026-11-21');
    }
    await field(bo.page, 'new-test', 'result').selectOption('passed');
    await save(bo.page, 'new-test');
    await bo.page.locator('#tests .saved').waitFor();
    await field(ana.page, 'new-test', 'result').selectOption('failed');
    await field(ana.page, 'new-test', 'reachedMultiplier').fill('lots');
    await save(ana.page, 'new-test');
    // A field that is wrong is said first, and focused.
    await ana.page.locator('[aria-invalid]').waitFor();
    expect(await focused(ana.page)).toContain('new-test.reachedMultiplier');
    expect(await thing(ana.page, 'new-test').locator('.error').textContent()).toContain(
      'must be a number, not text.',
    );
    await field(ana.page, 'new-test', 'reachedMultiplier').fill('9.5');
    await save(ana.page, 'new-test');
    await ana.page.locator('#tests .theirs').first().waitFor();
    expect(await ana.page.locator('#tests [name="f.result"]').inputValue()).toBe('failed');
    expect(await ana.page.locator('#tests .theirs').textContent()).toContain('They wrote: passed');
    await ana.page.locator('#tests').getByRole('button', { name: 'Save' }).click();
    await ana.page.locator('#tests .saved').waitFor();
    expect(await ana.page.locator('#tests .thing').textContent()).toMatch(/failed.*9\.5×/);

    // From an item to the waiver of its finding.
    await ana.page.goto(`${address}?open=item-found#item-found`);
    await ana.page.getByRole('link', { name: 'Accept this risk' }).click();
    await field(ana.page, 'new-waiver', 'finding').waitFor();
    expect(await field(ana.page, 'new-waiver', 'finding').inputValue()).toBe(FINDING);
    await field(ana.page, 'new-waiver', 'reason').fill('Reports may be down for a day.');
    await field(ana.page, 'new-waiver', 'owner').fill('Ana');
    await field(ana.page, 'new-waiver', 'expires').fill('2026-01-31');
    await save(ana.page, 'new-waiver');
    await ana.page.locator('.error').waitFor();
    expect(await ana.page.locator('.error').textContent()).toMatch(
      /^Expires is before the event ends on 2026-12-12/,
    );
    await field(ana.page, 'new-waiver', 'expires').fill('2026-12-31');
    await save(ana.page, 'new-waiver');
    await ana.page.locator('#waivers .saved').waitFor();
    expect(await ana.page.locator('#waivers .thing').textContent()).toContain(
      'Reports may be down for a day.',
    );
    expect([...ana.misdeeds, ...bo.misdeeds]).toEqual([]);
  });
});

describe('by keyboard alone', () => {
  it('a step is ticked and changed: the focus stays, and the outcome is read out', async () => {
    const { page, misdeeds } = await open();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toContain('Skip to');
    await thing(page, 'step-12').getByRole('button').focus();
    await page.keyboard.press('Enter');
    await saved(page, 'step-12');
    expect(await focused(page)).toMatch(/^step-12 (Change|Not done)/);
    expect(await page.locator('#said').textContent()).toBe('Saved.');

    await thing(page, 'step-12').locator('a.open').focus();
    await page.keyboard.press('Enter');
    await field(page, 'step-12', 'owner').waitFor();
    expect(await focused(page)).toContain('step-12.owner');
    await page.keyboard.type('Mei Tan');
    await page.keyboard.press('Enter');
    await saved(page, 'step-12');
    expect(await thing(page, 'step-12').textContent()).toContain('Mei Tan');
    // Nothing is sent again by a reload.
    await page.reload();
    expect(
      (await local.backend.store.records.list(EVENT, 'step')).find(({ key }) => key === '12')?.revision,
    ).toBe(2);
    expect(misdeeds).toEqual([]);
  });

  it('what is typed is not left by mistake, and stays where the server does not answer', async () => {
    const { page, misdeeds } = await open('?open=step-15#step-15');
    await field(page, 'step-15', 'owner').fill('Mei');
    await openForm(page, 'step-17');
    expect(misdeeds.splice(0)).toEqual(['dialog Leave what you typed without saving it?']);
    await page.route('**/*', (route) => route.abort());
    await save(page, 'step-15');
    await thing(page, 'step-15').locator('.lost').waitFor();
    expect(await field(page, 'step-15', 'owner').inputValue()).toBe('Mei');
    await page.unroute('**/*');
    await save(page, 'step-15');
    await saved(page, 'step-15');
    expect(misdeeds).toEqual([]);
  });
});

describe('what is typed', () => {
  const question = ['dialog Leave what you typed without saving it?'];

  it('is not left by mistake either where it is a choice, or came back from a conflict', async () => {
    const { page, misdeeds } = await open('?open=answer-resilience-backups');
    const id = 'answer-resilience-backups';
    await field(page, id, 'status').selectOption('green');
    await openForm(page, 'step-17');
    expect(misdeeds.splice(0)).toEqual(question);
    await local.backend.store.records.put(
      {
        ...{ event: EVENT, kind: 'answer', key: 'resilience-backups', source: 'api', by: 'Bo' },
        value: { answer: 'Daily' },
      },
      0,
    );
    await field(page, id, 'answer').fill('Weekly');
    await save(page, id);
    await thing(page, id).getByRole('alert').waitFor();
    await openForm(page, 'step-17');
    expect(misdeeds.splice(0)).toEqual(question);
    expect(await field(page, id, 'answer').inputValue()).toBe('Weekly');
    await thing(page, id).getByLabel('Keep theirs here').check();
    await save(page, id);
    await saved(page, id);
    expect(misdeeds).toEqual([]);
  });

  it('is saved in any script, however long', async () => {
    const { page, misdeeds } = await open('?open=new-item');
    const long = '\u5168'.repeat(2000);
    for (const name of ['description', 'reason', 'remarks']) await field(page, 'new-item', name).fill(long);
    await save(page, 'new-item');
    await page.locator('.saved').waitFor();
    expect(misdeeds).toEqual([]);
  });

  it('stays where the server refuses without a page, and is kept where there is nothing to change any more', async () => {
    const { page, misdeeds } = await open('?open=step-16');
    await field(page, 'step-16', 'remarks').fill('Mine');
    await page.route('**/*', (route) => route.fulfill({ status: 413, body: '{}' }));
    await save(page, 'step-16');
    await thing(page, 'step-16').getByText('the server refused it with status 413').waitFor();
    expect(await field(page, 'step-16', 'remarks').inputValue()).toBe('Mine');
    await page.unroute('**/*');
    await page.locator('[name=thing][value=step-16]').evaluateAll((all) => {
      for (const one of all) one.setAttribute('value', 'test-gone');
    });
    await save(page, 'step-16');
    await page.getByText('somebody has deleted it').waitFor();
    expect(await page.locator('.kept').textContent()).toContain('Mine');
    await page.getByRole('link', { name: 'Open the page again' }).click();
    await thing(page, 'step-16').waitFor();
    expect(misdeeds).toEqual([]);
  });
});

describe(`${MANY} action items`, () => {
  it('are shown some at a time, chosen by state, owner, colour and words', async () => {
    const { page, misdeeds } = await open();
    const rows = page.locator('#items .thing');
    expect(await rows.count()).toBe(ITEMS_AT_ONCE);
    await page.getByRole('link', { name: `The next ${ITEMS_AT_ONCE}` }).click();
    await page.getByText('51 to 100 are shown').waitFor();
    await page.locator('#items [name=text]').fill('quota 39');
    await page.locator('#items [name=colour]').selectOption('red');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByText('5 items like this').waitFor();
    expect(await rows.count()).toBe(5);
    expect(misdeeds).toEqual([]);
  });

  it('are changed at once', async () => {
    const { page, misdeeds } = await open('?text=quota+27');
    const rows = page.locator('#items .thing');
    expect(await rows.count()).toBe(11);
    for (const i of [0, 1, 2]) await rows.nth(i).getByRole('checkbox').check();
    const bulk = page.getByRole('form', { name: 'Change the chosen items' });
    await bulk.getByLabel('Owner').fill('Noor');
    await bulk.getByRole('button', { name: 'Change them' }).click();
    await page.locator('#items .saved').waitFor();
    await page.goto(`${address}?owner=Noor`);
    expect(await rows.count()).toBe(3);
    expect(misdeeds).toEqual([]);
  });
});

describe('without JavaScript', () => {
  it('every form is a page of its own', async () => {
    const { page, misdeeds } = await open('', { javaScriptEnabled: false });
    await thing(page, 'step-20').getByRole('button', { name: 'Done today' }).click();
    expect(page.url()).toBe(`${address}?saved=step-20#step-20`);
    expect(await thing(page, 'step-20').textContent()).toContain('Saved.');
    await openForm(page, 'step-20');
    await field(page, 'step-20', 'owner').fill('Mei');
    await field(page, 'step-20', 'remarks').fill('one\ntwo');
    await save(page, 'step-20');
    expect(await thing(page, 'step-20').textContent()).toContain('Mei');
    await openForm(page, 'step-20');
    expect(await field(page, 'step-20', 'remarks').inputValue()).toBe('one\ntwo');
    await page.locator('.me summary').click();
    await page.locator('[name=name]').fill('Noor');
    await page.getByRole('button', { name: 'Keep it in this browser' }).click();
    expect(await page.locator('.me').textContent()).toContain('You write as Noor');
    await page.locator('#items [name=text]').fill('Multi-AZ');
    await page.getByRole('button', { name: 'Show' }).click();
    expect(await page.locator('#items .thing').count()).toBe(1);
    expect(misdeeds).toEqual([]);
  });
});

const OPENED = [
  '',
  '?open=step-5',
  '?open=answer-security-waf',
  '?state=all&open=item-found',
  '?open=new-test',
  '?open=new-waiver',
  '?open=new-item',
];

describe('whoever reads it', () => {
  it.each(OPENED)('as %j needs no sideways scrolling, and finds everything named', async (query) => {
    for (const width of [1280, 768, 360]) {
      const { page, misdeeds } = await open(query, { viewport: { width, height: 800 } });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect(await page.evaluate(UNREADABLE)).toEqual([]);
      expect(misdeeds).toEqual([]);
    }
  });

  it.each(['light', 'dark'] as const)('sees every text in the %s scheme', async (colorScheme) => {
    const { page } = await open('?open=new-waiver', { colorScheme });
    await save(page, 'new-waiver');
    await page.locator('.error').first().waitFor();
    expect(await page.evaluate(LOW_CONTRAST)).toEqual([]);
  });

  it('on a phone touches nothing smaller than 44 pixels', async () => {
    const { page } = await open('?open=step-5', { viewport: { width: 360, height: 800 } });
    const small =
      await page.evaluate(`[...document.querySelectorAll('main button, main select, main textarea, main input:not([type=hidden], [type=checkbox]), .acts a')]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 80))`);
    expect(small).toEqual([]);
  });

  it('on paper sees what is to do, and no control', async () => {
    const { page } = await open();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('main :is(button, select, textarea, input):visible').count()).toBe(0);
    expect(await page.locator('#steps .thing:visible').count()).toBe(25);
  });
});

describe('what people and AWS wrote', () => {
  it.each(HOSTILE)('%j is only text', async (text) => {
    const id = `hostile${HOSTILE.indexOf(text)}`;
    await local.backend.store.items.put(
      EVENT,
      item(0, {
        id,
        description: text,
        owner: text,
        remarks: text,
        due: '2026-11-21',
        history: [{ at: text, by: text, did: 'changed', detail: text }],
      }),
      0,
    );
    const { page, misdeeds } = await open(`?open=item-${id}`);
    // It goes into the form and comes back as it was, and it changes nothing else.
    await field(page, `item-${id}`, 'reason').fill('Seen.');
    await save(page, `item-${id}`);
    await saved(page, `item-${id}`);
    expect((await local.backend.store.items.get(EVENT, id))?.item).toMatchObject({
      reason: 'Seen.',
      description: text,
    });
    expect(await page.evaluate('typeof window.pwned')).toBe('undefined');
    const read = String(await page.evaluate('document.querySelector("main").textContent')).replaceAll(
      '\n',
      '',
    );
    expect(read).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    expect(await page.evaluate(UNREADABLE)).toEqual([]);
    expect(misdeeds).toEqual([]);
  });
});
