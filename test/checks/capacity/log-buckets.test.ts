import { describe, expect, it } from '@jest/globals';
import { logBuckets } from '../../../src/checks/capacity/log-buckets';
import type { Artifacts } from '../../../src/model/artifacts';
import { aLoadBalancer, someBucketSettings } from '../../builders/artifacts';
import { runEventCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const logging = (bucket: string, enabled = 'true') =>
  aLoadBalancer({ attributes: { 'access_logs.s3.enabled': enabled, 'access_logs.s3.bucket': bucket } });

const judge = (artifacts: Partial<Artifacts>, context = {}) =>
  runEventCheck(
    logBuckets,
    {
      loadBalancers: [],
      s3BucketSettings: [],
      s3BucketNames: [
        { name: 'logs', region: 'us-east-1' },
        { name: 'far', region: 'eu-west-1' },
        { name: 'old', region: null },
      ],
      ...artifacts,
    },
    context,
  );

describe('log-buckets', () => {
  it.each([
    ['logs', 'pass', 'Logs of web go there. It is in account 111122223333.'],
    ['far', 'warn', 'It is in eu-west-1, and logs'],
    ['old', 'unknown', 'did not say in which region'],
    ['theirs', 'notApplicable', 'No account of the plan has it'],
  ])('of a load balancer in %s', (bucket, status, detail) => {
    expect(judge({ loadBalancers: [logging(bucket)] })).toMatchObject([
      { status, resource: { name: `${bucket} in us-east-1` }, detail: expect.stringContaining(detail) },
    ]);
  });

  it('names all that log into a bucket', () => {
    const settings = [
      someBucketSettings({ loggingBucketName: 'logs' }),
      someBucketSettings({ loggingBucketName: null }),
    ];
    expect(judge({ loadBalancers: [logging('logs')], s3BucketSettings: settings })).toMatchObject([
      { status: 'pass', detail: expect.stringContaining('Logs of web, files-us-east-1 go there.') },
    ]);
  });

  it('does not know what an account has that was not read', () => {
    const account = (id: string) => ({ id, regions: [{ name: 'us-east-1' }] });
    const plan = aPlan({ accounts: [account('111122223333'), account('444455556666')] });
    expect(judge({ loadBalancers: [logging('theirs')] }, { plan })).toMatchObject([
      { status: 'unknown', detail: expect.stringContaining('could not be read') },
    ]);
  });

  it('looks at no load balancer that does not log', () => {
    expect(judge({ loadBalancers: [logging('logs', 'false'), aLoadBalancer({ attributes: {} })] })).toEqual(
      [],
    );
  });
});
