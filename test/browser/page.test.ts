import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { checkEvent } from '../../src/app/judging/check';
import { mustSurvive } from '../../src/app/judging/what-if';
import { readInventory, readPlan } from '../../src/cli/files';
import type { Report } from '../../src/model/report';
import { SURVIVALS, type Survival } from '../../src/model/survival';
import type { Multiplier } from '../../src/plan/schema';
import { html } from '../../src/report/render/html/page';
import { ROWS_WITHOUT_SCRIPT } from '../../src/report/render/html/table';
import { toPlainText } from '../../src/report/render/plain-text';
import {
  composeAnswer,
  composeAnswerWithLoss,
  describeRowCounts,
  describeScore,
  describeVerdict,
  findFirstToBreak,
  formatName,
  formatPercent,
} from '../../src/report/render/words';
import { HOSTILE, hostileReport } from '../builders/hostile';
import { aFinding, aGreyReport, aNode, aReport, manyFindings, manyTargets } from '../builders/report';
import { launchChromium } from './chromium';
import { LOW_CONTRAST } from './readable';

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

interface PageOptions {
  /** Of the address. */
  readonly hash?: string;
  readonly owners?: ReadonlyMap<string, string>;
}

/** The page of a report in a browser of its own, its script done, with what it did besides showing it. */
async function open(
  report: Report,
  { hash = '', owners, ...options }: BrowserContextOptions & PageOptions = {},
) {
  const file = join(folder, `${Math.random().toString(36).slice(2)}.html`);
  await writeFile(file, html(report, { colour: false, width: 80, ...(owners && { owners }) }));
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const misdeeds: Misdeed[] = [];
  const url = pathToFileURL(file).href;
  page.on(
    'request',
    (request) => request.url().split('#')[0] !== url && misdeeds.push(`request ${request.url()}`),
  );
  page.on('console', (message) => misdeeds.push(`console ${message.text()}`));
  page.on('pageerror', (error) => misdeeds.push(`error ${error.message}`));
  page.on('dialog', (dialog) => {
    misdeeds.push(`dialog ${dialog.message()}`);
    return dialog.dismiss();
  });
  await page.goto(url + hash);
  if (options.javaScriptEnabled !== false) {
    await gone(page, '.paged:not(:has([aria-sort]))');
  }
  return { page, misdeeds };
}

/** Not by a function that is asked again and again: the page's policy forbids to evaluate it. */
const gone = (page: Page, selector: string) => page.locator(selector).first().waitFor({ state: 'detached' });

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

  it.each([
    [100, 100, ''],
    [1234, ROWS_WITHOUT_SCRIPT, 'The other 1,034 are shown where scripts may run'],
  ])(
    'reads without a script: of %i findings %i, and no control that would do nothing',
    async (count, rows, rest) => {
      const { page } = await open(aReport({ findings: manyFindings(count) }), { javaScriptEnabled: false });
      expect(await page.locator('h1').textContent()).toContain('Your accounts break at 7.3×');
      expect(await rowsOf(page).count()).toBe(rows);
      expect(await page.locator('#findings .pager').textContent()).toContain(rest);
      expect(await shownOf(page)).toBe(`1–${rows} of ${count.toLocaleString('en-US')}`);
      expect(await page.locator('select:visible, button:visible, input:visible').count()).toBe(0);
      await page.close();
    },
  );

  it('shows the same first rows with the script as without, and what copies beside them', async () => {
    const [before, after] = [await open(aReport(), { javaScriptEnabled: false }), await open(aReport())];
    expect(await after.page.locator('table .copy').count()).toBe(
      await after.page.locator('table pre').count(),
    );
    await after.page.evaluate(`document.querySelectorAll('.copy').forEach((button) => button.remove())`);
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

describe('a link to one finding or ceiling', () => {
  const findings = manyFindings(1000);
  const far = findings[900];
  const hash = `#finding-${far?.id}`;
  const linked = (page: Page) => page.locator(`[id="finding-${far?.id}"]`);

  it('shows its row, wherever it is paged, unfolded and marked; after a reload too', async () => {
    const { page, misdeeds } = await open(aReport({ findings }), { hash });
    for (const _ of ['as opened', 'reloaded']) {
      await linked(page).waitFor();
      expect(await shownOf(page)).toBe('901–925 of 1,000');
      expect(await linked(page).getAttribute('aria-current')).toBe('true');
      expect(await linked(page).locator('dl').isVisible()).toBe(true);
      expect((await linked(page).boundingBox())?.y).toBeLessThan(100);
      await page.reload();
    }
    expect(misdeeds).toEqual([]);
    await page.close();
  });

  it('shows it though a filter hides it, and again when it is followed twice', async () => {
    const { page } = await open(aReport({ findings }));
    await page.fill('#findings [name=text]', 'service-1-');
    for (const _ of ['first', 'second']) {
      await page.evaluate(`{
        const link = document.createElement('a');
        link.href = ${JSON.stringify(hash)};
        document.body.append(link);
        link.click();
      }`);
      await linked(page).waitFor();
      expect(await shownOf(page)).toBe('901–925 of 1,000');
      await page.click('#findings [data-step="-1"]');
    }
    await page.close();
  });

  it('is beside each row, seen when pointed at or reached by keyboard, and in what refers to it', async () => {
    const { page } = await open(aReport());
    const row = rowsOf(page).first();
    const link = row.getByRole('link', { name: 'Link to this row' });
    expect(await link.getAttribute('href')).toBe(`#${await row.getAttribute('id')}`);
    const opacity = () =>
      page.evaluate(`getComputedStyle(document.querySelector('#findings .link')).opacity`);
    expect(await opacity()).toBe('0');
    await row.hover();
    expect(await opacity()).toBe('1');
    await page.hover('h1');
    await page.locator('#findings th button').last().focus();
    await page.keyboard.press('Tab');
    expect(await opacity()).toBe('1');

    await page.locator('.first a').click();
    expect(await page.locator('#ceilings [aria-current]').textContent()).toContain('Auto Scaling group web');
    const broken = await page.evaluate(`[...document.querySelectorAll('a[href]')]
      .filter((link) => !document.getElementById(decodeURIComponent(link.hash.slice(1)))).length`);
    expect(broken).toBe(0);
    await page.close();
  });

  it('leads to the row without a script', async () => {
    const { page } = await open(aReport({ findings: findings.slice(0, 150) }), {
      javaScriptEnabled: false,
      hash: `#finding-${findings[140]?.id}`,
    });
    expect(await page.locator('tr:target').textContent()).toContain(findings[140]?.resource);
    expect((await page.locator('tr:target').boundingBox())?.y).toBeLessThan(100);
    await page.close();
  });

  it.each(['#%', '#finding-of-another-run', '#main'])('%s changes nothing', async (other) => {
    const { page, misdeeds } = await open(aReport({ findings }), { hash: other });
    expect(await shownOf(page)).toBe('1–25 of 1,000');
    expect(misdeeds).toEqual([]);
    await page.close();
  });
});

describe('a command', () => {
  const command = findingCommand(`--name 'a b' --subnets subnet-1,subnet-2 && aws x --filter '{"a-b": 1}'`);
  function findingCommand(rest: string) {
    return `aws autoscaling update-auto-scaling-group --region ap-southeast-1 --auto-scaling-group-name web ${rest}`;
  }
  const report = aReport({
    ceilings: [],
    findings: ['a', 'b'].map((id) =>
      aFinding({ id, resource: id, fix: { action: 'Do it.', command: `${command} ${id}` } }),
    ),
  });
  const clipboard = (page: Page) => page.evaluate('navigator.clipboard.readText()');

  it('is copied as it is, one or all of them, and says so', async () => {
    const { page } = await open(report, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.click('#to-dos summary');
    const all = page.getByRole('button', { name: 'Copy 2 commands' });
    await all.click();
    await page.locator('#to-dos .copy', { hasText: 'Copied' }).first().waitFor();
    expect(await page.locator('[role=status].sr').textContent()).toBe('Copied');
    expect(await clipboard(page)).toBe(`${command} a\n${command} b`);

    await page.locator('#findings summary').first().click();
    await page.locator('#findings').getByRole('button', { name: 'Copy command' }).first().click();
    expect(await clipboard(page)).toBe(`${command} a`);
    await page.close();
  });

  it('is copied where the browser refuses its clipboard, too', async () => {
    const { page } = await open(report, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.evaluate(`navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))`);
    await page.locator('#findings summary').first().click();
    await page.locator('#findings .copy').first().click();
    await page.locator('#findings .copy', { hasText: 'Copied' }).waitFor();
    expect(await clipboard(page)).toBe(`${command} a`);
    await page.close();
  });

  it.each([1280, 390, 320])('breaks between its words only, at %i pixels', async (width) => {
    const { page } = await open(aReport(), { viewport: { width, height: 800 } });
    await page.evaluate(`document.querySelectorAll('details').forEach((details) => (details.open = true))`);
    // A word that is no wider than a line stands on one.
    const broken = await page.evaluate(`[...document.querySelectorAll('pre span')]
      .filter((word) => word.offsetParent && word.textContent.length < 24)
      .filter((word) => word.offsetHeight > 1.5 * parseFloat(getComputedStyle(word).lineHeight))
      .map((word) => word.textContent)`);
    expect(broken).toEqual([]);
    await page.close();
  });
});

describe('what to do', () => {
  const visible = (page: Page) => page.locator('#to-dos li li:visible');
  const shown = (page: Page) => page.locator('.to-dos .shown').textContent();

  it('is filtered by who has taken it on, by row and by state', async () => {
    const owners = new Map([[aFinding().id, 'Arjun <b>']]);
    const { page } = await open(aReport(), { owners });
    const all = await visible(page).count();
    const counted = await shown(page);
    const filter = (title: string) => page.locator('.to-dos').getByLabel(title);

    await filter('Owner').selectOption('Arjun <b>');
    expect(await visible(page).allInnerTexts()).toEqual([expect.stringContaining('taken on by Arjun <b>')]);
    expect(await shown(page)).toBe(`1 shown of ${counted}`);
    expect(await page.locator('#to-dos h3:visible').count()).toBe(1);

    await filter('State').selectOption('accepted');
    expect(await visible(page).count()).toBe(0);
    await filter('Owner').selectOption('Mei Tan');
    expect(await visible(page).allInnerTexts()).toEqual([expect.stringContaining('accepted by Mei Tan')]);

    await page.click('.to-dos [type=reset]');
    await gone(page, '#to-dos [hidden]');
    expect([await visible(page).count(), await shown(page)]).toEqual([all, counted]);

    await filter('Row').selectOption('Availability: architecture');
    expect(await visible(page).allInnerTexts()).toEqual([
      expect.stringContaining(aFinding().fix?.action ?? ''),
      expect.stringContaining('Turn on deletion protection.'),
    ]);
    await page.close();
  });
});

describe('what if the traffic is another', () => {
  const barsOf = async (page: Page): Promise<unknown> =>
    page.evaluate(`(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      const colours = new Map(['red', 'yellow', 'green', 'grey'].map((colour) => {
        probe.style.color = 'var(--fill-' + colour + ')';
        return [getComputedStyle(probe).color, colour];
      }));
      probe.remove();
      return ['wide', 'narrow'].map((name) =>
        [...document.querySelectorAll('.chart.' + name + ' path[fill^="var(--bar-"]')]
          .map((bar) => colours.get(getComputedStyle(bar).fill)));
    })()`);
  const said = (page: Page) => page.locator('.question output').textContent();
  const slider = (page: Page) => page.getByLabel('What if the traffic is another?');
  const ask = (page: Page, multiplier: number) =>
    page.getByLabel('The same as a number').fill(`${multiplier}`);
  const openQuestion = async (report: Report, options: BrowserContextOptions = {}) => {
    const opened = await open(report, { reducedMotion: 'reduce', ...options });
    if (options.javaScriptEnabled !== false) await opened.page.locator('.question output a').waitFor();
    return opened;
  };

  /** The head of the page and its scorecard, as a report tells them. */
  const headOf = (report: Report) => {
    const wordsOf = (parts: readonly { readonly text: string }[]) => parts.map(({ text }) => text).join('');
    const first = findFirstToBreak(report);
    return {
      verdict: [describeVerdict(report), describeRowCounts(report)],
      answer: wordsOf(composeAnswer(report)),
      withLoss: wordsOf(composeAnswerWithLoss(report)),
      first: first && [first.label, formatName(first.ceiling)],
      score: describeScore(report.scorecard),
      rows: report.scorecard.rows
        .map(({ id, colour, score, coverage }) => [
          id,
          colour,
          `${formatPercent(score)} ${formatPercent(coverage)} judged`,
        ])
        .sort(),
    };
  };
  const seenHead = (page: Page): Promise<unknown> =>
    page.evaluate(`(() => {
      const text = (name, within = document) => within.querySelector(name)?.textContent ?? '';
      const word = (within) => text('.status', within).slice(2);
      return {
        verdict: [word(document.querySelector('.verdict')), text('.verdict .quiet')],
        answer: text('h1'),
        withLoss: text('.zone-answer'),
        first: document.querySelector('.first') && [text('.first h2'), text('.first .lead')],
        score: text('.score'),
        rows: [...document.querySelectorAll('[data-row]')]
          .map((row) => [row.dataset.row, word(row), text('.num', row)]).sort(),
      };
    })()`);

  const sample = async () => {
    const plan = await readPlan('events/plans/flash-sale.yaml');
    const inventories = await readInventory('events/inventories/flash-sale.json.gz');
    const asOf = inventories[0]?.collectedAt ?? '';
    const run = { id: 'sample', trigger: 'cli', by: 'ana', startedAt: asOf, finishedAt: asOf } as const;
    return async (multiplier: Multiplier, survive: Survival = 'az') => {
      const surviving = mustSurvive(plan, survive);
      return (await checkEvent({ plan: surviving, multiplier, inventories, run, previous: null })).report;
    };
  };
  const choose = (page: Page, survive: Survival) => page.locator(`.question [value="${survive}"]`).check();

  it('says of the sample what judging in that case says: bars, verdict, scorecard, where it breaks and what first', async () => {
    const judge = await sample();
    const planned = await judge(22);
    const drawn = planned.ceilings.filter(({ breaksAt }) => breaksAt !== null).slice(0, 12);
    const { page, misdeeds } = await openQuestion(planned);
    const asked = Array.from({ length: 8 }, () => Number((1 + Math.random() * 29).toFixed(3)));
    for (const multiplier of [22, 2, 1, 2.9, ...asked]) {
      const survive = SURVIVALS[Math.floor(Math.random() * SURVIVALS.length)] ?? 'az';
      const report = await judge(multiplier, survive);
      const statusOf = new Map(report.ceilings.map(({ id, status }) => [id, status]));
      const bars = drawn.map(({ id }) => statusOf.get(id));
      await ask(page, multiplier);
      await choose(page, survive);
      const of = { multiplier, survive };
      expect({ ...of, bars: await barsOf(page) }).toEqual({ ...of, bars: [bars, bars] });
      expect({ ...of, head: await seenHead(page) }).toEqual({ ...of, head: headOf(report) });
      const broken = report.ceilings.filter(({ status }) => status === 'red').length;
      expect(await said(page)).toContain(
        `: ${broken === 0 ? 'none' : broken} of ${report.ceilings.length} ceilings`,
      );
      expect((await said(page))?.slice(2)).toMatch(new RegExp(`^${describeVerdict(report)} At `));
    }
    await page.getByRole('button', { name: 'Back to what is planned' }).click();
    expect(await seenHead(page)).toEqual(headOf(planned));
    expect(misdeeds).toEqual([]);
    await page.close();
  });

  it('knows the odds of another loss, where the plan says how sure it is of its traffic', async () => {
    const judge = await sample();
    const range = { low: 2, likely: 3, high: 6 };
    const { page } = await openQuestion(await judge(range));
    for (const survive of SURVIVALS) {
      await choose(page, survive);
      const report = await judge(range, survive);
      expect(report.breakingPoint?.odds).toBeDefined();
      expect({ survive, head: await seenHead(page) }).toEqual({ survive, head: headOf(report) });
    }
    await page.close();
  });

  it('leaves its head as it is planned where the report does not carry all that it is judged by', async () => {
    const judge = await sample();
    const { outlook: _, ...report } = await judge(22);
    const { page } = await openQuestion(report);
    await ask(page, 1);
    expect(await seenHead(page)).toEqual(headOf(report));
    expect(await page.getByRole('button', { name: 'Back to what is planned' }).count()).toBe(0);
    await page.close();
  });

  it('works by keyboard alone, tells its value, and goes back to what is planned', async () => {
    const { page } = await openQuestion(aReport());
    const before = [await barsOf(page), await said(page)];
    expect(await page.getByRole('button', { name: 'as planned (22×)' }).isDisabled()).toBe(true);
    await slider(page).focus();
    await page.keyboard.press('ArrowLeft');
    expect(await slider(page).getAttribute('aria-valuetext')).toBe('21.9× normal traffic');
    await page.keyboard.press('Home');
    expect(await said(page)).toMatch(/^At 1×: 1 of 8 ceilings breaks/);
    expect(await page.locator('.chart.wide text[fill="var(--need)"]').textContent()).toBe('asked 1×');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect([await barsOf(page), await said(page)]).toEqual(before);
    expect(await slider(page).inputValue()).toBe('22');
    await page.close();
  });

  it('asks for another loss by keyboard, and goes back to what is planned', async () => {
    const { page } = await openQuestion(aReport());
    const before = [await barsOf(page), await said(page)];
    await ask(page, 5);
    expect(await said(page)).toMatch(/^At 5×: /);
    await page.getByLabel('Nothing is lost (as planned)').focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.getByLabel('A zone is lost').isChecked()).toBe(true);
    expect(await said(page)).toMatch(/^At 5× with a zone lost: 2 of 8 ceilings break/);
    const [wide] = (await barsOf(page)) as string[][];
    expect(wide?.[0]).toBe('red');
    await page.getByRole('button', { name: 'as planned (22×)' }).click();
    expect([await barsOf(page), await said(page)]).toEqual(before);
    expect(await page.getByLabel('Nothing is lost').isChecked()).toBe(true);
    await page.close();
  });

  it('moves the line to where the axis has the multiplier', async () => {
    const { page } = await openQuestion(aReport());
    const left = async () =>
      (await page.locator('.chart.wide path[stroke="var(--need)"]').boundingBox())?.x ?? Number.NaN;
    const at22 = await left();
    await ask(page, 11);
    const width = Number(await page.evaluate(`document.querySelector('.chart.wide svg').clientWidth`));
    // 924 of 1,000 pixels are an axis from 0× to 27.5×.
    expect(at22 - (await left())).toBeCloseTo(((924 * 11) / 27.5) * (width / 1000), 0);
    await page.close();
  });

  it('is not on paper, nor where no script runs: both show what is planned', async () => {
    const { page } = await openQuestion(aReport());
    const planned = await barsOf(page);
    await ask(page, 3);
    expect(await barsOf(page)).not.toEqual(planned);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
    expect(await barsOf(page)).toEqual(planned);
    expect(await page.locator('.question').isVisible()).toBe(false);
    await page.evaluate(`dispatchEvent(new Event('afterprint'))`);
    expect(await barsOf(page)).not.toEqual(planned);
    const without = await openQuestion(aReport(), { javaScriptEnabled: false });
    expect(await without.page.locator('.question').isVisible()).toBe(false);
    await Promise.all([page.close(), without.page.close()]);
  });
});

describe('the drawing of traffic', () => {
  const place = { zones: [], because: 'Traffic reaches it.' };
  const nodes = [
    ...Array.from({ length: 30 }, (_, i) =>
      aNode(`public-${'W'.repeat(20)}-${i}`, { ...place, kind: 'loadBalancer', tier: 'entrance' }),
    ),
    ...Array.from({ length: 60 }, (_, i) => aNode(`group ${i} of the shop that sells`, place)),
    aNode('orders', { ...place, kind: 'database', tier: 'data' }),
  ];
  const edges = nodes.slice(30, 90).map(({ id }, i) => ({ from: nodes[i % 30]?.id ?? '', to: id }));
  const { architecture } = aReport();
  const report = aReport({ ...(architecture && { architecture: { ...architecture, nodes, edges } }) });
  /** Boxes that overlap another one, and lines of text that leave their box. */
  const FLAWS = `(() => {
    const boxes = [...document.querySelectorAll('.flow .box')].map((box) => [box, box.getBoundingClientRect()]);
    const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    return [
      ...boxes.filter(([, a], i) => boxes.some(([, b], j) => j > i && overlap(a, b))),
      ...boxes.filter(([box, area]) => [...box.children].some((line) => line.getBoundingClientRect().bottom > area.bottom)),
    ].map(([box]) => box.textContent);
  })()`;
  const isWider = (page: Page) =>
    page.evaluate(
      `{ const { scrollWidth, clientWidth } = document.querySelector('.flow'); scrollWidth > clientWidth }`,
    );

  it.each([1280, 768, 390])(
    'keeps every text in its box and every box apart, at %d pixels',
    async (width) => {
      const { page, misdeeds } = await open(report, { viewport: { width, height: 800 } });
      expect(await page.locator('.flow .box').count()).toBe(21);
      expect(await page.evaluate(FLAWS)).toEqual([]);
      expect(misdeeds).toEqual([]);
      await page.close();
    },
  );

  it('scrolls in its frame on a phone, by keyboard too, and fits on paper', async () => {
    const { page } = await open(report, { viewport: { width: 390, height: 800 } });
    expect(await isWider(page)).toBe(true);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.locator('.flow').focus();
    expect(await page.evaluate(`document.activeElement.className`)).toBe('flow');
    await page.emulateMedia({ media: 'print' });
    expect(await isWider(page)).toBe(false);
    expect(await page.evaluate(FLAWS)).toEqual([]);
    await page.close();
  });
});

describe('on paper', () => {
  it('stands what can be read, and nothing that only a screen can do', async () => {
    const { page } = await open(aReport({ findings: manyFindings(60) }));
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
    expect(await rowsOf(page).count()).toBe(60);
    expect(
      await page
        .locator('button:not(th *):visible, select:visible, td summary:visible, .link:visible')
        .count(),
    ).toBe(0);
    await page.close();
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
    // Of as many lines: a command is shown line by line.
    const harmless = text.split('\n').map((line) => toPlainText(line).replaceAll(/[^ ]/gu, 'x'));
    const benign = await open(hostileReport(aReport(), harmless.join('\n')));
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
