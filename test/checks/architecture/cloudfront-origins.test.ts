import { describe, expect, it } from '@jest/globals';
import { cloudFrontOrigins } from '../../../src/checks/architecture/cloudfront-origins';
import type { Artifacts, CloudFrontDistribution } from '../../../src/model/artifacts';
import { aClassicLoadBalancer, aDistribution, aLoadBalancer, anApi } from '../../builders/artifacts';
import { aContext, runEventCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const artifacts = (distribution: Partial<CloudFrontDistribution>): Partial<Artifacts> => ({
  cloudFrontDistributions: [aDistribution(distribution)],
  loadBalancers: [aLoadBalancer()],
  classicLoadBalancers: [aClassicLoadBalancer()],
  apis: [anApi({ apiId: 'a1b2c3' })],
});

const leadingTo = (...hosts: string[]): Partial<CloudFrontDistribution> => ({
  origins: hosts.map((domainName) => ({ originId: domainName, domainName, hasOriginShield: false })),
  targetOriginIds: hosts,
});

const judge = (distribution: Partial<CloudFrontDistribution>, context = {}) =>
  runEventCheck(cloudFrontOrigins, artifacts(distribution), context);

const WEB = 'web-1234567890.us-east-1.elb.amazonaws.com';

describe('cloudfront-origins', () => {
  it.each<[string, readonly string[], string, string]>([
    ['a load balancer of the account', [WEB], 'pass', 'is in 111122223333/us-east-1'],
    ['the same in two stacks of IP', [`dualstack.${WEB.toUpperCase()}`], 'pass', 'is in 111122223333'],
    ['a Classic Load Balancer', ['legacy-1.us-east-1.elb.amazonaws.com'], 'pass', 'is in 111122223333'],
    ['an API', ['a1b2c3.execute-api.us-east-1.amazonaws.com'], 'pass', 'is in 111122223333'],
    ['a bucket', ['files.s3.eu-west-1.amazonaws.com'], 'pass', 'nobody read whether it is there'],
    ['a bucket without a region', ['files.s3.amazonaws.com'], 'pass', 'bucket of S3'],
    ['a web site in a bucket', ['files.s3-website-us-west-2.amazonaws.com'], 'pass', 'bucket of S3'],
    [
      'a load balancer that is gone',
      [WEB, 'old-1.us-east-1.elb.amazonaws.com'],
      'warn',
      'No account of the plan has old-1.us-east-1.elb.amazonaws.com in us-east-1.',
    ],
    ['a Network Load Balancer that is gone', ['feed-1.elb.us-east-1.amazonaws.com'], 'warn', 'No account'],
    ['an API that is gone', ['zzzzzz.execute-api.us-east-1.amazonaws.com'], 'warn', 'No account of the plan'],
    ['a region beside the plan', ['web-1.eu-west-1.elb.amazonaws.com'], 'unknown', 'not all was read'],
    [
      'a domain of API Gateway',
      ['d-1.execute-api.us-east-1.amazonaws.com'],
      'unknown',
      'Nothing that is read',
    ],
    ['a function URL', ['abc.lambda-url.us-east-1.on.aws'], 'unknown', 'Nothing that is read'],
    ['a name of its own', ['origin.shop.example.com'], 'unknown', 'Nothing that is read'],
    [
      'what only ends like one',
      ['a1b2c3.execute-api.us-east-1.amazonaws.com.example.com'],
      'unknown',
      'tells',
    ],
    ['nothing', [], 'unknown', ''],
  ])('%s', (_, hosts, status, detail) => {
    expect(judge(leadingTo(...hosts))).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it.each([
    ['files.s3.eu-west-1.amazonaws.com', 'pass', 'The bucket files is in account 111122223333.'],
    ['old.files.s3.amazonaws.com', 'warn', 'No account of the plan has the bucket old.files.'],
  ])('looks for the bucket behind %s', (host, status, detail) => {
    const names = { s3BucketNames: [{ name: 'files', region: 'eu-west-1' }] };
    expect(runEventCheck(cloudFrontOrigins, { ...artifacts(leadingTo(host)), ...names })).toMatchObject([
      { status, detail },
    ]);
  });

  it('looks into the groups that behaviors lead to, and at nothing else', () => {
    const gone = 'old-1.us-east-1.elb.amazonaws.com';
    const { origins } = leadingTo(WEB, gone);
    const originGroups = [{ originGroupId: 'both', originIds: [WEB, gone] }];
    expect(judge({ origins, originGroups, targetOriginIds: ['both'] })).toMatchObject([{ status: 'warn' }]);
    expect(judge({ origins, originGroups, targetOriginIds: [WEB] })).toMatchObject([{ status: 'pass' }]);
  });

  it('does not take for gone what may be in an account that was not read', () => {
    const account = (id: string) => ({ id, regions: [{ name: 'us-east-1' }] });
    const plan = aPlan({ accounts: [account('111122223333'), account('444455556666')] });
    expect(judge(leadingTo('old-1.us-east-1.elb.amazonaws.com'), { plan })).toMatchObject([
      { status: 'unknown' },
    ]);
  });

  it('finds what another account of the plan has', () => {
    const account = (id: string) => ({ id, regions: [{ name: 'us-east-1' }] });
    const plan = aPlan({ accounts: [account('111122223333'), account('444455556666')] });
    const { target, ...context } = aContext({ plan });
    const own = { ...artifacts(leadingTo(WEB)), loadBalancers: [] };
    const others = { ...artifacts({}), cloudFrontDistributions: [] };
    const judged = cloudFrontOrigins.evaluate(
      [
        { target, artifacts: own },
        { target: { ...target, account: '444455556666' }, artifacts: others },
      ],
      context,
    );
    expect(judged).toMatchObject([{ status: 'pass', detail: `${WEB} is in 444455556666/us-east-1.` }]);
  });

  it.each([{ enabled: false }, { staging: true }])('has nothing to judge of one with %j', (distribution) => {
    expect(judge(distribution)).toMatchObject([{ status: 'notApplicable' }]);
  });

  it('leaves out what the scope does', () => {
    const plan = aPlan({
      accounts: [
        {
          id: '111122223333',
          regions: [{ name: 'us-east-1' }],
          global: { cloudFrontDistributions: ['E2'] },
        },
      ],
    });
    expect(judge({}, { plan })).toMatchObject([{ status: 'notApplicable' }]);
  });
});
