import { type Event, type LookupAttribute, LookupEventsResponse$ } from '@aws-sdk/client-cloudtrail';
import { iamAction, renderOutput, textOf } from '../wire';
import { times } from './rows';
import { service } from './service';

/** Most events that LookupEvents gives at once. */
const EVENTS_PER_PAGE = 50;

/** A distribution that somebody changed before that. */
const CHANGED_DISTRIBUTION: Event = {
  EventId: 'event-distribution',
  EventName: 'UpdateDistribution',
  ReadOnly: 'false',
  EventSource: 'cloudfront.amazonaws.com',
  EventTime: new Date('2026-11-21T12:00:00Z'),
  CloudTrailEvent: JSON.stringify({
    userIdentity: { type: 'IAMUser', userName: 'jane' },
    requestParameters: { id: 'E0', distributionConfig: { comment: 'shop' } },
  }),
};

/** What people set the size of a group to, by the hour of the day before the account is collected, the newest first. */
const SIZES: readonly Event[] = times(3, (i) => ({
  EventId: `event-${i}`,
  EventName: 'UpdateAutoScalingGroup',
  ReadOnly: 'false',
  EventSource: 'autoscaling.amazonaws.com',
  EventTime: new Date(Date.parse('2026-11-21T23:00:00Z') - i * 3_600_000),
  CloudTrailEvent: JSON.stringify({
    userIdentity: { type: 'IAMUser', userName: 'jane' },
    requestParameters: { autoScalingGroupName: 'shop-0000', maxSize: 100 - i },
  }),
}));

export const cloudtrail = service({
  prefix: 'cloudtrail',
  protocol: 'json',
  rows: () => ({ events: [...SIZES, CHANGED_DISTRIBUTION] }),
  operations: ({ events }) => ({
    'cloudtrail:LookupEvents': (request) => {
      const [{ AttributeKey, AttributeValue } = {}] =
        (request.input.LookupAttributes as LookupAttribute[] | undefined) ?? [];
      const all = events.filter(
        (event) =>
          AttributeKey !== undefined &&
          AttributeKey in event &&
          event[AttributeKey as keyof Event] === AttributeValue,
      );
      const from = Number(textOf(request, 'NextToken') ?? 0);
      const to = from + Math.min(Number(request.input.MaxResults ?? EVENTS_PER_PAGE), EVENTS_PER_PAGE);
      const Events = all.slice(from, to);
      const NextToken = to < all.length ? String(to) : undefined;
      return {
        body: renderOutput(request, LookupEventsResponse$, { Events, NextToken }),
        items: Events.length,
      };
    },
  }),
  // CloudTrail API reference, "LookupEvents".
  limitsOf: (request) => [{ bucket: iamAction(request), capacity: 2, refill: 2 }],
});
