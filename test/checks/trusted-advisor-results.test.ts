import { describe, expect, it } from '@jest/globals';
import { trustedAdvisorOther } from '../../src/checks/trusted-advisor/trusted-advisor-other';
import { aFlaggedResource, aTrustedAdvisorCheck } from '../builders/artifacts';
import { runCheck } from '../builders/check';

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
