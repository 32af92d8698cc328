import { describe, expect, it } from '@jest/globals';
import { trustedAdvisorOther } from '../../src/checks/trusted-advisor/trusted-advisor-other';
import { aFlaggedResource, aTrustedAdvisorCheck } from '../builders/artifacts';
import { runCheck, statusesOf } from '../builders/check';
import { aPlan } from '../builders/plan';

/** The scope has all that is called `shop`, and leaves out all that is called `dev`. */
const knownNames = [
  {
    target: { account: '111122223333', region: 'us-east-1' },
    names: {
      inside: new Set(['rds shop', 'instance i-shop', 'rds arn:aws:rds:shop']),
      outside: new Set([
        ...['rds dev', 'loadBalancer dev', 'autoScalingGroup dev', 'instance i-dev', 'volume vol-dev'],
        'lambdaFunction arn:aws:lambda:dev',
      ]),
    },
  },
];

const judge = (...flagged: readonly Readonly<Record<string, string | null>>[]) =>
  runCheck(
    trustedAdvisorOther,
    {
      trustedAdvisor: [
        aTrustedAdvisorCheck(
          { checkId: 'other' },
          { status: 'error', flaggedResources: flagged.map((metadata) => aFlaggedResource({ metadata })) },
        ),
      ],
    },
    { knownNames },
  )[0];

type Flag = Parameters<typeof aFlaggedResource>[0];

/** What is said of a check with these flags. */
const say = (
  flags: readonly Flag[],
  result: Parameters<typeof aTrustedAdvisorCheck>[1] = {},
  category = 'security',
) =>
  runCheck(
    trustedAdvisorOther,
    {
      trustedAdvisor: [
        aTrustedAdvisorCheck(
          { checkId: 'other', name: 'Ports', category },
          { status: 'error', flaggedResources: flags.map((flag) => aFlaggedResource(flag)), ...result },
        ),
      ],
    },
    { knownNames },
  )[0];

describe('what is said of a result of Trusted Advisor', () => {
  const AS_OF = ' (as of 2026-11-21T20:00:00Z).';
  const named = (Name: string): Flag => ({ metadata: { Name } });
  it.each<[string, readonly Flag[], string]>([
    ['nothing is flagged', [], `Ports: error${AS_OF}`],
    ['one is', [named('a')], `Ports: error, 1 flagged: us-east-1 Name a${AS_OF}`],
    [
      'three are',
      ['a', 'b', 'c'].map(named),
      `Ports: error, 3 flagged: us-east-1 Name a, us-east-1 Name b, us-east-1 Name c${AS_OF}`,
    ],
    [
      'four are',
      ['a', 'b', 'c', 'd'].map(named),
      `Ports: error, 4 flagged: us-east-1 Name a, us-east-1 Name b, us-east-1 Name c and 1 more${AS_OF}`,
    ],
    [
      'one is suppressed',
      [{ suppressed: true }, named('a')],
      `Ports: error, 1 flagged: us-east-1 Name a, 1 suppressed or in regions that the plan does not name${AS_OF}`,
    ],
    [
      'one is outside the scope',
      [{ metadata: { 'DB Instance': 'dev' } }, named('a')],
      `Ports: error, 1 flagged: us-east-1 Name a, 1 outside the scope of the plan${AS_OF}`,
    ],
    [
      'one has more to say than is shown',
      [
        {
          region: null,
          metadata: { Status: 'Red', Region: 'us-east-1', a: '1', b: null, c: '3', d: '4', e: '5', f: '6' },
        },
      ],
      `Ports: error, 1 flagged: a 1, c 3, d 4, e 5${AS_OF}`,
    ],
    ['one has nothing to say', [{ region: null }], `Ports: error, 1 flagged: flagged-1${AS_OF}`],
  ])('%s', (_, flags, detail) => expect(say(flags)?.detail).toBe(detail));

  it('says that it does not know of when it is, or that it is too old', () => {
    expect(say([], { timestamp: null })?.detail).toBe(
      'Ports: error; Trusted Advisor does not say when it looked.',
    );
    expect(say([], { timestamp: '2026-11-12T12:00:00Z' })?.detail).toMatch(
      /^Ports: Trusted Advisor looked 9 days ago \(2026-11-12T12:00:00Z\), and a result older than 8 days .*--check-id other$/,
    );
  });

  it('does not know what is neither red nor yellow, whatever else is well', () => {
    const flags = ['ok', 'not_available'].map((status) => ({ status }));
    expect(say(flags)?.status).toBe('unknown');
    expect(say([...flags].reverse())?.status).toBe('unknown');
  });

  it.each<[string, string, Flag, string]>([
    ['a security flag where IAM is reported', 'security', { region: 'cn-north-1' }, 'fail'],
    ['another one there', 'fault_tolerance', { region: 'cn-north-1' }, 'pass'],
    [
      'a flag of a region in a column',
      'fault_tolerance',
      { region: null, metadata: { 'Region/AZ': 'eu-west-1a' } },
      'pass',
    ],
    [
      'a flag in a column of a region of the event',
      'fault_tolerance',
      { region: null, metadata: { Region: 'us-east-1' } },
      'fail',
    ],
    [
      'a flag of two places, the first of which counts',
      'fault_tolerance',
      { region: 'us-east-1', metadata: { Region: 'eu-west-1' } },
      'fail',
    ],
  ])('counts by its region %s', (_, category, flag, status) => {
    expect(say([flag], {}, category)?.status).toBe(status);
  });

  it.each([
    ['one of several regions of the account', '111122223333', 'fail'],
    ['a region of another account only', '444455556666', 'pass'],
  ])('counts %s', (_, account, status) => {
    const regions = (id: string) => [
      { name: 'us-east-1' },
      ...(id === account ? [{ name: 'eu-west-1' }] : []),
    ];
    const accounts = ['111122223333', '444455556666'].map((id) => ({ id, regions: regions(id) }));
    const trustedAdvisor = [
      aTrustedAdvisorCheck(
        { checkId: 'other', category: 'fault_tolerance' },
        { status: 'error', flaggedResources: [aFlaggedResource({ region: 'eu-west-1' })] },
      ),
    ];
    expect(statusesOf(trustedAdvisorOther, { trustedAdvisor }, { plan: aPlan({ accounts }) })).toEqual([
      status,
    ]);
  });
});

describe('what Trusted Advisor flags outside the scope', () => {
  it.each<[string, Readonly<Record<string, string | null>>, string]>([
    ['a database by its column', { 'DB Instance': 'dev', 'VPC ID': null }, 'pass'],
    ['a load balancer by its column', { 'Load Balancer Name': 'dev' }, 'pass'],
    ['a group by its column', { 'Auto Scaling Group Name': 'dev' }, 'pass'],
    ['an instance by its id', { 'Instance ID': 'i-dev' }, 'pass'],
    ['a volume by its id', { Resource: 'vol-dev' }, 'pass'],
    ['a function by its ARN', { 'Function ARN': 'arn:aws:lambda:dev' }, 'pass'],
    ['a database of the event', { 'DB Instance': 'shop' }, 'fail'],
    ['an instance of the event beside a volume of others', { a: 'i-shop', b: 'vol-dev' }, 'fail'],
    ['a name in a column of any kind', { Name: 'dev' }, 'fail'],
    ['an id within other words', { Attachment: 'i-dev:/dev/sda1' }, 'fail'],
    ['a resource that nothing lists', { 'DB Instance': 'reports' }, 'fail'],
    ['nothing by name', {}, 'fail'],
  ])('%s: %p is %s', (_, metadata, status) => {
    expect(judge(metadata)?.status).toBe(status);
  });

  it('counts what it leaves out', () => {
    const judged = judge({ 'DB Instance': 'dev' }, { 'DB Instance': 'shop' }, { 'Instance ID': 'i-dev' });
    expect(judged?.status).toBe('fail');
    expect(judged?.detail).toContain(
      'error, 1 flagged: us-east-1 DB Instance shop, 2 outside the scope of the plan',
    );
  });
});
