import type { AffectedEntity, Event } from '@aws-sdk/client-health';
import { GLOBAL } from '../../../../src/model/target';
import type { AwsFault, Rule } from '../../gap-answers';
import { shopService } from './service';

/** A change of a database of the shop, a year after whatever is judged. */
const change = (now: Date): Event => ({
  arn: 'arn:aws:health:ap-southeast-1::event/RDS/AWS_RDS_PLANNED_LIFECYCLE_EVENT/AWS_RDS_PLANNED_LIFECYCLE_EVENT_1',
  service: 'RDS',
  eventTypeCode: 'AWS_RDS_PLANNED_LIFECYCLE_EVENT',
  eventTypeCategory: 'scheduledChange',
  region: 'ap-southeast-1',
  startTime: new Date(now.getTime() + 365 * 24 * 3_600_000),
  statusCode: 'upcoming',
  eventScopeCode: 'ACCOUNT_SPECIFIC',
});

const ENTITIES: readonly AffectedEntity[] = [{ entityValue: 'shop-orders', statusCode: 'PENDING' }];

const DESCRIBE_EVENTS = 'health:DescribeEvents';
const DESCRIBE_ENTITIES = 'health:DescribeAffectedEntities';

const secondsOf = (time: Date | undefined): string | undefined => time?.toISOString().replace(/\.\d+Z$/, 'Z');

function answers(now: Date): Rule[] {
  const { startTime, ...event } = change(now);
  return [
    { op: DESCRIBE_EVENTS, reply: { events: [{ ...event, startTime: secondsOf(startTime) }] } },
    { op: DESCRIBE_ENTITIES, reply: { entities: ENTITIES } },
  ];
}

/** What Health says to an account without a support plan. */
export const healthWithoutSupportPlan = (error: AwsFault): Rule[] =>
  [DESCRIBE_EVENTS, DESCRIBE_ENTITIES].map((op) => ({ op, error }));

export const health = shopService({
  answers,
  collected: () => ({
    healthEvents: {
      [GLOBAL]: {
        AWS_RDS_PLANNED_LIFECYCLE_EVENT: {
          service: 'RDS',
          category: 'scheduledChange',
          region: 'ap-southeast-1',
          isOfAccount: true,
          entities: [{ value: 'shop-orders', statusCode: 'PENDING' }],
          allEntities: true,
        },
      },
    },
  }),
});
