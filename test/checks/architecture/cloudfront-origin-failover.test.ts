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
      'an origin that no behavior names',
      { origins: [WEB, OTHER, OWN], originGroups: [GROUP], targetOriginIds: ['both'] },
      'pass',
      'origin groups',
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
