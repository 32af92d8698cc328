import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { Architecture } from '../../../src/model/architecture';
import { html } from '../../../src/report/render/html/page';
import { FORMATS, renderings } from '../../../src/report/render/index';
import {
  aFinding,
  aGreyReport,
  aNode,
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

  it('tells how fast traffic rises: once where all rise alike, else of each its own', () => {
    const { rises = [] } = aReport();
    const own = /Its traffic rises (all at once|within 15 minutes)\./g;
    const several = html(aReport(), options);
    expect(several).toContain('Traffic rises all at once or within 15 minutes when the event starts.');
    expect(several.match(own)).toHaveLength(rises.length);
    const alike = html(aReport({ rises: rises.filter(({ minutes }) => minutes === 15) }), options);
    expect(alike).toContain('Traffic rises within 15 minutes when the event starts.');
    expect(alike).not.toMatch(own);
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

describe('how traffic flows', () => {
  const page = (architecture: Partial<Architecture>) =>
    html(
      aReport({
        architecture: {
          tiers: [],
          nodes: [],
          edges: [],
          singlePointsOfFailure: [],
          unread: [],
          ...architecture,
        },
      }),
      options,
    );
  const section = (of: string): string =>
    /<section aria-labelledby="flow">.*?<\/section>/s.exec(of)?.[0] ?? '';

  it('is drawn from left to right, with the tier that breaks first', () => {
    const drawn = section(html(aReport(), options));
    // shop to shop-web to web to orders, and checkout to orders; web-green is off the path.
    expect(drawn.match(/<path d="M[\d.]+ [\d.]+C/g)).toHaveLength(4);
    expect(drawn).toContain(
      'class="tier red" style="margin-left:6.66%;width:20%;"><b>Compute</b> <span>breaks first, at 7.3×',
    );
    expect(drawn).toContain('<b>Data</b> <span>breaks at 9.4×');
    expect(drawn).toMatch(/class="box red"[^>]*><i>▲<\/i><b>✗\u00a0orders<\/b>/);
    expect(drawn).toMatch(/class="box grey unplaced"[^>]*><b>\?\u00a0checkout<\/b>/);
  });

  it('is told in words, with what is off the path only counted', () => {
    const told = section(html(aReport(), options));
    expect(told).toContain(
      '<b>orders</b>, database: The database has no standby in another Availability Zone.',
    );
    expect(told).toContain('breaks first at 7.3×, by <a href="#ceiling-auto-scaling-max');
    expect(told).toContain(
      '<b>checkout</b>, Auto Scaling group, grey, not placed. Nothing shows what leads to it. Leads to orders.',
    );
    expect(told).not.toContain('web-green');
    expect(told).toContain('Not shown: 1 resource off');
  });

  it('says where a resource is, as far as that is not the same of all', () => {
    const nodes = [aNode('here'), aNode('there', { region: 'us-east-1' })];
    expect(page({ nodes })).toContain('<b>there</b><span>Auto Scaling group</span><span>us-east-1</span>');
    expect(page({ nodes: nodes.slice(0, 1) })).toContain('<b>here</b><span>Auto Scaling group</span></div>');
  });

  it('says of which targets something may be missing, of a few of many', () => {
    const unread = Array.from({ length: 18_000 }, (_, i) => ({
      account: `${100_000_000_000 + i}`,
      region: 'us-east-1',
      artifacts: ['targetHealth'],
    }));
    const told = page({ nodes: [aNode('web')], unread });
    expect(told).toContain(
      'What could not be read of 100000000004/us-east-1 may be missing here: targetHealth.',
    );
    expect(told).toContain('And 17,995 targets more.');
    expect(Buffer.byteLength(told)).toBeLessThan(1_000_000);
  });

  it.each(['</text><script>x</script>', '"><image href="//x"/>'])('shows %j as text', (name) => {
    const drawn = page({ nodes: [aNode(name)], singlePointsOfFailure: [{ node: name, because: name }] });
    expect(drawn).not.toContain(name);
    expect(drawn).not.toMatch(/<image|<script>x/);
  });

  it('is left out where there is nothing to draw', () => {
    expect(page({ nodes: [aNode('idle', { placement: 'off' })] })).not.toContain('id="flow"');
    expect(html(aReport({ architecture: undefined }), options)).not.toContain('id="flow"');
  });
});
