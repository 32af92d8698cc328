/** The report and its parts; the compiler compares each with the model. */
import { z } from 'zod';
import type { BreakingPoint, Ceiling } from '../../model/ceiling';
import type { Finding } from '../../model/finding';
import type { Report, Scorecard, TargetCoverage } from '../../model/report';
import { SCORECARD } from '../../score/rows';
import { place, time } from './common';

const share = z.number().min(0).max(1);
const count = z.number().int().min(0);
const times = z.number().meta({ description: 'Times normal traffic.', example: 5.4 });

export const fix = z
  .object({
    action: z.string(),
    command: z.string().optional(),
    by: z.string().optional().meta({ format: 'date', description: 'Latest day on which it still helps.' }),
  })
  .meta({ id: 'Fix' });

const accepted = z
  .object({ reason: z.string(), owner: z.string(), expires: z.string().meta({ format: 'date' }) })
  .meta({ id: 'Accepted', description: 'By a waiver.' });

export const findingStatus = z.enum(['pass', 'warn', 'fail', 'unknown', 'notApplicable']);
export const colour = z.enum(['green', 'yellow', 'red', 'grey']);
export const verdict = z.enum(['ready', 'at-risk', 'not-ready']);
export const rowId = z.enum(SCORECARD.map(({ id }) => id));

export const finding = z
  .object({
    id: z.string().meta({ description: 'The same on every run.' }),
    check: z.string(),
    status: findingStatus,
    critical: z.boolean(),
    ...place,
    resource: z.string(),
    arn: z.string().optional(),
    title: z.string(),
    detail: z.string(),
    fix: fix.optional(),
    workbook: z.string(),
    accepted: accepted.optional(),
  })
  .meta({ id: 'Finding' }) satisfies z.ZodType<Finding>;

export const ceiling = z
  .object({
    id: z.string().meta({ description: 'The same on every run.' }),
    family: z.string(),
    kind: z.enum(['quota', 'configured', 'physical', 'time']),
    quotaCode: z.string().optional(),
    ...place,
    resource: z.string(),
    title: z.string(),
    now: z.number().nullable(),
    fixed: z.number().nullable(),
    elastic: z.number().nullable(),
    atPeak: z.number().nullable(),
    atPeakWithoutZone: z.number().nullable(),
    limit: z.number().nullable(),
    unit: z.string(),
    grows: z.boolean(),
    breaksAt: times.nullable(),
    breaksAtWithoutZone: times.nullable(),
    status: colour,
    evidence: z.array(z.object({ source: z.string(), at: z.string().nullable(), detail: z.string() })),
    fix: fix.optional(),
    accepted: accepted.optional(),
  })
  .meta({ id: 'Ceiling' }) satisfies z.ZodType<Ceiling>;

export const breakingPoint = z
  .object({
    multiplier: times,
    withoutOneZone: times,
    needed: times.nullable(),
    ceiling: z.string().meta({ description: 'Id of the ceiling that sets it.' }),
    ceilingWithoutOneZone: z.string(),
    judged: count,
    unknown: count,
  })
  .meta({ id: 'BreakingPoint' }) satisfies z.ZodType<BreakingPoint>;

/** Beside a list that a report of many targets cuts short. */
const countOfAll = count.optional().meta({ description: 'How many there are, where the list is cut short.' });

const scorecard = z
  .object({
    score: share.nullable(),
    coverage: share,
    rows: z.array(
      z.object({
        id: rowId,
        title: z.string(),
        colour,
        score: share.nullable(),
        coverage: share,
        reasons: z.array(z.string()).meta({ description: 'Ids of findings, worst first.' }),
        reasonCount: countOfAll,
        because: z.string().optional().meta({
          description:
            'Why it cannot be green where no finding says so: what it is judged by was not judged.',
        }),
      }),
    ),
  })
  .meta({ id: 'Scorecard' }) satisfies z.ZodType<Scorecard>;

const coverage = z.object({
  ...place,
  ok: count.meta({ description: 'Collectors that answered.' }),
  failed: z.array(
    z.object({ collector: z.string(), action: z.string().nullable(), code: z.string(), message: z.string() }),
  ),
  failedCount: countOfAll,
}) satisfies z.ZodType<TargetCoverage>;

export const acceptedRisks = count.optional().meta({
  description:
    'Risks that are accepted by a waiver: a verdict `ready` with 12 of them is “Ready with 12 accepted risks”.',
});
export const caveats = z
  .array(z.string())
  .optional()
  .meta({ description: 'What must be known before the answer, such as a plan that contradicts itself.' });

const eventFacts = z
  .object({
    id: z.string(),
    name: z.string(),
    customer: z.string(),
    start: time,
    end: time,
    timeZone: z.string(),
    multiplier: times.nullable(),
  })
  .meta({ id: 'EventFacts' });

export const report = z
  .object({
    schema: z.literal('iem-report/1'),
    event: eventFacts,
    run: z.object({
      id: z.string(),
      trigger: z.string(),
      by: z.string(),
      asOf: time,
      startedAt: time,
      finishedAt: time,
      requests: count,
      metricsBought: count,
      notes: z.array(z.string()),
    }),
    verdict,
    acceptedRisks,
    caveats,
    breakingPoint: breakingPoint.nullable(),
    ceilings: z.array(ceiling),
    ceilingCount: countOfAll,
    scorecard,
    findings: z.array(finding),
    findingCounts: z.array(
      z.object({
        ...{ check: z.string(), title: z.string() },
        ...{ pass: count, warn: count, fail: count, unknown: count, notApplicable: count, accepted: count },
      }),
    ),
    coverage: z.object({ targets: z.array(coverage) }),
    changes: z
      .object({
        since: z.string(),
        newRed: z.array(z.string()),
        newRedCount: countOfAll,
        resolved: z.array(z.string()),
        resolvedCount: countOfAll,
        unjudged: z.array(z.string()).optional().meta({
          description: 'Was red when it was last judged and cannot be judged now: neither resolved nor new.',
        }),
        unjudgedCount: countOfAll,
      })
      .nullable(),
  })
  .meta({ id: 'Report' }) satisfies z.ZodType<Report>;
