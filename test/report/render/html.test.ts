import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { html } from '../../../src/report/render/html/page';
import { FORMATS, renderings } from '../../../src/report/render/index';
import {
  aFinding,
  aGreyReport,
  aReadyReport,
  aReport,
  manyFindings,
  manyTargets,
} from '../../builders/report';
import { golden } from './golden';

const options = { colour: false, width: 80 };
const ISLAND = /(<script type="application\/octet-stream">)([^<]*)/g;

/** One element a line and the data in the clear: what a person can read, and the same on every machine. */
const readable = (page: string): string =>
  page
    .replace(
      ISLAND,
      (_, open, data) =>
        open + inflateRawSync(Buffer.from(data, 'base64')).toString().replaceAll('<', '\\u003c'),
    )
    .replaceAll('><', '>\n<');

describe('HTML', () => {
  it.each([
    ['shop', aReport()],
    ['grey', aGreyReport()],
    ['ready', aReadyReport()],
  ])('gives the %s page as it was read by a person', (name, report) => {
    const page = readable(html(report, options));
    expect(page).toBe(golden(`${name}.html`, page));
  });

  it('gives the same page every time', () => expect(html(aReport(), options)).toBe(html(aReport(), options)));

  it.each([
    [22, ['0×', '10×', '20×']],
    [400, ['1×', '10×', '100×']],
  ])('draws the bars on an axis that suits a need of %i×', (multiplier, ticks) => {
    const report = aReport({ event: { ...aReport().event, multiplier } });
    for (const tick of ticks) expect(html(report, options)).toContain(`fill="var(--muted)">${tick}</text>`);
  });

  it('refers to nothing outside itself', () => {
    const page = html(aReport(), options);
    expect(page).not.toMatch(/(?:src|href)=(?!"#)/);
    expect(page).not.toMatch(/@import|url\(/);
  });

  it('stays under 1 MB with 10,000 findings', () => {
    const page = html(aReport({ findings: manyFindings(10_000) }), options);
    expect(Buffer.byteLength(page)).toBeLessThan(1_000_000);
  });

  it('stays under 1 MB with 18,000 targets', () => {
    const page = html(aReport({ coverage: { targets: manyTargets(6000, [5000]) } }), options);
    expect(Buffer.byteLength(page)).toBeLessThan(1_000_000);
  });

  it.each([
    ['a page of a message', { message: 'no '.repeat(200) }, {}, 'no no'],
    ['failures that the report leaves out', {}, { failedCount: 3 }, '2 failures'],
  ])('unfolds %s', (_, failure, counts, words) => {
    const failed = [{ collector: 'subnets', action: null, code: 'AccessDenied', message: 'no', ...failure }];
    const target = { account: '111122223333', region: 'us-east-1', ok: 1, failed, ...counts };
    const [table] =
      html(aReport({ coverage: { targets: [target] } }), options).match(
        /<div class="paged" id="targets" .*/,
      ) ?? [];
    expect(table).toMatch(new RegExp(`<details>.*${words}.*</details>`));
  });

  it('names what turned red and what was resolved, and counts what it has no name for', () => {
    const ids = Array.from({ length: 20 }, (_, i) => `zones~${i}`);
    const place = { account: '111122223333', region: 'us-east-1' };
    const resolvedItems = ids
      .slice(0, 15)
      .map((id) => ({ id, ...place, title: 'In one zone', resource: id }));
    const changes = {
      since: 'before',
      newRed: [aFinding().id],
      resolved: ids,
      resolvedCount: 30,
      resolvedItems,
    };
    const [section = ''] =
      html(aReport({ changes }), options).match(/<section aria-labelledby="changes">.*?<\/section>/) ?? [];
    expect(section).toContain('1 newly red, 30 resolved.');
    expect(section).toContain(
      `<a href="#finding-${aFinding().id}">Auto Scaling group in one Availability Zone, api</a>`,
    );
    expect(section).toContain(
      '<li>In one zone, zones~0 <span class="quiet">111122223333/us-east-1</span></li>',
    );
    expect(section).toContain('<summary>and 8 more</summary>');
    expect(section).toContain('<li>zones~19 <span class="quiet"></span></li>');
    expect(section).toContain('And 10 that are not listed here.');
  });

  it('says of what is about no account that it is about the event', () => {
    const finding = aFinding({ account: '-', region: '-', resource: '-' });
    const page = html(aReport({ ceilings: [], findings: [finding] }), options);
    expect(page).toContain('<span class="main">the whole event</span>');
    expect(page).not.toContain('-/-');
  });

  it('says of a target whose failures are not listed how many there are', () => {
    const target = { account: '111122223333', region: 'us-east-1', ok: 1, failed: [], failedCount: 4 };
    const page = html(aReport({ coverage: { targets: [target] } }), options);
    expect(page).toContain('<span class="main">4 failures</span>');
    expect(page).toContain('<span class="main">1 of 5</span>');
  });
});

it.each(FORMATS)('%s is loaded by its name', async (format) => {
  const renderer = await renderings[format].load();
  expect(String(renderer(aReport(), options))).toContain('Auto Scaling group web');
});
