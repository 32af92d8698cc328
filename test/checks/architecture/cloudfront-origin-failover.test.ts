import { describe, expect, it } from '@jest/globals';
import { cloudFrontOriginFailover } from '../../../src/checks/architecture/cloudfront-origin-failover';
import type { CloudFrontDistribution } from '../../../src/model/artifacts';
import type { EventPlanInput } from '../../../src/plan/schema';
import { aDistribution } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const TWO = [{ id: '111122223333', regions: [{ name: 'us-east-1' }, { name: 'eu-west-1' }] }];

const judge = (distribution: Partial<CloudFrontDistribution>, plan: Partial<EventPlanInput> = {}) =>
  runCheck(
    cloudFrontOriginFailover,
    { cloudFrontDistributions: [aDistribution(distribution)] },
    { ...CARRYING, plan: aPlan({ accounts: TWO, resilience: { survive: 'region' }, ...plan }) },
  );

const origin = (originId: string, domainName: string) => ({ originId, domainName, hasOriginShield: false });
const WEB = origin('web', 'web-1.us-east-1.elb.amazonaws.com');
const OTHER = origin('other', 'web-1.eu-west-1.elb.amazonaws.com');
const OWN = origin('own', 'origin.shop.example.com');
const NEIGHBOUR = origin('other', 'files.s3.us-east-1.amazonaws.com');
const GROUP = { originGroupId: 'both', originIds: ['web', 'other'] };

describe('cloudfront-origin-failover', () => {
  it.each<[string, Partial<CloudFrontDistribution>, string, string]>([
    ['one origin', { origins: [WEB], targetOriginIds: ['web'] }, 'warn', WEB.domainName],
    [
      'a group',
      { origins: [WEB, OTHER], originGroups: [GROUP], targetOriginIds: ['both'] },
      'pass',
      'GET, HEAD and OPTIONS',
    ],
    [
      'a group, and a behavior that leads past it',
      { origins: [WEB, OTHER], originGroups: [GROUP], targetOriginIds: ['both', 'other'] },
      'warn',
      OTHER.domainName,
    ],
    ['a name of its own', { origins: [OWN], targetOriginIds: ['own'] }, 'unknown', OWN.domainName],
    [
      'a group within a region',
      { origins: [WEB, NEIGHBOUR], originGroups: [GROUP], targetOriginIds: ['both'] },
      'warn',
      `in one region: ${WEB.domainName}, ${NEIGHBOUR.domainName}`,
    ],
    [
      'a group with a name of its own',
      { origins: [WEB, { ...OWN, originId: 'other' }], originGroups: [GROUP], targetOriginIds: ['both'] },
      'unknown',
      OWN.domainName,
    ],
    [
      'a group with a bucket whose region is not told',
      {
        origins: [WEB, origin('other', 'files.s3.amazonaws.com')],
        originGroups: [GROUP],
        targetOriginIds: ['both'],
      },
      'unknown',
      'files.s3.amazonaws.com',
    ],
    [
      'a group with an origin that is not told',
      { origins: [WEB], originGroups: [GROUP], targetOriginIds: ['both'] },
      'unknown',
      'other',
    ],
    [
      'a group within a region that no behavior names',
      {
        origins: [WEB, NEIGHBOUR, { ...OTHER, originId: 'far' }],
        originGroups: [GROUP, { originGroupId: 'wide', originIds: ['web', 'far'] }],
        targetOriginIds: ['wide'],
      },
      'pass',
      'in several regions',
    ],
    [
      'an origin that no behavior names',
      { origins: [WEB, OTHER, OWN], originGroups: [GROUP], targetOriginIds: ['both'] },
      'pass',
      'origin groups in several regions',
    ],
  ])('%s', (_, distribution, status, detail) => {
    expect(judge(distribution)).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it.each<[string, Partial<EventPlanInput>]>([
    ['only a zone may be lost', { resilience: { survive: 'az' } }],
    ['there is no other region', { accounts: [{ id: '111122223333', regions: [{ name: 'us-east-1' }] }] }],
  ])('does not apply where %s', (_, plan) => {
    expect(judge({}, plan)).toMatchObject([{ status: 'notApplicable' }]);
  });
});
