/** As much of a report as the renderings rely on: a file may be old, cut short or made by hand. */
import { z } from 'zod';
import type { Report } from '../model/report';

const text = z.string();
const texts = z.array(text);
const number = z.number();
const numberOrNull = number.nullable();

const colour = z.enum(['green', 'yellow', 'red', 'grey']);
const fix = z.object({ action: text, command: text.exactOptional(), by: text.exactOptional() });
const accepted = z.object({ reason: text, owner: text, expires: text });
const place = { account: text, region: text };

const ceiling = z.object({
  id: text,
  family: text,
  kind: z.enum(['quota', 'configured', 'physical', 'time']),
  quotaCode: text.exactOptional(),
  ...place,
  resource: text,
  title: text,
  now: numberOrNull,
  fixed: numberOrNull,
  elastic: numberOrNull,
  atPeak: numberOrNull,
  atPeakWithoutZone: numberOrNull,
  limit: numberOrNull,
  unit: text,
  grows: z.boolean(),
  breaksAt: numberOrNull,
  breaksAtWithoutZone: numberOrNull,
  status: colour,
  evidence: z.array(z.object({ source: text, at: text.nullable(), detail: text })),
  fix: fix.exactOptional(),
  accepted: accepted.exactOptional(),
});

const finding = z.object({
  id: text,
  check: text,
  status: z.enum(['pass', 'warn', 'fail', 'unknown', 'notApplicable']),
  critical: z.boolean(),
  ...place,
  resource: text,
  arn: text.exactOptional(),
  title: text,
  detail: text,
  fix: fix.exactOptional(),
  workbook: text,
  accepted: accepted.exactOptional(),
});

const row = z.object({
  id: z.enum([
    'availability-architecture',
    'stability-case-management',
    'scalability-capacity',
    'scalability-load-balancers',
    'scalability-load-test',
    'security-trusted-advisor',
    'security-ddos',
  ]),
  title: text,
  colour,
  score: numberOrNull,
  coverage: number,
  reasons: texts,
  reasonCount: number.exactOptional(),
  because: text.exactOptional(),
});

/** That it is a report, and no less of one, the compiler checks. */
export const reportShape: z.ZodType<Report> = z.object({
  schema: z.literal('iem-report/1'),
  event: z.object({
    id: text,
    name: text,
    customer: text,
    start: text,
    end: text,
    timeZone: text,
    multiplier: numberOrNull,
  }),
  run: z.object({
    id: text,
    trigger: text,
    by: text,
    asOf: text,
    startedAt: text,
    finishedAt: text,
    requests: number,
    metricsBought: number,
    notes: texts,
  }),
  verdict: z.enum(['ready', 'at-risk', 'not-ready']),
  acceptedRisks: number.exactOptional(),
  caveats: texts.exactOptional(),
  breakingPoint: z
    .object({
      multiplier: number,
      withoutOneZone: number,
      needed: numberOrNull,
      ceiling: text,
      ceilingWithoutOneZone: text,
      judged: number,
      unknown: number,
    })
    .nullable(),
  ceilings: z.array(ceiling),
  ceilingCount: number.exactOptional(),
  scorecard: z.object({ score: numberOrNull, coverage: number, rows: z.array(row) }),
  findings: z.array(finding),
  findingCounts: z.array(
    z.object({
      check: text,
      title: text,
      pass: number,
      warn: number,
      fail: number,
      unknown: number,
      notApplicable: number,
      accepted: number,
    }),
  ),
  coverage: z.object({
    targets: z.array(
      z.object({
        ...place,
        ok: number,
        failed: z.array(z.object({ collector: text, action: text.nullable(), code: text, message: text })),
        failedCount: number.exactOptional(),
      }),
    ),
  }),
  changes: z
    .object({
      since: text,
      newRed: texts,
      newRedCount: number.exactOptional(),
      resolved: texts,
      resolvedCount: number.exactOptional(),
      unjudged: texts.exactOptional(),
      unjudgedCount: number.exactOptional(),
    })
    .nullable(),
});
