import { awsError, paged } from '../../builders/aws';
import { type CollectorCase, time } from './collector-case';

const ACTIVE = () => ({ SubscriptionState: 'ACTIVE' });

const subscription = () => ({
  Subscription: {
    StartTime: time,
    EndTime: time,
    AutoRenew: 'DISABLED',
    ProactiveEngagementStatus: 'PENDING',
    SubscriptionLimits: {},
  },
});

const BALANCER = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/web/1';
const ADDRESS = 'arn:aws:ec2:us-east-1:111122223333:eip-allocation/eipalloc-1';
const DISTRIBUTION = 'arn:aws:cloudfront::111122223333:distribution/E1SHOP';
const ZONE = 'arn:aws:route53:::hostedzone/Z1SHOP';

const response = (Status: string, Action: object) => ({
  ApplicationLayerAutomaticResponseConfiguration: { Status, Action },
});

const protections = paged(
  'NextToken',
  {
    Protections: [
      { ResourceArn: BALANCER, HealthCheckIds: ['check-1'], ...response('ENABLED', { Block: {} }) },
      { ResourceArn: DISTRIBUTION, HealthCheckIds: [], ...response('ENABLED', { Count: {} }) },
    ],
  },
  {
    Protections: [
      { ResourceArn: ADDRESS, ...response('DISABLED', { Block: {} }) },
      { ResourceArn: ZONE },
      { ResourceArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/web/2' },
    ],
  },
);

const ofProtections = {
  'shield:DescribeSubscription': subscription,
  'shield:GetSubscriptionState': ACTIVE,
  'shield:ListProtections': protections,
};

const END = new Date('2026-11-10T00:00:00Z');

export const shield: readonly CollectorCase[] = [
  {
    id: 'shieldSubscription',
    isAlwaysSent: true,
    answers: {
      'shield:DescribeDRTAccess': () => ({
        RoleArn: 'arn:aws:iam::111122223333:role/srt',
        LogBucketList: [],
      }),
      'shield:DescribeEmergencyContactSettings': () => ({
        EmergencyContactList: [
          { EmailAddress: 'mei@example.com', PhoneNumber: '+6512345678' },
          { EmailAddress: 'li@example.com' },
        ],
      }),
      'shield:DescribeSubscription': subscription,
      'shield:GetSubscriptionState': ACTIVE,
    },
    data: {
      isSubscribed: true,
      endsAt: '2026-11-01T00:00:00.000Z',
      autoRenew: 'DISABLED',
      proactiveEngagement: 'PENDING',
      contacts: 2,
      contactsWithPhone: 1,
      hasResponseRole: true,
    },
  },
  {
    id: 'shieldProtections',
    isAlwaysSent: true,
    answers: ofProtections,
    data: {
      isSubscribed: true,
      proactiveEngagement: 'PENDING',
      protections: [
        { resourceArn: BALANCER, healthCheckIds: ['check-1'], automaticResponse: 'BLOCK' },
        { resourceArn: ADDRESS, healthCheckIds: [], automaticResponse: null },
      ],
    },
  },
  {
    id: 'shieldEdgeProtections',
    isAlwaysSent: true,
    answers: ofProtections,
    data: {
      isSubscribed: true,
      proactiveEngagement: 'PENDING',
      protections: [
        { resourceArn: DISTRIBUTION, healthCheckIds: [], automaticResponse: 'COUNT' },
        { resourceArn: ZONE, healthCheckIds: [], automaticResponse: null },
      ],
    },
  },
  {
    id: 'shieldAttacks',
    isAlwaysSent: true,
    answers: {
      'shield:GetSubscriptionState': ACTIVE,
      'shield:ListProtections': protections,
      'shield:ListAttacks': (input) => {
        // From 30 days before the look-back on: an attack may have begun before it.
        const from = new Date('2026-10-09T00:00:00Z');
        const { FromInclusive, ToExclusive } = input.StartTime as Record<string, Date>;
        if (FromInclusive?.getTime() !== from.getTime() || !ToExclusive || input.EndTime) {
          throw awsError('InvalidParameterException', 'not the window that was meant');
        }
        return paged(
          'NextToken',
          {
            AttackSummaries: [
              {
                AttackId: '1',
                ResourceArn: BALANCER,
                StartTime: time,
                EndTime: END,
                AttackVectors: [{ VectorType: 'SYN_FLOOD' }, { VectorType: 'REQUEST_FLOOD' }],
              },
              // It was over before the look-back.
              { AttackId: '2', ResourceArn: BALANCER, StartTime: time, EndTime: time },
            ],
          },
          { AttackSummaries: [{ AttackId: '3', ResourceArn: DISTRIBUTION, StartTime: time }] },
        )(input);
      },
    },
    data: {
      isSubscribed: true,
      watched: 5,
      attacks: [
        {
          resourceArn: BALANCER,
          startsAt: '2026-11-01T00:00:00.000Z',
          endsAt: '2026-11-10T00:00:00.000Z',
          vectors: ['SYN_FLOOD', 'REQUEST_FLOOD'],
        },
        { resourceArn: DISTRIBUTION, startsAt: '2026-11-01T00:00:00.000Z', endsAt: null, vectors: [] },
      ],
    },
  },
];
