import {
  type AttackSummary,
  DescribeDRTAccessResponse$,
  DescribeEmergencyContactSettingsResponse$,
  DescribeSubscriptionResponse$,
  GetSubscriptionStateResponse$,
  ListAttacksResponse$,
  ListProtectionsResponse$,
  type Protection,
} from '@aws-sdk/client-shield';
import type { AwsRequest } from '../../aws-protocol';
import { isToken, positionOf, tokenAt } from '../tokens';
import { renderOutput, type Shape, textOf } from '../wire';
import { ACCOUNT_ID, arn, CREATED, times } from './rows';
import { type Answer, service } from './service';

/** Fewer than AWS gives, so that there are several pages. */
const PER_PAGE = 2;

const protections = times(
  3,
  (i): Protection => ({
    Id: `protection-${i}`,
    Name: `shop-${i}`,
    ResourceArn:
      i === 2
        ? `arn:aws:cloudfront::${ACCOUNT_ID}:distribution/E${String(i).padStart(13, '0')}`
        : arn('elasticloadbalancing', `loadbalancer/app/shop-${i}/50dc6c495c0c9188`),
    HealthCheckIds: [`check-${i}`],
    ApplicationLayerAutomaticResponseConfiguration: { Status: 'ENABLED', Action: { Count: {} } },
  }),
);

/** Long over: the look-back ends with the event. */
const attacks = times(
  3,
  (i): AttackSummary => ({
    AttackId: `attack-${i}`,
    ResourceArn: protections[0]?.ResourceArn,
    StartTime: CREATED,
    EndTime: CREATED,
    AttackVectors: [{ VectorType: 'SYN_FLOOD' }],
  }),
);

function page(request: AwsRequest, output: Shape, member: string, all: readonly object[]): Answer {
  const token = textOf(request, 'NextToken') ?? '';
  const from = isToken(token) ? positionOf(token) : 0;
  const items = all.slice(from, from + PER_PAGE);
  const NextToken = from + PER_PAGE < all.length ? tokenAt(from + PER_PAGE) : undefined;
  return { body: renderOutput(request, output, { [member]: items, NextToken }), items: items.length };
}

const one = (request: AwsRequest, output: Shape, value: object): Answer => ({
  body: renderOutput(request, output, value),
  items: 1,
});

export const shield = service({
  prefix: 'shield',
  protocol: 'json',
  rows: () => ({}),
  operations: () => ({
    'shield:GetSubscriptionState': (request) =>
      one(request, GetSubscriptionStateResponse$, { SubscriptionState: 'ACTIVE' }),
    'shield:DescribeSubscription': (request) =>
      one(request, DescribeSubscriptionResponse$, {
        Subscription: {
          StartTime: CREATED,
          EndTime: new Date('2027-01-15T08:00:00Z'),
          AutoRenew: 'ENABLED',
          ProactiveEngagementStatus: 'ENABLED',
        },
      }),
    'shield:DescribeEmergencyContactSettings': (request) =>
      one(request, DescribeEmergencyContactSettingsResponse$, {
        EmergencyContactList: [{ EmailAddress: 'ops@example.com', PhoneNumber: '+6512345678' }],
      }),
    'shield:DescribeDRTAccess': (request) =>
      one(request, DescribeDRTAccessResponse$, { RoleArn: `arn:aws:iam::${ACCOUNT_ID}:role/srt` }),
    'shield:ListProtections': (request) =>
      page(request, ListProtectionsResponse$, 'Protections', protections),
    'shield:ListAttacks': (request) => page(request, ListAttacksResponse$, 'AttackSummaries', attacks),
  }),
});
