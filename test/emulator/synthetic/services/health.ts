import {
  type AffectedEntity,
  DescribeAffectedEntitiesResponse$,
  DescribeEventsResponse$,
  type Event,
} from '@aws-sdk/client-health';
import { renderOutput, textOf } from '../wire';
import { REGION, times } from './rows';
import { service } from './service';

/** Events that are to come, the first of which is said to everybody. */
const EVENTS = 3;

const event = (index: number): Event => ({
  arn: `arn:aws:health:${REGION}::event/EC2/AWS_EC2_MAINTENANCE_SCHEDULED/AWS_EC2_MAINTENANCE_SCHEDULED_${index}`,
  service: 'EC2',
  eventTypeCode: 'AWS_EC2_MAINTENANCE_SCHEDULED',
  eventTypeCategory: 'scheduledChange',
  region: REGION,
  startTime: new Date('2027-06-01T00:00:00Z'),
  lastUpdatedTime: new Date('2026-11-20T00:00:00Z'),
  statusCode: 'upcoming',
  eventScopeCode: index === 0 ? 'PUBLIC' : 'ACCOUNT_SPECIFIC',
});

const entity = (index: number): AffectedEntity => ({
  entityValue: `i-${String(index).padStart(17, '0')}`,
  statusCode: 'PENDING',
});

/** Most events in a page; AWS may always give fewer than it is asked for. */
const MOST = 2;

export const health = service({
  prefix: 'health',
  protocol: 'json',
  rows: () => ({
    healthEvents: times(EVENTS, event),
    healthEntities: times(2, entity),
  }),
  operations: ({ healthEvents, healthEntities }) => ({
    'health:DescribeEvents': (request) => {
      const from = Number(textOf(request, 'nextToken')?.replace('event-', '') ?? 0);
      const to = from + MOST;
      const events = healthEvents.slice(from, to);
      const nextToken = to < healthEvents.length ? `event-${to}` : undefined;
      return {
        body: renderOutput(request, DescribeEventsResponse$, { events, nextToken }),
        items: events.length,
      };
    },
    'health:DescribeAffectedEntities': (request) => ({
      body: renderOutput(request, DescribeAffectedEntitiesResponse$, { entities: healthEntities }),
      items: healthEntities.length,
    }),
  }),
});
