import { describe, expect, it } from '@jest/globals';
import { s3Versioning } from '../../../src/checks/architecture/s3-versioning';
import type { Artifacts } from '../../../src/model/artifacts';
import type { EventPlanInput } from '../../../src/plan/schema';
import { aBucket, inFrontOf, someBucketSettings } from '../../builders/artifacts';
import { aContext, runEventCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const FILES = 'files-us-east-1';

const judge = (artifacts: Partial<Artifacts> = {}, plan: Partial<EventPlanInput> = {}) =>
  runEventCheck(
    s3Versioning,
    {
      cloudFrontDistributions: [inFrontOf(FILES)],
      s3Buckets: [aBucket()],
      s3BucketSettings: [someBucketSettings()],
      ...artifacts,
    },
    { plan: aPlan(plan) },
  );

const scoped = (scope: object, global: object = {}): Partial<EventPlanInput> => ({
  accounts: [{ id: '111122223333', regions: [{ name: 'us-east-1', scope }], global }],
});

describe('s3-versioning', () => {
  it.each([
    ['Enabled', 'pass', 'It is behind www.shop.example.com. Versioning is on.'],
    ['Suspended', 'warn', 'It is behind www.shop.example.com. Versioning is suspended.'],
    [null, 'warn', 'It is behind www.shop.example.com. Versioning is off.'],
  ])('%s', (versioning, status, detail) => {
    expect(judge({ s3BucketSettings: [someBucketSettings({ versioning })] })).toMatchObject([
      { status, resource: { name: FILES }, detail },
    ]);
  });

  it('turns it on, and suspends it afterwards', () => {
    const [judgement] = judge({ s3BucketSettings: [someBucketSettings({ versioning: null })] });
    const words = (status: string) => [
      ...['aws', 's3api', 'put-bucket-versioning', '--region', 'us-east-1', '--bucket', FILES],
      ...['--versioning-configuration', `Status=${status}`],
    ];
    expect(judgement).toMatchObject({
      fix: { command: { words: words('Enabled') }, reversal: { command: { words: words('Suspended') } } },
    });
  });

  it('has nothing to say of buckets that the event does not need', () => {
    expect(judge({ cloudFrontDistributions: [] })).toMatchObject([{ status: 'notApplicable' }]);
    expect(judge({ cloudFrontDistributions: [{ ...inFrontOf(FILES), enabled: false }] })).toMatchObject([
      { status: 'notApplicable' },
    ]);
    expect(judge({}, scoped({ instances: ['i-1'] }, { cloudFrontDistributions: ['E2'] }))).toMatchObject([
      { status: 'notApplicable' },
    ]);
  });

  it('does not know of one that is in no region of the plan, or that refused', () => {
    expect(judge({ s3Buckets: [], s3BucketSettings: [] })).toMatchObject([
      { status: 'unknown', detail: expect.stringContaining('in no region of the plan') },
    ]);
    expect(judge({ s3BucketSettings: [] })).toMatchObject([
      { status: 'unknown', detail: expect.stringContaining('were not read') },
    ]);
  });

  it('judges what the scope selects, but for buckets of logs that only carry its tags', () => {
    const tags = { app: 'shop' };
    const buckets = ['uploads', 'logs', 'other'];
    const artifacts = {
      cloudFrontDistributions: [],
      s3Buckets: buckets.map((bucketName) =>
        aBucket({ bucketName, tags: bucketName === 'other' ? {} : tags }),
      ),
      s3BucketSettings: buckets.map((bucketName) =>
        someBucketSettings({ bucketName, loggingBucketName: bucketName === 'uploads' ? 'logs' : null }),
      ),
    };
    const names = (scope: object) => judge(artifacts, scoped(scope)).map(({ resource }) => resource.name);
    expect(names({ tags })).toEqual(['uploads']);
    expect(names({ tags, s3Buckets: ['logs'] })).toEqual(['logs', 'uploads']);
    expect(judge(artifacts, scoped({ s3Buckets: ['other'] }))).toMatchObject([
      { status: 'pass', detail: 'The scope of the plan selects it. Versioning is on.' },
    ]);
  });

  it('finds behind a distribution what another account of the plan has', () => {
    const account = (id: string) => ({ id, regions: [{ name: 'us-east-1' }] });
    const plan = aPlan({ accounts: [account('111122223333'), account('444455556666')] });
    const at = (account: string) => ({ account, region: 'us-east-1' });
    const NONE = { s3Buckets: [], s3BucketSettings: [], cloudFrontDistributions: [] };
    const targets = [
      { target: at('111122223333'), artifacts: { ...NONE, cloudFrontDistributions: [inFrontOf(FILES)] } },
      {
        target: at('444455556666'),
        artifacts: { ...NONE, s3Buckets: [aBucket()], s3BucketSettings: [someBucketSettings()] },
      },
    ];
    expect(s3Versioning.evaluate(targets, { ...aContext({ plan }) })).toMatchObject([
      { status: 'pass', resource: { name: FILES } },
    ]);
  });
});
