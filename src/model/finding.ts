import { z } from 'zod';
import type { ReadonlyDeep } from './readonly-deep';
import { isoDate, place, times } from './shapes';

/** `warn` and `fail` may be accepted by a waiver; `unknown` is never a pass. */
export const findingStatus = z.enum(['pass', 'warn', 'fail', 'unknown', 'notApplicable']);
export type FindingStatus = z.infer<typeof findingStatus>;

/** How a status depends on the multiplier, from no traffic up; see the same of a ceiling. */
export const findingSteps = z.array(z.object({ upTo: times.nullable(), status: findingStatus }));
export type FindingSteps = ReadonlyDeep<z.infer<typeof findingSteps>>;

/** What to change, to which value, by when, and a command that does it. */
export const fix = z
  .object({
    action: z.string(),
    /** A shell command; everything that came from AWS or from people in it is quoted. */
    command: z.string().optional(),
    change: z.string().optional().meta({
      description: 'The same as a change of what-if, such as `asg/web@111122223333/us-east-1.maxSize=40`.',
    }),
    /** Latest date (`YYYY-MM-DD`, in the event's time zone) at which doing it still helps. */
    by: isoDate.optional().meta({ description: 'Latest day on which it still helps.' }),
    /** A sentence; absent where it can be put back as it was. */
    irreversible: z.string().optional().meta({ description: 'Why it cannot be undone.' }),
    /** Absent where nothing was scaled up that would be scaled down again. */
    reversal: z
      .object({
        action: z.string(),
        command: z.string().optional(),
        after: isoDate.meta({ description: 'The day on which the event ends.' }),
      })
      .optional()
      .meta({ description: 'How it is put back after the event.' }),
    /** Its own value is smaller, so that it shows this fix, which does for both. */
    coveredBy: z.string().optional().meta({ description: 'Id of what asks for the most of the same.' }),
  })
  .meta({ id: 'Fix' });
export type Fix = ReadonlyDeep<z.infer<typeof fix>>;

/** Why a risk is accepted, by whom, and until when. */
export const accepted = z
  .object({
    reason: z.string(),
    owner: z.string(),
    /** ISO date the waiver ends. */
    expires: isoDate,
  })
  .meta({ id: 'Accepted', description: 'By a waiver.' });
export type Accepted = ReadonlyDeep<z.infer<typeof accepted>>;

/** One judgement about one resource. */
export const finding = z
  .object({
    /** Stable over runs and safe in a URL: check, account, region and lasting owner of the resource. */
    id: z.string().meta({ description: 'The same on every run.' }),
    /** Check id or ceiling family id. */
    check: z.string(),
    status: findingStatus,
    statusSteps: findingSteps.optional().meta({
      description:
        'Which status it would have at any other multiplier, as steps from no traffic up; absent where it depends on none, and of ceilings, which say it themselves.',
    }),
    /** Whether a fail turns the row red, and an unknown turns it grey. */
    critical: z.boolean(),
    ...place,
    /** The lasting owner's name: a group, load balancer, cluster; `-` for the account or the event as a whole. */
    resource: z.string(),
    arn: z.string().optional(),
    title: z.string(),
    /** What was seen, with its numbers. */
    detail: z.string(),
    fix: fix.optional(),
    /** The workbook's section or step this answers, such as `12 Resilience` or `Step 8`. */
    workbook: z.string(),
    accepted: accepted.optional(),
  })
  .meta({ id: 'Finding' });
export type Finding = ReadonlyDeep<z.infer<typeof finding>>;
