import { z } from 'zod';
import { type RowOf, whole } from './definition';
import { flag, text, time } from './fields';

/** What AWS Health says is open or to come, in any region of the account; of notifications those that may need action. */
export const healthEvents = whole({
  per: 'account',
  service: null,
  shape: z.array(
    z.object({
      arn: text,
      /** As AWS Health calls it, such as `EC2` or `ELASTICLOADBALANCING`. */
      service: text,
      /** Such as `AWS_EC2_OPERATIONAL_ISSUE`. */
      eventTypeCode: text,
      /** `issue`, `investigation`, `scheduledChange` or `accountNotification`. */
      category: text,
      /** A region, or `global`; null where AWS says neither. */
      region: text.nullable(),
      availabilityZone: text.nullable(),
      startsAt: time.nullable(),
      endsAt: time.nullable(),
      /** Whether it is about this account, and not about everybody in the region. */
      isOfAccount: flag,
      /** `ACTION_REQUIRED` or `ACTION_MAY_BE_REQUIRED`; null where AWS does not say. */
      actionability: text.nullable(),
      /** What of the account it affects: ids, names or ARNs, or a word that stands for more; empty where AWS names nothing. */
      entities: z.array(
        z.object({
          value: text,
          /** `IMPAIRED`, `UNIMPAIRED`, `PENDING`, `RESOLVED` or `UNKNOWN`; null where AWS does not follow it. */
          statusCode: text.nullable(),
        }),
      ),
      /** Whether these are all. */
      allEntities: flag,
    }),
  ),
});
export type HealthEvent = RowOf<typeof healthEvents>;
