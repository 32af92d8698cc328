import { z } from 'zod';
import { breakingPoint } from '../../model/ceiling';
import { fix } from '../../model/finding';
import type { OverdueFacts, ReadinessFacts } from '../../model/notification';
import { acceptedRisks, caveats, verdict } from '../../model/report';
import { isoDate, time } from '../../model/shapes';

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

/** Something that is overdue, or due soon. */
const dueThing = z.object({
  id: z.string().meta({ description: 'Id of the action item, or `step~` and the number of the step.' }),
  title: z.string(),
  owner: z.string().nullable(),
  due: isoDate.meta({ description: 'In the time zone of the event.' }),
  daysOverdue: z.number().int().min(0),
  colour: z.enum(['red', 'yellow', 'green']),
});

const readinessKind = z.enum(['changes', 'digest', 'run-completed', 'drill']);
const overdueKind = z.enum(['item-overdue', 'step-overdue']);

const notedEvent = z.object({
  id: z.string(),
  name: z.string(),
  start: time,
  end: time,
  timeZone: z.string(),
});

export const facts = z
  .object({
    schema: z.literal('iem-notification/1'),
    kind: readinessKind,
    event: notedEvent,
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
    due: z
      .object({
        overdue: z.number().int().min(0),
        soon: z.number().int().min(0).meta({ description: 'Due within a week.' }),
        top: z
          .array(dueThing.extend({ kind: z.enum(['item', 'step']) }))
          .meta({ description: 'The worst: what has been overdue for longest, and red before yellow.' }),
      })
      .optional()
      .meta({ description: 'Action items and steps that are overdue or due soon; absent where none is.' }),
    milestone: z.string().optional(),
  })
  .meta({ id: 'ReadinessFacts' }) satisfies z.ZodType<ReadinessFacts>;

export const overdueFacts = z
  .object({
    schema: z.literal('iem-overdue/1'),
    kind: overdueKind,
    event: notedEvent,
    item: dueThing.meta({ description: 'As it was when it was noticed first.' }),
  })
  .meta({ id: 'OverdueFacts' }) satisfies z.ZodType<OverdueFacts>;

export const notificationRef = z
  .object({ event: z.string(), id: z.string() })
  .meta({ id: 'NotificationRef' });

export const notification = z
  .object({
    event: z.string(),
    id: z.string(),
    channel: z.enum(['slack', 'event-bridge']),
    kind: z.enum([...readinessKind.options, ...overdueKind.options]),
    facts: z.union([facts, overdueFacts]),
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
