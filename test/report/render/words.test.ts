import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BreakingPoint } from '../../../src/model/ceiling';
import {
  composeAnswer,
  composeAnswerWithLoss,
  describeCoverage,
  findFirstToBreak,
  formatCapacity,
  formatEventWindow,
  formatMove,
  formatNeed,
  formatPercent,
  formatQuantity,
  formatTime,
  listGaps,
  listReasons,
  placeOf,
} from '../../../src/report/render/words';
import { aFinding, aGreyReport, aReport } from '../../builders/report';

describe('a multiplier', () => {
  it.each([
    [7.39, '7.3×'],
    [7.299999999999, '7.3×'],
    [7.3, '7.3×'],
    [22, '22×'],
    [0.04, '0×'],
    [106.9, '106×'],
    [1234567.8, '1,234,567×'],
  ])('that is carried: %d is %s', (value, text) => expect(formatCapacity(value)).toBe(text));

  it.each([
    [22, '22×'],
    [21.91, '22×'],
    [7.31, '7.4×'],
    [7.300000000001, '7.3×'],
  ])('that is needed: %d is %s', (value, text) => expect(formatNeed(value)).toBe(text));

  it.each([
    [7.39, 9.18, '+1.8×'],
    [9.18, 7.39, '-1.8×'],
    [0.3, 0.1, '-0.2×'],
    [99.96, 1_300.5, '+1,200.1×'],
  ])('that moved from %d to %d has moved by %s', (from, to, text) => expect(formatMove(from, to)).toBe(text));

  it('is never said to be more than it is', () => {
    const said = (text: string) => Number(text.replaceAll(/[×,]/g, ''));
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (value) => {
        expect(said(formatCapacity(value))).toBeLessThanOrEqual(value + 1e-8);
        expect(said(formatNeed(value))).toBeGreaterThanOrEqual(value - 1e-8);
      }),
    );
  });
});

it.each([
  ['2026-12-12T00:00:00+08:00', '12 Dec 2026 00:00 +08:00'],
  ['2026-11-22T00:00:00.123Z', '22 Nov 2026 00:00 UTC'],
  ['2026-11-05', '5 Nov 2026'],
  ['next week', 'next week'],
])('the date %s is %s', (iso, text) => expect(formatTime(iso)).toBe(text));

it.each([
  [
    '2026-12-12T00:00:00+08:00',
    '2026-12-12T23:59:00+08:00',
    '12 Dec 2026 00:00 – 23:59 +08:00 (Asia/Singapore)',
  ],
  [
    '2026-12-12T20:00:00+08:00',
    '2026-12-13T02:00:00+08:00',
    '12 Dec 2026 20:00 – 13 Dec 2026 02:00 +08:00 (Asia/Singapore)',
  ],
  [
    '2026-10-24T20:00:00+02:00',
    '2026-10-25T20:00:00+01:00',
    '24 Oct 2026 20:00 +02:00 – 25 Oct 2026 20:00 +01:00 (Asia/Singapore)',
  ],
])('the window from %s to %s', (start, end, text) =>
  expect(formatEventWindow({ ...aReport().event, start, end })).toBe(text),
);

it('rounds a share down and says what is not known', () => {
  expect([formatPercent(0.999), formatPercent(1), formatPercent(0.29), formatPercent(null)]).toEqual([
    '99%',
    '100%',
    '29%',
    '–',
  ]);
  expect([formatQuantity(1234.5), formatQuantity(0.25), formatQuantity(null)]).toEqual([
    '1,235',
    '0.25',
    '–',
  ]);
});

it.each([
  ['web', '111122223333', 'us-east-1', 'web, 111122223333/us-east-1'],
  ['-', '111122223333', 'global', '111122223333/global'],
  ['limits-ses', '-', '-', 'limits-ses, the event'],
  ['-', '-', '-', 'the event'],
])('the place of %j in %s/%s is %j', (resource, account, region, place) =>
  expect(placeOf({ resource, account, region })).toBe(place),
);

describe('the answer', () => {
  const said = (point: Partial<BreakingPoint> | null, multiplier: number | null = 22) => {
    const report = aReport();
    const whole = report.breakingPoint && point && { ...report.breakingPoint, ...point };
    const told = { ...report, event: { ...report.event, multiplier }, breakingPoint: whole };
    return [composeAnswer(told), composeAnswerWithLoss(told)]
      .map((phrases) => phrases.map(({ text }) => text).join(''))
      .filter((sentence) => sentence !== '')
      .join(' ');
  };

  it.each([
    [
      'breaks before the need',
      {},
      'Your event needs 22× your normal traffic. Your accounts break at 7.3× (at most; 6 of 7 judged). Without one Availability Zone: 4.9×.',
    ],
    [
      'a zone changes nothing, all judged',
      { withoutOneZone: 7.39, unknown: 0 },
      'Your event needs 22× your normal traffic. Your accounts break at 7.3× (all 6 judged).',
    ],
    [
      'holds, but not without a zone',
      { multiplier: 22, withoutOneZone: 0 },
      'Your event needs 22× your normal traffic. Your accounts hold up to 22× (at most; 6 of 7 judged). Without one Availability Zone: 0×, something is lost with it.',
    ],
    [
      'nothing judged',
      null,
      'Your event needs 22× your normal traffic. Nothing that grows with traffic could be judged: where your accounts break is not known.',
    ],
  ])('%s', (_, point, text) => expect(said(point)).toBe(text));

  it('says what a bad day needs, and the odds', () => {
    const report = aReport();
    const told = {
      event: { ...report.event, multiplierRange: { low: 12, likely: 22, high: 35 } },
      breakingPoint: report.breakingPoint && { ...report.breakingPoint, odds: 0.059 },
    };
    expect(
      composeAnswer(told)
        .map(({ text }) => text)
        .join(''),
    ).toBe(
      'Your event needs 22× your normal traffic on its likely day, 35× on its bad one. Your accounts break at 7.3× (at most; 6 of 7 judged). They hold with at most 5% probability.',
    );
  });

  it('says so when the need is not known', () => {
    expect(said({ needed: null, withoutOneZone: 7.39 }, null)).toBe(
      'How much traffic the event brings is not known. Your accounts break at 7.3× (at most; 6 of 7 judged).',
    );
    expect(said(null, null)).toMatch(/not known\. So nothing can be said/);
  });
});

describe('what breaks first', () => {
  const first = (point: Partial<BreakingPoint>) => {
    const report = aReport();
    return findFirstToBreak({
      ...report,
      breakingPoint: report.breakingPoint && { ...report.breakingPoint, ...point },
    });
  };
  const ceilingWithoutOneZone = 'subnet-addresses~111122223333~ap-southeast-1~subnet-0a1b2c3d';

  it('is the ceiling of the breaking point', () => {
    expect(first({})).toMatchObject({ label: 'This breaks first', ceiling: { resource: 'web' } });
  });

  it('is that of the lost zone when only that breaks it', () => {
    expect(first({ multiplier: 24, withoutOneZone: 16, ceilingWithoutOneZone })).toMatchObject({
      label: 'This breaks first without one zone',
      ceiling: { resource: 'subnet-0a1b2c3d' },
    });
  });

  it('is called a condition when everything holds', () => {
    expect(first({ multiplier: 24, withoutOneZone: 24 })?.label).toBe('This would break first');
    expect(findFirstToBreak(aGreyReport())).toBeNull();
  });
});

it('says a failure once for all the targets that have it', () => {
  const failed = [
    { collector: 'ec2Instances', action: 'ec2:DescribeInstances', code: 'AccessDenied', message: 'no' },
  ];
  const targets = ['us-east-1', 'eu-west-1'].map((region) => ({
    account: '111122223333',
    region,
    ok: 0,
    failed,
  }));
  expect(listGaps(aReport({ coverage: { targets } }))).toEqual([
    {
      code: 'AccessDenied',
      what: 'ec2:DescribeInstances',
      message: 'no',
      targets: ['111122223333/us-east-1', '111122223333/eu-west-1'],
      where: '2 targets',
    },
  ]);
});

it('says first what most targets do not answer', () => {
  const failure = (action: string) => ({ collector: action, action, code: 'AccessDenied', message: 'no' });
  const target = { account: '111122223333', ok: 0 };
  const targets = [
    { ...target, region: 'us-east-1', failed: [failure('ec2:DescribeVolumes')] },
    { ...target, region: 'eu-west-1', failed: [failure('rds:DescribeDBInstances')] },
    { ...target, region: 'eu-west-3', failed: [failure('rds:DescribeDBInstances')] },
  ];
  expect(listGaps(aReport({ coverage: { targets } })).map(({ what }) => what)).toEqual([
    'rds:DescribeDBInstances',
    'ec2:DescribeVolumes',
  ]);
});

it('says once of a target that it answers nothing', () => {
  const failure = (action: string, code = 'AuthFailure') => ({
    collector: action,
    action,
    code,
    message: 'no',
  });
  const target = { account: '111122223333' };
  const targets = [
    {
      ...{ ...target, region: 'ap-east-1', ok: 0 },
      failed: [
        failure('ec2:DescribeVolumes'),
        failure('ec2:DescribeSubnets'),
        failure('rds:X', 'InvalidToken'),
      ],
    },
    { ...target, region: 'us-east-1', ok: 1, failed: [failure('ec2:DescribeVolumes')] },
  ];
  expect(listGaps(aReport({ coverage: { targets } }))).toMatchObject([
    { what: 'everything', code: 'AuthFailure, InvalidToken', where: '111122223333/ap-east-1' },
    { what: 'ec2:DescribeVolumes', code: 'AuthFailure', where: '111122223333/us-east-1' },
  ]);
});

it('counts the failures that a report leaves out', () => {
  const failure = { collector: 'subnets', action: null, code: 'AccessDenied', message: 'no' };
  const target = { account: '111122223333', ok: 1001 };
  const targets = [
    { ...target, region: 'us-east-1', failed: [failure] },
    { ...target, region: 'eu-west-1', failed: [], failedCount: 2000 },
  ];
  const report = aReport({ coverage: { targets } });
  expect(describeCoverage(report)).toBe('2 targets, 2,002 of 4,003 questions to AWS answered.');
  expect(listGaps(report).map(({ where }) => where)).toEqual(['at least 1 target']);
});

it('names the only target of a failure, if the failures that the report leaves out are of one that answers nothing', () => {
  const failure = { collector: 'subnets', action: null, code: 'AccessDenied', message: 'no' };
  const target = { account: '111122223333', failed: [failure] };
  const targets = [
    { ...target, region: 'us-east-1', ok: 5 },
    { ...target, region: 'me-south-1', ok: 0, failedCount: 33 },
  ];
  expect(listGaps(aReport({ coverage: { targets } })).map(({ what, where }) => [what, where])).toEqual([
    ['subnets', '111122223333/us-east-1'],
    ['everything', '111122223333/me-south-1'],
  ]);
});

describe('what gives a row its colour', () => {
  it('does not say that something good was seen where nobody knows', () => {
    const title = 'The load balancers saw the traffic of the load test';
    const findings = [
      aFinding({ id: 'a', status: 'unknown', title }),
      aFinding({ id: 'b', status: 'fail', title: 'Database in one Availability Zone' }),
    ];
    expect(listReasons(aReport({ findings }), ['a', 'b'])).toEqual([
      `Not known: ${title}`,
      'Database in one Availability Zone',
    ]);
  });
});
