import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Report } from '../../../src/model/report';
import { markdown } from '../../../src/report/render/markdown';
import { createCommandBlock, md } from '../../../src/report/render/markdown-text';
import { HOSTILE, hostileReport } from '../../builders/hostile';
import {
  aCeiling,
  aFinding,
  aGreyReport,
  aNode,
  aReadyReport,
  aReport,
  manyFindings,
} from '../../builders/report';
import { golden } from './golden';

const options = { colour: false, width: 80 };
const rendered = (report: Report) => markdown(report, options);

/** What else Markdown, GitHub and GitLab would obey. */
const HOSTILE_MARKDOWN = [
  '](https://evil.example) ![x](https://evil.example/x.png) [a]: https://evil.example',
  '@everyone #1 !2 %3 ~bug $4 &5 owner/repo#6 @org/team',
  '| a | b |\n|---|---|\n| c | d |',
  '# title',
  '- [x] done',
  '1. one',
  '> quoted',
  '=====',
  '***bold*** __bold__ ~~gone~~ `code`',
  '```\nfence\n```',
  '\\| \\',
  'https://evil.example www.evil.example me@evil.example',
  '$$x$$',
];

describe('Markdown', () => {
  it.each([
    ['shop', aReport()],
    ['grey', aGreyReport()],
    ['ready', aReadyReport()],
  ])('gives the %s report as it was read by a person', (name, report) => {
    const text = rendered(report);
    expect(text).toBe(golden(`${name}.md`, text));
  });

  it.each([...HOSTILE, ...HOSTILE_MARKDOWN])('has the same shape with %j in every string', (text) => {
    expect(shape(rendered(hostileReport(aReport(), text)))).toEqual(
      shape(rendered(hostileReport(aReport(), 'x '))),
    );
  });

  it.each([...HOSTILE, ...HOSTILE_MARKDOWN])(
    'holds no tag, mention or address outside of commands with %j',
    (text) => {
      const source = withoutBlocks(rendered(hostileReport(aReport(), text)));
      const prose = source.replaceAll('&#8203;', '\u200b');
      expect(prose).not.toMatch(/<|[@#][\w]|:\/\/|www\./);
      // What opens a span has a backslash before it, but for the bold that is ours.
      expect(prose.replaceAll(/\\[!-/:-@[-`{-~]|\*\*/g, '')).not.toMatch(/[*_[\]`~]/);
    },
  );

  it('keeps within what a comment may hold, however much there is', () => {
    const many = Array.from({ length: 500 }, (_, i) => aCeiling({ id: `c${i}`, resource: `web-${i}` }));
    const text = rendered(aReport({ findings: manyFindings(10_000), ceilings: many }));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain('And 490 ceilings more.');
  });

  it('tells how traffic flows, a few single points of failure of many', () => {
    const { architecture } = aReport();
    const nodes = Array.from({ length: 7 }, (_, i) => aNode(`web-${i}`));
    const singlePointsOfFailure = nodes.map(({ id }) => ({ node: id, because: 'It is alone.' }));
    const text = rendered(
      aReport({ ...(architecture && { architecture: { ...architecture, nodes, singlePointsOfFailure } }) }),
    );
    expect(text).toContain('| 🔴 red | **Compute**, breaks first | 1 | 7.3× | Auto Scaling group web |');
    expect(text).toContain('- Single point of failure: **web-4**, Auto Scaling group. It is alone.\n');
    expect(text).toContain('- And 2 single points of failure more.');
    expect(rendered(aReport({ architecture: undefined }))).not.toContain('How traffic flows');
  });

  it('marks what is overdue', () => {
    // Judged on 22 November.
    const due = (by: string) => aFinding({ id: by, fix: { action: `Work of ${by}.`, by } });
    const text = rendered(aReport({ ceilings: [], findings: [due('2026-11-21'), due('2026-11-22')] }));
    expect(text).toContain('**Overdue, by 21 Nov 2026:** Work of 2026-11-21.');
    expect(text).toContain('**By 22 Nov 2026:** Work of 2026-11-22.');
  });

  it('never cuts a command: a longer one is left out', () => {
    const command = `aws ${'x'.repeat(2000)}`;
    const text = rendered(
      aReport({ ceilings: [], findings: [aFinding({ fix: { action: 'Do it.', command } })] }),
    );
    expect(text).toContain('Do it.');
    expect(text).not.toContain('xxxx');
  });
});

describe('text in Markdown', () => {
  it.each([
    ['a | b', 'a \\| b'],
    ['<b> & </b>', '&lt;b&gt; &amp; &lt;/b&gt;'],
    ['@mei', '@&#8203;mei'],
    ['see #12', 'see #&#8203;12'],
    ['49% of 54 %, at 5 @ 3', '49% of 54 %, at 5 @ 3'],
    ['https://a.example', 'https:&#8203;//a.example'],
    ['a\n\nb', 'a b'],
    ['- a', '\\- a'],
    ['1) a', '1\\) a'],
    ['ap-southeast-1, 2026.', 'ap-southeast-1, 2026.'],
  ])('%j is written %s', (text, source) => expect(md`${text}`.source).toBe(source));
});

describe('any text in Markdown', () => {
  it('is one line that opens nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { source } = md`${text}`;
        const bare = source.replaceAll(/\\[!-/:-@[-`{-~]/g, '').replaceAll(/&(?:amp|lt|gt|#8203);/g, ' ');
        expect(source).not.toMatch(/[\r\n]/);
        expect(bare).not.toMatch(/[\\`*_[\]<>&|~$]|^ ?[-+=#]|^ ?\d+[.)](?: |$)|[@#]\w|:\/\//);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a block of commands', () => {
  it.each(['a `b` c', '```', 'a\n```\n# title', '`````'])('is not left by %j', (command) => {
    const lines = createCommandBlock([command]).source.split('\n');
    const fence = lines[0]?.replace('sh', '');
    expect(lines.at(-1)).toBe(fence);
    expect(lines.slice(1, -1).filter((line) => line.startsWith(`${fence}`))).toEqual([]);
    expect(lines.filter((line) => !line.startsWith('  '))).toEqual([]);
  });
});

const FENCE = /^ {2}(`{3,})sh\n[\s\S]*?\n {2}\1$/gm;

const withoutBlocks = (text: string): string => text.replaceAll(FENCE, '');

/** What each line is to Markdown, and into how many cells it falls. */
const shape = (text: string): string[] =>
  withoutBlocks(text)
    .split('\n')
    .map((line) => {
      const start = /^(?:#{1,6} |> |- | {2}|\|)?/.exec(line)?.[0] ?? '';
      const cells = line.replaceAll(/\\./g, '').split('|').length;
      return `${start}${start === '|' ? cells : ''}`;
    });
