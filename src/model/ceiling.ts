import { z } from 'zod';
import { accepted, fix } from './finding';
import type { ReadonlyDeep } from './readonly-deep';
import { count, isoDate, place, share, times } from './shapes';
import type { Survival } from './survival';

/** A Service Quota, a setting of the team, a resource that is finite, or the speed at which capacity can grow. */
const ceilingKind = z.enum(['quota', 'configured', 'physical', 'time']);
export type CeilingKind = z.infer<typeof ceilingKind>;

/** How bad something is; grey where that is not known. */
export const colour = z.enum(['green', 'yellow', 'red', 'grey']);
export type Colour = z.infer<typeof colour>;

/** Part of how a colour depends on the multiplier. */
const statusStep = z.object({
  upTo: times
    .nullable()
    .meta({ description: 'The highest multiplier of this step; null for all that are higher.' }),
  status: colour,
});
export type StatusStep = ReadonlyDeep<z.infer<typeof statusStep>>;

const statusIf = z.object({ status: colour, statusSteps: z.array(statusStep) });
/** The status at the needed multiplier, and at any other. */
export type StatusIf = ReadonlyDeep<z.infer<typeof statusIf>>;

/** The source of a number, and the arithmetic in words. */
const evidence = z.object({
  /** API action, metric or `plan`. */
  source: z.string(),
  /** ISO time of the observation. */
  at: z.string().nullable(),
  detail: z.string(),
});
export type Evidence = ReadonlyDeep<z.infer<typeof evidence>>;

/** Where a ceiling breaks by what each day of the look-back alone shows, of days that show enough. */
const breaksByDay = z.object({
  least: times,
  median: times,
  most: times,
  /** In order of time. */
  days: z.array(
    z.object({
      day: isoDate.meta({
        description: 'The date on which it begins, at the hour at which the look-back does.',
      }),
      breaksAt: times,
    }),
  ),
});
export type BreaksByDay = ReadonlyDeep<z.infer<typeof breaksByDay>>;

/**
 * One thing that can stop the event: `expected(m) = fixed + elastic(m)` against `limit`.
 * All quantities are in `unit`; multipliers are times normal traffic.
 */
export const ceiling = z
  .object({
    /** Stable over runs and safe in a URL. */
    id: z.string().meta({ description: 'The same on every run.' }),
    /** The family that computed it, such as `on-demand-vcpu`. */
    family: z.string(),
    kind: ceilingKind,
    quotaCode: z.string().optional(),
    ...place,
    resource: z.string(),
    title: z.string(),
    now: z.number().nullable(),
    fixed: z.number().nullable(),
    /** elastic(needed multiplier). */
    elastic: z.number().nullable(),
    /** fixed + elastic. */
    atPeak: z.number().nullable(),
    /**
     * The same with the reserve that lets the worst availability zone be lost; equal to `atPeak` where a zone makes no
     * difference, null when the resource is lost with its zone. Judged where the plan asks to survive a zone.
     */
    atPeakWithoutZone: z.number().nullable(),
    limit: z.number().nullable(),
    unit: z.string(),
    peak: z.string().optional().meta({
      description: 'The peak of the event that is the worst for it, where the plan names several.',
    }),
    /** Whether use grows with traffic: only then can it set the breaking point. */
    grows: z.boolean(),
    /** Largest multiplier that still fits; null when it does not grow or could not be judged. */
    breaksAt: times.nullable(),
    /** The same with the worst availability zone gone; equal to `breaksAt` where a zone makes no difference. */
    breaksAtWithoutZone: times.nullable(),
    breaksAtWithoutRegion: times.nullable().optional().meta({
      description:
        'The same with another region gone, whose traffic this one takes over; where the plan wants to survive that, and null where it is not known.',
    }),
    /**
     * Where it may break already, if all that is open (what could not be placed on the path of traffic, or not be measured)
     * is at its most; `breaksAt` is then where it breaks for certain. Absent where nothing is open.
     */
    mayBreakAt: times.nullable().optional(),
    mayBreakAtWithoutZone: times.nullable().optional(),
    byDay: breaksByDay.optional().meta({
      description:
        'Where it breaks by what each day of the look-back alone shows, with nothing lost; where use and traffic were measured together on five days or more.',
    }),
    /**
     * What runs whatever the load, because a minimum or a desired size is planned, where that alone exceeds the limit:
     * `breaksAt` is then where the load would break. Absent where it fits.
     */
    floorAboveLimit: z.number().optional(),
    odds: share.optional().meta({
      description: 'Probability that it holds, where the plan says how sure it is of the multiplier.',
    }),
    status: colour,
    /** Absent in reports of earlier versions. */
    statusSteps: z.array(statusStep).optional().meta({
      description:
        'Which status it would have at any other multiplier, as steps from no traffic up; `status` is that of the needed one.',
    }),
    ifSurviving: z
      .object({
        none: statusIf.optional(),
        az: statusIf.optional(),
        region: statusIf.optional(),
      } satisfies Record<Survival, unknown>)
      .optional()
      .meta({
        description:
          'What both would be if the event had to survive something else than the plan says; what makes no difference is left out. Absent in reports of earlier versions.',
      }),
    evidence: z.array(evidence),
    fix: fix.optional(),
    accepted: accepted.optional(),
  })
  .meta({ id: 'Ceiling' });
export type Ceiling = ReadonlyDeep<z.infer<typeof ceiling>>;

/** The smallest multiple of normal traffic at which something stops the event. */
export const breakingPoint = z
  .object({
    /** The smallest `breaksAt` over the judged elastic ceilings. */
    multiplier: times,
    withoutOneZone: times,
    /** Needed multiple of normal traffic; null when it could not be worked out. */
    needed: times.nullable(),
    ceiling: z.string().meta({ description: 'Id of the ceiling that sets it.' }),
    /** Id of the ceiling that sets `withoutOneZone`. */
    ceilingWithoutOneZone: z.string(),
    withoutOneRegion: times.optional().meta({
      description: 'With the worst region gone, where the plan wants to survive that.',
    }),
    /** Id of the ceiling that sets `withoutOneRegion`. */
    ceilingWithoutOneRegion: z.string().optional(),
    /** Elastic ceilings that could be judged. */
    judged: count,
    /** Elastic ceilings that could not. */
    unknown: count,
    odds: share.optional().meta({
      description:
        'Probability that all judged ceilings hold, where the plan says how sure it is of the multiplier; what could not be judged can only lower it.',
    }),
  })
  .meta({ id: 'BreakingPoint' });
export type BreakingPoint = ReadonlyDeep<z.infer<typeof breakingPoint>>;
