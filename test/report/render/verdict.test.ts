/** What no rendering may leave out: how the verdict is called, and what must be known before the answer. */
import { describe, expect, it } from '@jest/globals';
import type { Report } from '../../../src/model/report';
import { createReadinessFacts } from '../../../src/report/facts';
import { FORMATS, renderings } from '../../../src/report/render';
import { renderSlack } from '../../../src/report/render/slack';
import { describeVerdict } from '../../../src/report/render/words';
import { aGreyReport, aReadyReport, aReport } from '../../builders/report';

const facts = { kind: 'changes', previous: null, owners: new Map() } as const;
const rendered = async (format: (typeof FORMATS)[number] | 'slack', report: Report): Promise<string> => {
  if (format === 'slack')
    return JSON.stringify(renderSlack(createReadinessFacts(report, facts), { id: 'x' }));
  return String((await renderings[format].load())(report, { width: 60, colour: false }));
};
/** On one line, as wrapping breaks it anywhere. */
const unwrapped = (text: string): string => text.replaceAll(/\s+/g, ' ');

it.each([
  [0, 'ready', 'Ready'],
  [1, 'ready', 'Ready with 1 accepted risk'],
  [12, 'ready', 'Ready with 12 accepted risks'],
  [2, 'not-ready', 'Not ready with 2 accepted risks'],
] as const)('with %i accepted risks, %s is called %s', (acceptedRisks, verdict, words) =>
  expect(describeVerdict({ verdict, acceptedRisks })).toBe(words),
);

describe.each(['terminal', 'html', 'markdown', 'junit', 'slack'] as const)('%s', (format) => {
  it('names accepted risks with the verdict', async () => {
    const report = { ...aReadyReport(), acceptedRisks: 12 };
    expect(await rendered(format, report)).toMatch(/ready with 12 accepted risks/i);
  });
});

/** JSON has a field for each, in any order. */
const TEXTS = [...FORMATS.filter((format) => format !== 'json'), 'slack'] as const;

describe.each(TEXTS)('%s', (format) => {
  const caveat =
    'The plan says 22×, but 90000 requests per second over 900 at normal peak are 100×: one of the two is wrong.';

  it('says whole what must be known before anything that it qualifies', async () => {
    const text = unwrapped(await rendered(format, aReport({ caveats: [caveat] })));
    const at = text.indexOf(caveat);
    expect(at).toBeGreaterThan(-1);
    const answers = [
      /Your event needs/,
      /"ceilings"/,
      /Auto Scaling group web/,
      /Availability: architecture/,
    ];
    for (const answer of answers) {
      const found = text.search(answer);
      if (found !== -1) expect(at).toBeLessThan(found);
    }
  });

  it('escapes it as it does everything else', async () => {
    const text = await rendered(format, aReport({ caveats: ['<script>\u001b[31m', '=1+1'] }));
    if (format === 'html' || format === 'junit') expect(text).not.toContain('<script>\u001b');
    expect(text).not.toContain('\u001b');
  });
});

describe.each(['terminal', 'html', 'markdown', 'junit', 'json'] as const)('%s', (format) => {
  it('says whole why a row is grey where no finding does', async () => {
    const text = unwrapped(await rendered(format, aGreyReport()));
    expect(text).toContain('No machine check was judged in this row.');
    expect(text).not.toContain('100% judged');
  });
});

it('says the notes whole in the terminal', async () => {
  const note =
    'A note that is much longer than the sixty columns of this terminal, and ends with the point of it.';
  const report = aReport({ run: { ...aReport().run, notes: [note] } });
  expect(unwrapped(await rendered('terminal', report))).toContain(note);
});
