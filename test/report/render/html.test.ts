import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { html } from '../../../src/report/render/html/page';
import { FORMATS, loadRenderer } from '../../../src/report/render/index';
import { aGreyReport, aReadyReport, aReport, manyFindings } from '../../builders/report';
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
});

it.each(FORMATS)('%s is loaded by its name', async (format) => {
  const renderer = await loadRenderer(format);
  expect(renderer(aReport(), options)).toContain('Auto Scaling group web');
});
