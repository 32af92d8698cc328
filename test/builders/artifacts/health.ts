import type { Artifacts, HealthEvent } from '../../../src/model/artifacts';

/** A change of the database `orders` that AWS makes long after the event. */
export const aHealthEvent = (overrides: Partial<HealthEvent> = {}): HealthEvent => ({
  arn: 'arn:aws:health:us-east-1::event/RDS/AWS_RDS_PLANNED_LIFECYCLE_EVENT/AWS_RDS_PLANNED_LIFECYCLE_EVENT_1',
  service: 'RDS',
  eventTypeCode: 'AWS_RDS_PLANNED_LIFECYCLE_EVENT',
  category: 'scheduledChange',
  region: 'us-east-1',
  availabilityZone: null,
  startsAt: '2027-03-01T00:00:00.000Z',
  endsAt: null,
  isOfAccount: true,
  actionability: 'ACTION_REQUIRED',
  entities: [{ value: 'orders', statusCode: 'PENDING' }],
  allEntities: true,
  ...overrides,
});

/** An issue that is over for what it affected, and a notification of where the event does not run. */
export const healthyHealth = {
  healthEvents: [
    aHealthEvent(),
    aHealthEvent({
      arn: 'arn:aws:health:us-east-1::event/EBS/AWS_EBS_VOLUME_LOST/AWS_EBS_VOLUME_LOST_1',
      service: 'EBS',
      eventTypeCode: 'AWS_EBS_VOLUME_LOST',
      category: 'issue',
      startsAt: '2026-11-20T00:00:00.000Z',
      entities: [{ value: 'vol-0', statusCode: 'RESOLVED' }],
    }),
    aHealthEvent({
      arn: 'arn:aws:health:eu-west-1::event/VPN/AWS_VPN_REDUNDANCY_LOSS/AWS_VPN_REDUNDANCY_LOSS_1',
      service: 'VPN',
      eventTypeCode: 'AWS_VPN_REDUNDANCY_LOSS',
      category: 'accountNotification',
      region: 'eu-west-1',
      startsAt: '2026-11-20T00:00:00.000Z',
      entities: [],
    }),
  ],
} satisfies Partial<Artifacts>;
