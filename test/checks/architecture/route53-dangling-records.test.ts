import { describe, expect, it } from '@jest/globals';
import { route53DanglingRecords } from '../../../src/checks/architecture/route53-dangling-records';
import { aDnsRecord, aHostedZone, aLoadBalancer, someRecords } from '../../builders/artifacts';
import { runEventCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const judge = (targets: string[], context = {}) =>
  runEventCheck(
    route53DanglingRecords,
    {
      hostedZones: [aHostedZone()],
      hostedZoneRecords: [someRecords([aDnsRecord({ targets })])],
      loadBalancers: [aLoadBalancer()],
      classicLoadBalancers: [],
      apis: [],
    },
    context,
  );

const GONE = 'old-1.us-east-1.elb.amazonaws.com';

describe('route53-dangling-records', () => {
  it.each<[string, string[], string]>([
    ['a load balancer of the account', [`dualstack.${aLoadBalancer().dnsName}`], 'pass'],
    ['one that is gone', [GONE], 'warn'],
    ['one that is elsewhere', ['web-1.eu-west-1.elb.amazonaws.com'], 'notApplicable'],
    ['a name of somebody else', ['shop.example.net'], 'notApplicable'],
    ['addresses', [], 'notApplicable'],
    ['a web site in a bucket', ['files.s3-website-us-east-1.amazonaws.com'], 'unknown'],
    ['a web site in a bucket, as an alias has it', ['s3-website-us-east-1.amazonaws.com'], 'unknown'],
    ['such an alias in a newer region', ['s3-website.eu-central-1.amazonaws.com'], 'unknown'],
    ['a bucket', ['files.s3.us-east-1.amazonaws.com'], 'unknown'],
    ['a bucket, and a load balancer that is gone', ['files.s3.us-east-1.amazonaws.com', GONE], 'warn'],
  ])('a record of %s', (_, targets, status) => {
    expect(judge(targets)).toMatchObject([{ status, resource: { name: 'origin.shop.example.com A' } }]);
  });

  it.each([
    ['files', 'pass', 'The bucket files is in account 111122223333.'],
    ['old', 'warn', 'No account of the plan has the bucket old.'],
  ])('looks for the bucket %s', (name, status, detail) => {
    const artifacts = {
      hostedZones: [aHostedZone()],
      hostedZoneRecords: [
        someRecords([aDnsRecord({ targets: [`${name}.s3-website-us-east-1.amazonaws.com`] })]),
      ],
      ...{ loadBalancers: [], classicLoadBalancers: [], apis: [] },
      s3BucketNames: [{ name: 'files', region: 'us-east-1' }],
    };
    expect(runEventCheck(route53DanglingRecords, artifacts)).toMatchObject([{ status, detail }]);
  });

  it('leaves out what the scope does', () => {
    const plan = aPlan({
      accounts: [
        {
          id: '111122223333',
          regions: [{ name: 'us-east-1' }],
          global: { route53HostedZones: ['other.example.com'] },
        },
      ],
    });
    expect(judge([GONE], { plan })).toMatchObject([{ status: 'notApplicable', resource: { name: '-' } }]);
  });
});
