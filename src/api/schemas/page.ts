import { z } from 'zod';
import { actionItem, itemState } from '../../model/action-item';
import { colour } from '../../model/ceiling';
import { CHECKLIST_PARTS } from '../../model/workbook';
import { ANYBODY, type EventPage, NOBODY, type PageView } from '../../workbook/page/document';
import { answer, plannedLoadTest, plannedWaiver, question, recordedStep } from './records';
import { step } from './step';

const day = z.string().meta({ format: 'date' });
const time = z.string().meta({ description: "ISO 8601 with the offset of the event's time zone." });

/** What of the page is looked at, as a query has it. */
export const pageView = z.strictObject({
  state: z
    .enum(['pending', 'all', ...itemState.options])
    .optional()
    .meta({ description: 'Only action items in this state; by default those that are to do.' }),
  owner: z
    .string()
    .min(1)
    .max(2000)
    .optional()
    .meta({
      description: `Only action items of this owner: ${NOBODY} for those that nobody has, ${ANYBODY} for all.`,
    }),
  colour: z
    .enum(['any', ...actionItem.shape.colour.options])
    .optional()
    .meta({ description: 'Only action items of this colour.' }),
  text: z.string().max(200).optional().meta({ description: 'Only action items that contain these words.' }),
  from: z
    .string()
    .regex(/^\d{1,6}$/, 'from is a number')
    .transform(Number)
    .optional()
    .meta({
      override: { type: 'integer', minimum: 0, maximum: 999_999, pattern: undefined },
      description: 'How many action items come before the first that is shown.',
    }),
  open: z.string().max(1200).optional().meta({
    description: 'Id of an element. An action item, `item-` and its id, is shown with its history.',
  }),
}) satisfies z.ZodType<PageView>;

/** A record as the page has it. */
const recorded = <V extends z.ZodType>(value: V) =>
  z.object({
    key: z.string(),
    value,
    revision: z.number().int().min(1),
    by: z.string(),
    at: z.string().meta({ format: 'date-time' }),
  });

const itemEvent = actionItem.shape.history.element;

/** The page people work on as a JSON document. */
export const eventPage = z
  .object({
    event: z.object({
      ...{ id: z.string(), name: z.string(), customer: z.string() },
      ...{ start: time, end: time, timeZone: z.string() },
    }),
    asOf: time,
    today: day,
    countdown: z.string(),
    run: z
      .object({ id: z.string(), asOf: time, verdict: z.string(), colour, answer: z.string() })
      .nullable()
      .meta({ description: 'The latest finished run.' }),
    pressing: z.object({
      shown: z.array(
        z.object({
          thing: z
            .string()
            .nullable()
            .meta({ description: 'Id of the element, such as `step-5`; null of an item of the plan.' }),
          title: z.string(),
          due: day,
          owner: z.string().nullable(),
          isLate: z.boolean(),
        }),
      ),
      total: z.number().int().min(0),
    }),
    steps: z.array(step.extend({ record: recorded(recordedStep).nullable() })),
    questions: z.array(
      z.object({
        id: question,
        part: z.enum(CHECKLIST_PARTS),
        question: z.string(),
        shown: z
          .object({
            text: z.string(),
            colour: colour.optional(),
            href: z.string().optional(),
            source: z.enum(['plan', 'account', 'people']).optional(),
          })
          .meta({ description: 'What the accounts show.' }),
        record: recorded(answer).nullable().meta({ description: 'What people answered.' }),
      }),
    ),
    items: z.object({
      total: z.number().int().min(0),
      pending: z.number().int().min(0),
      matching: z.number().int().min(0).meta({ description: 'How many the filters leave.' }),
      from: z.number().int().min(0),
      shown: z.array(
        z.object({
          item: actionItem,
          revision: z.number().int().min(1),
          due: day.nullable(),
          isLate: z.boolean(),
          changed: itemEvent.nullable().meta({ description: 'What happened last.' }),
        }),
      ),
      acceptable: z.array(z.string()).meta({
        description:
          'Findings of the item that is open which the latest run has yellow or red: waivers can accept them.',
      }),
      owners: z.array(z.string()),
    }),
    loadTests: z.array(recorded(plannedLoadTest)),
    waivers: z.array(recorded(plannedWaiver).extend({ holds: z.boolean() })),
    people: z.array(z.string()),
  })
  .meta({ id: 'EventPage' }) satisfies z.ZodType<EventPage>;
