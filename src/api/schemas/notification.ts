import { z } from 'zod';
import { breakingPoint } from '../../model/ceiling';
import { fix } from '../../model/finding';
import type { ReadinessFacts } from '../../model/notification';
import { acceptedRisks, caveats, verdict } from '../../model/report';
import { time } from '../../model/shapes';

const notedItems = z.object({
  count: z.number().int().min(0).meta({ description: 'The number of all items.' }),
  top: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        account: z.string(),
        region: z.string(),
        resource: z.string(),
        breaksAt: z.number().optional(),
        fix: fix.optional(),
        owner: z.string().optional(),
      }),
    )
    .meta({ description: 'The most urgent items.' }),
});

const kind = z.enum(['changes', 'digest', 'run-completed', 'drill']);

export const facts = z
  .object({
    schema: z.literal('iem-notification/1'),
    kind,
    event: z.object({ id: z.string(), name: z.string(), start: time, end: time, timeZone: z.string() }),
    run: z.object({ id: z.string(), trigger: z.string(), asOf: time }),
    verdict,
    previousVerdict: verdict.nullable(),
    acceptedRisks,
    caveats,
    breakingPoint: breakingPoint.nullable(),
    breaksFirst: z.string().nullable(),
    needed: z.number().nullable(),
    score: z.number().nullable(),
    coverage: z.number(),
    reds: notedItems,
    newRed: notedItems,
    resolved: notedItems,
    milestone: z.string().optional(),
  })
  .meta({ id: 'ReadinessFacts' }) satisfies z.ZodType<ReadinessFacts>;

export const notificationRef = z
  .object({ event: z.string(), id: z.string() })
  .meta({ id: 'NotificationRef' });

export const notification = z
  .object({
    event: z.string(),
    id: z.string(),
    channel: z.enum(['slack', 'event-bridge']),
    kind,
    facts,
    dueAt: time,
    state: z.enum(['pending', 'confirmed']),
    createdAt: time,
    confirmedAt: time.optional(),
    failure: z
      .object({ at: time, reason: z.string() })
      .optional()
      .meta({ description: 'Why the latest attempt to deliver a pending notification failed.' }),
  })
  .meta({ id: 'Notification' });
