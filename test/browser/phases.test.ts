/** The page people work on, in a real browser, at three moments of one event: what is done, due soon and overdue follows the clock. */
import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { askInProcess } from '../../src/cli/page/ask';
import { createPageServer, pagePath, withKey } from '../../src/cli/page/server';
import { serve } from '../../src/cli/serve';
import { asking } from '../api/stand';
import { KICKED_OFF, openPreparedEvent, SALE } from '../builders/prepared-event';
import { launchChromium } from './chromium';

const EVENT = KICKED_OFF.id;

let event: Awaited<ReturnType<typeof openPreparedEvent>>;
let server: Server;
let browser: Browser;
let page: Page;
let address: string;

beforeAll(async () => {
  event = await openPreparedEvent('2026-10-16T13:00:00.000Z');
  await asking(event.handler)('POST /events', { body: KICKED_OFF });
  const forms = withKey(createPageServer({ ask: askInProcess(event.handler), user: 'jonas' }), 'k3y');
  const served = await serve({ forms }, 0);
  server = served.server;
  address = `${served.url}k3y${pagePath(EVENT)}`;
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
  expect(event.errors).toEqual([]);
  await event.close();
});

const thing = (id: string) => page.locator(`[id="${id}"]`);
const textOf = async (id: string): Promise<string> => (await thing(id).textContent()) ?? '';
const field = (id: string, name: string) => thing(id).locator(`[name="f.${name}"]`);
const saved = (id: string) => thing(id).locator('.saved').waitFor();

/** Fills the form of a thing, and saves it. */
async function fill(id: string, values: Readonly<Record<string, string>>): Promise<void> {
  await thing(id).locator('a.open').first().click();
  for (const [name, value] of Object.entries(values)) await field(id, name).fill(value);
  await thing(id).getByRole('button', { name: 'Save' }).click();
  await saved(id);
}

async function tick(step: number): Promise<void> {
  await thing(`step-${step}`).getByRole('button', { name: 'Done today' }).click();
  // It may have said before that something was saved.
  await thing(`step-${step}`).getByRole('button', { name: 'Not done' }).waitFor();
}

/** The numbers of the steps that the page has in each state. */
async function stepsByState(): Promise<Readonly<Record<string, readonly number[]>>> {
  const states: Record<string, number[]> = {};
  for (let step = 1; step <= 25; step++) {
    const [, word = ''] = /(done|open|due soon|overdue)/.exec(await textOf(`step-${step}`)) ?? [];
    states[word] = [...(states[word] ?? []), step];
  }
  return states;
}

const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('the page of one event', () => {
  it('shows what is due at the kick-off, and who takes it on', async () => {
    await page.goto(address);
    expect(await stepsByState()).toEqual({ 'due soon': [1], open: upTo(2, 25) });
    expect(await textOf('pressing')).toMatch(/due soon.*Step 1/);
    expect(await page.locator('.zone-answer').textContent()).toContain('57 days');
    await fill('step-3', { owner: 'Emre Kaya', remarks: 'To everybody in Commerce.' });
    await tick(3);
    expect(await textOf('step-3')).toMatch(/done.*Emre Kaya.*done on 16 Oct 2026, as people say/);
    await fill('answer-monitoring-tools', { answer: 'CloudWatch and Grafana', answeredBy: 'Jonas Weber' });
    expect(await textOf('answer-monitoring-tools')).toContain('CloudWatch and Grafana');
    expect(await page.locator('#items .thing').count()).toBe(0);
  });

  it('shows what was not done while it was planned, and what the first run found', async () => {
    event.goTo('2026-11-10T09:00:00.000Z');
    const ask = asking(event.handler);
    await ask(`PUT /events/${EVENT}`, {
      body: { ...KICKED_OFF, kickoff: SALE.kickoff, escalation: SALE.escalation },
      headers: { 'if-match': '"1"' },
    });
    expect((await ask(`POST /events/${EVENT}/runs`)).status).toBe(202);
    await event.idle();
    await page.goto(address);
    expect(await stepsByState()).toMatchObject({ done: [1, 3, 13, 15], overdue: [2, 4, 5, 6, 7] });
    expect(await textOf('pressing')).toMatch(/overdue.*Step 2.*Step 4.*Step 5.*Step 6.*Step 7/);
    await tick(5);
    await fill('step-7', { owner: 'Emre Kaya', due: '2026-11-20' });
    expect(await textOf('step-7')).toMatch(/open.*due 20 Nov 2026.*Emre Kaya/);

    // The item of the storefront is taken on, and due in a few days.
    await page.goto(`${address}?text=shop/storefront`);
    const id = await page.locator('#items .thing').getAttribute('id');
    await fill(id ?? '', { owner: 'Lena Vogt', due: '2026-11-12' });
    expect(await textOf(id ?? '')).toMatch(/red.*open.*12 Nov 2026.*Lena Vogt/);
    expect(await textOf('pressing')).toMatch(/due soon.*shop\/storefront/);
  });

  it('shows in the last week what is overdue, due soon and done', async () => {
    event.goTo('2026-12-06T09:00:00.000Z');
    await page.goto(address);
    expect(await stepsByState()).toMatchObject({
      done: [1, 3, 5, 13, 15],
      overdue: [2, 4, 6, 7, 8, 9, 10, 11, 12, 14],
      'due soon': [16, 17, 18, 19],
      open: upTo(20, 25),
    });
    expect(await textOf('step-14')).toContain('The last run was on 2026-11-10');
    expect(await page.locator('.zone-answer').textContent()).toContain('6 days');
    await tick(12);
    expect(await textOf('step-12')).toMatch(/done.*done on 6 Dec 2026, as people say/);
    await tick(4);
    expect((await stepsByState()).done).toEqual([1, 3, 4, 5, 12, 13, 15]);
    expect(await textOf('pressing')).not.toMatch(/Step (4|12):/);
    await page.goto(`${address}?owner=Lena+Vogt`);
    expect(await page.locator('#items .thing').allTextContents()).toEqual([
      expect.stringMatching(/red.*shop\/storefront.*open.*was due 12 Nov 2026.*Lena Vogt/),
    ]);
  });
});
