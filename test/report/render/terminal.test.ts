import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Report } from '../../../src/model/report';
import { measureWidth } from '../../../src/report/render/plain-text';
import { terminal } from '../../../src/report/render/terminal';
import { HOSTILE, hostileReport } from '../../builders/hostile';
import { aCeiling, aFinding, aGreyReport, aNode, aReadyReport, aReport } from '../../builders/report';
import { golden } from './golden';

const plain = { colour: false, width: 80 };
const linesOf = (report: Report, options = plain) => terminal(report, options).trimEnd().split('\n');
const widest = (report: Report, width: number) =>
  Math.max(...linesOf(report, { colour: false, width }).map(measureWidth));

describe('terminal', () => {
  it.each([
    ['shop', aReport()],
    ['grey', aGreyReport()],
    ['ready', aReadyReport()],
  ])('prints the %s report as it was read by a person', (name, report) => {
    const printed = terminal(report, plain);
    expect(printed).toBe(golden(`${name}.txt`, printed));
  });

  it('is about one screen, however many things the report lists', () => {
    const many = <T>(item: T): T[] => Array.from({ length: 200 }, () => item);
    const { ceilings, findings, coverage } = aReport();
    const report = aReport({
      ceilings: ceilings.flatMap(many),
      findings: findings.flatMap(many),
      coverage: { targets: coverage.targets.flatMap(many) },
    });
    expect(linesOf(report).length).toBeLessThanOrEqual(63);
  });

  it('says the same with colours and without', () => {
    const coloured = terminal(aReport(), { colour: true, width: 80 });
    expect(coloured).toContain('\u001b[31m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are what is taken away
    const stripped = coloured.replaceAll(/\u001b\[\d+m/g, '').replaceAll(/ +$/gm, '');
    expect(stripped).toBe(terminal(aReport(), plain));
  });

  it('has none but ASCII characters of its own on request', () => {
    const printed = terminal(aReport(), { ...plain, unicode: false });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
    expect(printed).toMatch(/^[\x00-\x7f]*$/);
    expect(printed).toContain('x NOT READY');
  });

  it.each(HOSTILE)('is as wide as asked and harmless with %j in every string', (text) => {
    const printed = terminal(hostileReport(aReport(), text), plain);
    expect(printed.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    expect(widest(hostileReport(aReport(), text), 80)).toBeLessThanOrEqual(80);
  });

  it('is never wider than the terminal', () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('購物車', '🛒🛒🛒'),
    );
    fc.assert(
      fc.property(name, fc.integer({ min: 30, max: 200 }), (text, width) => {
        expect(widest(hostileReport(aReport(), text), width)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['below the need', 21.99, /█+ +│/],
    ['at the need', 22, /█│/],
    ['far beyond it, cut with an arrow', 1000, /█│█+▶/],
  ])('draws a bar %s', (_, breaksAt, drawn) => {
    const ceilings = [aCeiling({ breaksAt, breaksAtWithoutZone: breaksAt })];
    const line = linesOf(aReport({ ceilings })).find((text) => text.includes('ap-southeast-1 █')) ?? '';
    expect(line).toMatch(drawn);
  });

  it('marks the part that is lost with a zone', () => {
    const ceilings = [aCeiling({ breaksAt: 11, breaksAtWithoutZone: 5.5 })];
    expect(linesOf(aReport({ ceilings })).join('\n')).toMatch(/ █{4,5}▒{4,5} +│ +11×/);
  });

  it('tells how traffic flows in a few lines, with the place where there are several', () => {
    const { architecture } = aReport();
    const nodes = ['a', 'b', 'c', 'd'].map((id) =>
      aNode(id, { region: id === 'a' ? 'us-east-1' : 'eu-west-1' }),
    );
    const singlePointsOfFailure = nodes.map(({ id }) => ({ node: id, because: 'It is alone.' }));
    const text = linesOf(
      aReport({ ...(architecture && { architecture: { ...architecture, nodes, singlePointsOfFailure } }) }),
    )
      .join(' ')
      .replaceAll(/ +/g, ' ');
    expect(text).toContain('How traffic flows: ✓ Entrance 92.4× > ✗ Compute 7.3× (first) > ✗ Data 9.4×');
    expect(text).toContain(
      'Single points of failure: Auto Scaling group a in us-east-1; Auto Scaling group b',
    );
    expect(text).toContain('; and 1 more');
    expect(linesOf(aReport({ architecture: undefined })).join('\n')).not.toContain('How traffic flows');
  });

  it('says all that the answer rests on, each note whole', () => {
    const { run } = aReport();
    const long = `${'word '.repeat(60)}end.`;
    const text = linesOf(aReport({ run: { ...run, notes: ['The plan says 22×.', 'Second.', long] } })).join(
      '\n',
    );
    expect(text).toContain('Note 1 of 3: The plan says 22×.\nNote 2 of 3: Second.');
    expect(text.replaceAll(/\s+/g, ' ')).toContain(`Note 3 of 3: ${long}`);
    expect(linesOf(aReport({ run: { ...run, notes: [] } })).join('\n')).not.toContain('Note ');
  });

  it('lists what is overdue first, whatever breaks sooner, and counts it all', () => {
    // Judged on 22 November; the warning was due the day before, the other works are due later.
    const fix = (action: string, by: string) => ({ action, by });
    const late = aFinding({
      id: 'late',
      status: 'warn',
      critical: false,
      fix: fix('Old work', '2026-11-21'),
    });
    const critical = ['a', 'b', 'c', 'd'].map((id) => aFinding({ id, fix: fix(`Do ${id}`, '2026-11-22') }));
    const lines = linesOf(aReport({ ceilings: [], findings: [...critical, late] }));
    const at = lines.findIndex((line) => line.startsWith('What to do next'));
    expect(lines[at]).toBe('What to do next (5 things to do, 1 overdue; the page has all of them)');
    expect(lines[at + 1]).toMatch(/^! 21 Nov 2026 Overdue: Old work/);
  });

  it('groups what was not seen by its cause, with the actions and the permission that is missing', () => {
    const denied = (action: string, code: string) => ({ collector: action, action, code, message: 'no' });
    const failed = [
      denied('ec2:DescribeSubnets', 'UnauthorizedOperation'),
      denied('rds:DescribeDBInstances', 'AccessDenied'),
      denied('cloudwatch:GetMetricData', 'ThrottlingException'),
    ];
    const target = { account: '111122223333', region: 'us-east-1', ok: 1, failed };
    const text = linesOf(aReport({ coverage: { targets: [target] } }))
      .join(' ')
      .replaceAll(/\s+/g, ' ');
    expect(text).toContain(
      '? Not judged, the permission is missing (UnauthorizedOperation, AccessDenied): ec2:DescribeSubnets in 111122223333/us-east-1; rds:DescribeDBInstances in 111122223333/us-east-1. Grant it to the role that reads: “iem iam-policy” prints the policy. ? Not judged, ThrottlingException: cloudwatch:GetMetricData in 111122223333/us-east-1.',
    );
  });

  it('says why what AWS answered was not judged, and of what it did not answer only that', () => {
    const failure = {
      collector: 'tags',
      action: 'ec2:DescribeTags',
      code: 'Throttling',
      message: 'Rate exceeded',
    };
    const target = { account: '111122223333', region: 'us-east-1', ok: 1, failed: [failure] };
    const unknown = (check: string, resource: string, detail: string) =>
      aFinding({
        id: `${check}~${resource}`,
        check,
        status: 'unknown',
        title: `Size of ${check}`,
        resource,
        detail,
      });
    const report = aReport({
      ceilings: [],
      findings: [
        unknown('group', 'web', 'No CPU data.'),
        unknown('tags', '-', 'ec2:DescribeTags: Throttling: Rate exceeded'),
        unknown('type', 'a', 'Not known.'),
        unknown('type', 'b', 'Not known.'),
        ...['c', 'd', 'e'].map((check) => unknown(check, check, 'Odd.')),
      ],
      coverage: { targets: [target] },
    });
    const text = linesOf(report).join('\n');
    expect(text).toContain(`? Not judged, Throttling: ec2:DescribeTags in 111122223333/us-east-1.
? Not judged: Size of type, a: Not known. And 1 other of its kind.
? Not judged: Size of group, web: No CPU data.
? Not judged: Size of c: Odd.
? Not judged: Size of d: Odd.
  and 1 more not judged`);
  });

  it('says once that a region is not enabled, although the report keeps only one of its failures', () => {
    const reason = 'The region me-south-1 is not enabled in account 111122223333: enable it.';
    const target = {
      account: '111122223333',
      region: 'me-south-1',
      ok: 0,
      failed: [{ collector: 'subnets', action: null, code: 'RegionUnusable', message: reason }],
      failedCount: 33,
      reason,
    };
    const report = aReport({
      ceilings: [],
      findings: [
        aFinding({ status: 'unknown', detail: `Could not be read: dbInstances: RegionUnusable: ${reason}` }),
      ],
      coverage: { targets: [target] },
    });
    const text = linesOf(report).join(' ').replaceAll(/\s+/g, ' ');
    expect(text.split(reason)).toHaveLength(2);
  });

  it.each([
    ['NeedsFailed', 'what it rests on was not read'],
    ['Unparsable', 'the answer is not what the API describes'],
    ['Timeout', 'it was not done in time'],
    ['NotCollected', 'it was not asked for'],
    ['Throttling', 'Throttling'],
  ])('says in words what %s stands for', (code, words) => {
    const failed = [{ collector: 'lambdaTags', action: 'lambda:ListTags', code, message: 'no' }];
    const target = { account: '111122223333', region: 'us-east-1', ok: 3, failed };
    expect(linesOf(aReport({ coverage: { targets: [target] } })).join('\n')).toContain(
      `? Not judged, ${words}: lambda:ListTags in`,
    );
  });

  it('keeps the title of the bars and its mark apart where there is little room', () => {
    expect(terminal(aReport(), { ...plain, width: 40 })).toContain('What breaks first needed 22×');
  });

  it('lists as many ceilings as asked for and counts the rest', () => {
    const printed = terminal(aReport(), { ...plain, limit: 2 });
    expect(printed).toContain('and 6 ceilings more');
    expect(printed).not.toContain('Connections to orders (');
  });
});
