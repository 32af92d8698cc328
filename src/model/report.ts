/** The report: its shape, once, by which files and replies are validated and from which types and documents follow. */
import { z } from 'zod';
import { architecture } from './architecture';
import { breakingPoint, ceiling, colour } from './ceiling';
import { finding, findingStatus, findingSteps } from './finding';
import type { ReadonlyDeep } from './readonly-deep';
import { rise } from './rise';
import { SCORECARD_ROWS } from './scorecard-rows';
import { count, place, share, time, times } from './shapes';
import { SURVIVALS } from './survival';

/** The answer to whether the accounts are ready for the event. */
export const verdict = z.enum(['ready', 'at-risk', 'not-ready']);
export type Verdict = z.infer<typeof verdict>;

/** The id of a row of the scorecard. */
export const rowId = z.enum(SCORECARD_ROWS.map(({ id }) => id));

/** Beside a list that a report of many targets cuts short. */
const countOfAll = count.optional().meta({ description: 'How many there are, where the list is cut short.' });

const scorecardRow = z.object({
  id: rowId,
  title: z.string(),
  colour,
  /** A lower bound: what could not be judged earns nothing; null when nothing applies. */
  score: share.nullable(),
  /** Share of the applicable weight that was judged. */
  coverage: share,
  /** Ids of the findings that gave the row its colour, worst first. */
  reasons: z.array(z.string()).meta({ description: 'Ids of findings, worst first.' }),
  reasonCount: countOfAll,
  /** A sentence. */
  because: z.string().optional().meta({
    description: 'Why it cannot be green where no finding says so: what it is judged by was not judged.',
  }),
});
export type ScorecardRow = ReadonlyDeep<z.infer<typeof scorecardRow>>;

const scorecard = z
  .object({ score: share.nullable(), coverage: share, rows: z.array(scorecardRow) })
  .meta({ id: 'Scorecard' });
export type Scorecard = ReadonlyDeep<z.infer<typeof scorecard>>;

/** What one collector could not answer. */
const coverageFailure = z.object({
  collector: z.string(),
  action: z.string().nullable(),
  code: z.string(),
  message: z.string(),
});
export type CoverageFailure = ReadonlyDeep<z.infer<typeof coverageFailure>>;

const targetCoverage = z.object({
  ...place,
  ok: count.meta({ description: 'Collectors that answered.' }),
  failed: z.array(coverageFailure),
  failedCount: countOfAll,
  /** A sentence. */
  reason: z.string().optional().meta({
    description: 'Why nothing of it could be read, with what to do; where there is one reason for all.',
  }),
});
export type TargetCoverage = ReadonlyDeep<z.infer<typeof targetCoverage>>;

/** How many findings of one check there are, shown and not shown. */
const findingCount = z.object({
  check: z.string(),
  title: z.string(),
  pass: count,
  warn: count,
  fail: count,
  unknown: count,
  notApplicable: count,
  accepted: count,
});
export type FindingCount = ReadonlyDeep<z.infer<typeof findingCount>>;

/**
 * Who works out another case has each finding in memory. No check has as many of them in one region: the largest quota of
 * what one region contains (network interfaces, addresses) is below it.
 */
const MOST_OF_A_CHECK = 1_000_000;

/** How many findings of one status there are; a risk that is accepted counts as passed. Absent where there is none. */
const statusCounts = z.partialRecord(findingStatus, count.max(MOST_OF_A_CHECK));

/** All that the scorecard would be at other traffic, or if something else had to be survived, beside what ceilings tell themselves. */
const outlook = z.object({
  /** Findings that the report does not list, and that depend on the multiplier. */
  findings: z.array(
    z.object({
      id: z.string(),
      check: z.string(),
      ...place,
      resource: z.string(),
      title: z.string().meta({ description: 'What it is called where it warns or fails.' }),
      status: findingStatus,
      statusSteps: findingSteps,
    }),
  ),
  /** Those that depend on none, of no ceiling, by target and check. */
  others: z.array(z.object({ ...place, checks: z.record(z.string(), statusCounts) })),
  acceptedOthers: count.meta({ description: 'How many of the others are accepted risks.' }),
  /** Ids of findings and ceilings. */
  waived: z.array(z.string()).meta({
    description: 'What a waiver accepts as soon as it warns or fails.',
  }),
  takeovers: z.record(z.string(), times.nullable()).optional().meta({
    description:
      'How many times its own traffic a region carries when another one is lost, null where that is not known; where there are several regions and the plan does not say `survive: region` itself.',
  }),
});
export type ReportOutlook = ReadonlyDeep<z.infer<typeof outlook>>;

const changes = z.object({
  /** Id of the run compared with. */
  since: z.string(),
  /** Ids of findings and ceilings that are red now and were not. */
  newRed: z.array(z.string()),
  newRedCount: countOfAll,
  resolved: z.array(z.string()),
  resolvedCount: countOfAll,
  /** Absent where there is none. */
  resolvedItems: z
    .array(z.object({ id: z.string(), title: z.string(), ...place, resource: z.string() }))
    .optional()
    .meta({ description: 'What the run before called those of `resolved` that it carries by name.' }),
  /** What is red again later is not new either. Absent where there is none. */
  unjudged: z.array(z.string()).optional().meta({
    description: 'Was red when it was last judged and cannot be judged now: neither resolved nor new.',
  }),
  unjudgedCount: countOfAll,
});
export type Changes = ReadonlyDeep<z.infer<typeof changes>>;

/** Findings and ceilings that are red or yellow and accepted by a waiver, each counted once. */
export const acceptedRisks = count.optional().meta({
  description:
    'Risks that are accepted by a waiver: a verdict `ready` with 12 of them is “Ready with 12 accepted risks”.',
});

/**
 * Sentences: the plan contradicts itself, the event is over, nothing could be judged. In the first lines of every
 * rendering. Absent where there is none.
 */
export const caveats = z
  .array(z.string())
  .optional()
  .meta({ description: 'What must be known before the answer, such as a plan that contradicts itself.' });

const eventFacts = z
  .object({
    id: z.string(),
    name: z.string(),
    customer: z.string(),
    /** With the offset of the event's time zone. */
    start: time,
    end: time,
    timeZone: z.string(),
    /** Needed multiple of normal traffic; null when it could not be worked out. */
    multiplier: times.nullable(),
    multiplierRange: z.object({ low: times, likely: times, high: times }).optional().meta({
      description:
        'How sure the plan is of it: one event of ten stays below `low`, one of ten goes above `high`. Absent where it is one number.',
    }),
    survive: z.enum(SURVIVALS).optional().meta({
      description:
        'What it must survive at its peak: nothing (`none`), the loss of a zone (`az`), or of a zone or a whole region (`region`). Absent in reports of earlier versions.',
    }),
  })
  .meta({ id: 'EventFacts' });
export type EventFacts = ReadonlyDeep<z.infer<typeof eventFacts>>;

const runFacts = z.object({
  id: z.string(),
  /** `cli`, `api`, `schedule`, … */
  trigger: z.string(),
  by: z.string(),
  /** Time the inventory was taken; everything is judged as of then. */
  asOf: time,
  startedAt: time,
  finishedAt: time,
  requests: count,
  metricsBought: count,
  /** Requests to Cost Explorer; absent where there were none. */
  billRequests: count.optional(),
  /** What the arithmetic assumed and a reader must know, such as a multiplier worked out from requests per second. */
  notes: z.array(z.string()),
});

/** The one document a run produces; every output is a pure rendering of it. */
export const report = z
  .object({
    schema: z.literal('iem-report/1'),
    event: eventFacts,
    run: runFacts,
    verdict,
    acceptedRisks,
    caveats,
    /** null when nothing elastic was judged. */
    breakingPoint: breakingPoint.nullable(),
    /** Lowest `breaksAt` first, then those that do not grow, worst first. */
    ceilings: z.array(ceiling),
    ceilingCount: countOfAll,
    architecture: architecture.optional().meta({ description: 'Absent in reports of earlier versions.' }),
    rises: z.array(rise).optional().meta({
      description:
        'How resources that carry the event’s traffic follow its rise: the five of each unit that lack the most, or else the one that follows most narrowly. Absent in reports of earlier versions.',
    }),
    scorecard,
    outlook: outlook.optional().meta({
      description:
        'What the scorecard is made of besides what the report lists, so that it can be worked out at other traffic. Absent where the report leaves out ceilings, or this would be long, and in reports of earlier versions.',
    }),
    /** Findings that are not a pass, worst first, capped per check; `findingCounts` says how many there are. */
    findings: z.array(finding),
    findingCounts: z.array(findingCount),
    coverage: z.object({ targets: z.array(targetCoverage) }),
    changes: changes.nullable(),
  })
  .meta({ id: 'Report' });
export type Report = ReadonlyDeep<z.infer<typeof report>>;
