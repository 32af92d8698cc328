import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { CreateProtectionCommand, ShieldClient } from '@aws-sdk/client-shield';
import { GLOBAL } from '../../../../src/model/target';
import { SHOP_REGIONS } from '../account';
import { shopService } from './service';

const DAY_MS = 86_400_000;

const secondsOf = (now: Date, days: number): string =>
  new Date(now.getTime() + days * DAY_MS).toISOString().replace(/\.\d+Z$/, 'Z');

/** What is protected. */
const PROTECTED = 'shop-web';

export const shield = shopService({
  // Protections have ids, so they are made when all else has its own: in the last region, those of all.
  plant: async ({ config, region }) => {
    if (region !== Object.keys(SHOP_REGIONS).at(-1)) return;
    const shield = new ShieldClient(config);
    for (const name of Object.keys(SHOP_REGIONS)) {
      const elb = new ElasticLoadBalancingV2Client({ ...config, region: name });
      const { LoadBalancers = [] } = await elb.send(new DescribeLoadBalancersCommand({ Names: [PROTECTED] }));
      for (const { LoadBalancerArn } of LoadBalancers) {
        await shield.send(
          new CreateProtectionCommand({ Name: `${PROTECTED}-${name}`, ResourceArn: LoadBalancerArn }),
        );
      }
    }
  },
  // Of subscriptions moto gives times that no SDK can read, and it knows no attacks.
  answers: (now) => [
    { op: 'shield:GetSubscriptionState', reply: { SubscriptionState: 'ACTIVE' } },
    {
      op: 'shield:DescribeSubscription',
      reply: {
        Subscription: {
          StartTime: secondsOf(now, -200),
          EndTime: secondsOf(now, 165),
          TimeCommitmentInSeconds: 31_536_000,
          AutoRenew: 'ENABLED',
          ProactiveEngagementStatus: 'ENABLED',
          SubscriptionLimits: {
            ProtectionLimits: { ProtectedResourceTypeLimits: [] },
            ProtectionGroupLimits: {
              MaxProtectionGroups: 100,
              PatternTypeLimits: { ArbitraryPatternLimits: { MaxMembers: 10_000 } },
            },
          },
        },
      },
    },
    {
      op: 'shield:DescribeEmergencyContactSettings',
      reply: {
        EmergencyContactList: [{ EmailAddress: 'oncall@shop.example.com', PhoneNumber: '+6555500101' }],
      },
    },
    {
      op: 'shield:DescribeDRTAccess',
      reply: { RoleArn: 'arn:aws:iam::123456789012:role/shield-response-team', LogBucketList: [] },
    },
    { op: 'shield:ListAttacks', reply: { AttackSummaries: [] } },
  ],
  collected: (now) => ({
    shieldSubscription: {
      [GLOBAL]: {
        isSubscribed: true,
        endsAt: secondsOf(now, 165).replace('Z', '.000Z'),
        autoRenew: 'ENABLED',
        proactiveEngagement: 'ENABLED',
        contacts: 1,
        contactsWithPhone: 1,
        hasResponseRole: true,
      },
    },
    shieldProtections: {
      'ap-southeast-1': {
        isSubscribed: true,
        proactiveEngagement: 'ENABLED',
        protections: [{ healthCheckIds: [], automaticResponse: null }],
      },
      'us-east-1': { protections: [{ healthCheckIds: [], automaticResponse: null }] },
    },
    shieldEdgeProtections: { [GLOBAL]: { isSubscribed: true, protections: [] } },
    shieldAttacks: { [GLOBAL]: { isSubscribed: true, watched: 2, attacks: [] } },
  }),
});
