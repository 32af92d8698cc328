/**
 * The schema of the event plan, which holds the workbook's 18 sections and two appendices in one document.
 *
 * The description of each field names its section. `iem schema` generates the JSON Schema for editors from this file.
 * `rules.ts` has the rules over several fields; `parse.ts` adds positions and suggestions.
 */
import { z } from 'zod';
import { KNOWN_SERVICE_IDS } from '../model/known-services';
import { RESOURCE_KINDS, SCOPE_LISTS, type ScopeList } from '../model/services';
import { SURVIVALS } from '../model/survival';
import { isRealTime } from './calendar';
import { REGIONS } from './regions';

/** Text that is not empty; blanks around it are removed. */
export const text = z.string().trim().min(1);
const strict = z.strictObject;

/** `2026-12-12 00:00` in the plan's time zone, or an instant with its own offset (`2026-12-12T00:00+08:00`). */
const LOCAL_OR_OFFSET = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}(:?\d{2})?)?$/;
/** A time as people write it; `toInstant` converts it. */
export const dateTime = z
  .string()
  .regex(LOCAL_OR_OFFSET, {
    error: 'write a time as "2026-12-12 00:00" (in calendar.timeZone) or with an offset',
    abort: true,
  })
  .refine(isRealTime, 'there is no such date or time')
  .describe('A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset.');
const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'write a date as "2026-12-12"', abort: true })
  .refine((day) => isRealTime(`${day}T00:00`), 'there is no such date')
  .describe('A date such as "2026-12-12", in calendar.timeZone.');

const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time of day as "08:00"')
  .describe('A time of day such as "08:00", in calendar.timeZone.');

/** Gives a message for every value but a missing one, for which `describeIssue` has the message. */
const unlessMissing =
  (message: string) =>
  ({ input }: { input?: unknown }) =>
    input === undefined ? undefined : message;

/** The id of an event. It is a part of URLs, file names and keys of the store. */
export const eventId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'use lower-case letters, digits and hyphens, 63 at most')
  .describe('Short name of the event for URLs and file names.');
const accountId = z
  .string({ error: unlessMissing('put the account id in quotes: a bare number loses its leading zeros') })
  .regex(/^\d{12}$/, 'an AWS account id has 12 digits')
  .describe('12-digit AWS account id, in quotes.');
const regionName = text
  .meta({ examples: [...REGIONS] })
  .describe('Name of an AWS region, such as ap-southeast-1.');
const url = z.url({
  protocol: /^https?$/,
  error: unlessMissing('write a full URL, beginning with https://'),
});
/** Names the place of a secret, because a plan must not hold the secret itself. */
export const secretReference = z
  .string()
  .regex(
    /^(ssm:\/[\w./-]+|secretsmanager:[\w/+=.@-]+|arn:aws[\w-]*:(ssm|secretsmanager):[\w:/+=.@-]+)$/,
    'name where the secret is kept ("ssm:/event/portal" or "secretsmanager:event/portal"), never the secret itself',
  )
  .describe(
    'The place of a secret, never the secret itself: `ssm:/path`, `secretsmanager:name` or an ARN of either.',
  );

const contact = strict({
  group: text.describe('Team or company.'),
  name: text,
  phone: text.optional(),
  role: text.optional(),
  email: z.email('write an e-mail address').optional(),
  expertise: z
    .array(text)
    .default([])
    .describe('Step 12: AWS services, workloads or tiers that this person knows, such as Amazon RDS.'),
});

/** A duration such as `90m`, `6h`, `1d` or `8w`. Minutes and hours are exact; days and weeks follow the calendar. */
const duration = z
  .string()
  .regex(/^[1-9]\d{0,3}[mhdw]$/, 'write a duration such as "5m", "6h", "1d" or "8w"')
  .describe(
    'A duration such as "5m", "6h", "1d" or "8w"; days and weeks follow the calendar of calendar.timeZone.',
  );

/** Creates a list of names for each kind of resource that a scope may name. */
const listsOf = <Per extends 'region' | 'account'>(per: Per) =>
  Object.fromEntries(
    SCOPE_LISTS.filter((list) => list.per === per).map(({ name, holds }) => [
      name,
      z.array(text).optional().describe(holds),
    ]),
  ) as Record<ScopeList<Per>, z.ZodOptional<z.ZodArray<typeof text>>>;

const other = z.array(text).optional().describe('ARNs of resources of other kinds.');

const scope = strict({
  tags: z.record(text, text).optional().describe('Resources that carry all of these tags.'),
  cloudFormationStacks: z.array(text).optional().describe('Resources of these stacks, by name of the stack.'),
  ...listsOf('region'),
  other,
}).describe(
  'The resources of the region that belong to the event: those that carry the tags, belong to a stack or are named. Without a scope, everything in the region is judged.',
);

const globalScope = strict({ ...listsOf('account'), other }).describe(
  'The resources of services without a region that belong to the event.',
);

const region = strict({
  name: regionName,
  scope: scope.optional(),
});

const account = strict({
  id: accountId,
  name: text.optional().describe('What people call the account.'),
  profile: text.optional().describe('Profile of your AWS configuration with credentials for this account.'),
  roleArn: z
    .string()
    .regex(/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/, 'write the full ARN of an IAM role')
    .optional()
    .describe('Role to assume in this account.'),
  externalId: text.optional().describe('External id that the trust policy of the role asks for.'),
  global: globalScope.optional(),
  regions: z
    .array(region)
    .min(1)
    .describe('Regions in which the event runs; iem adds the global services by itself.'),
});

const window = strict({ from: dateTime, to: dateTime });

const services = z.enum([...new Set(Object.values(RESOURCE_KINDS).map(({ service }) => service))]);

/** Bounds beyond the numbers of any event, because arithmetic with larger ones overflows to Infinity and NaN. */
const MOST_TIMES = 1_000_000;
const MOST = 1e15;
/** A rise is played through minute by minute: 28 days of them. */
const MOST_RAMP_MINUTES = 28 * 24 * 60;

/** Times normal traffic. */
const multiplier = z
  .number()
  .positive({ error: 'a multiplier is more than 0: 22 means 22 times normal traffic', abort: true })
  .min(1 / MOST_TIMES)
  .max(MOST_TIMES);

/** Requests per second. What is positive and smaller is not stored: DynamoDB knows no number below 1e-130. */
const requestRate = z
  .number()
  .min(1 / MOST_TIMES)
  .max(MOST);

const elasticity = strict({
  match: strict({
    tag: z.record(text, text).optional().describe('Resources that carry all of these tags.'),
    arn: text.optional().describe('ARN; * stands for anything.'),
    service: services.optional(),
    resource: text.optional().describe('Name of a group, load balancer, database; * stands for anything.'),
    account: accountId.optional(),
    region: regionName.optional(),
  })
    .refine((match) => Object.keys(match).length > 0, {
      error: 'say what it matches: tag, arn, service, resource, account or region',
    })
    .describe('A resource must meet all conditions; the first entry that matches it counts.'),
  factor: z
    .number()
    .min(0)
    .max(10)
    .optional()
    .describe("Share of the resource's use that grows with traffic: 0 none, 0.5 half, 1 all of it."),
  multiplier: multiplier
    .optional()
    .describe('Times its normal traffic that the resource gets at the peak, such as 40 for the checkout.'),
}).refine(({ factor, multiplier: own }) => (factor === undefined) !== (own === undefined), {
  error: 'say how it grows: give factor or multiplier, not both',
});

const percent = z.number().min(0).max(100).describe('Share of traffic that is TLS, percent.');

/** How sure people are of the multiplier: what is below it in one event of ten, the likely one, what is above it in one of ten. */
export const multiplierRange = strict({
  low: multiplier.describe('One event of ten stays below it.'),
  likely: multiplier.describe('As many events stay below it as go above it.'),
  high: multiplier.describe('One event of ten goes above it: the bad day.'),
}).refine(({ low, likely, high }) => low <= likely && likely <= high, {
  error: 'low must be at most likely, and likely at most high',
});
export type MultiplierRange = z.infer<typeof multiplierRange>;

/** How many times normal traffic is expected: one number, or three that say how sure it is. */
export const expectedMultiplier = z
  .union([multiplier, multiplierRange], {
    error: 'say a number, such as 22, or how sure you are of it: {low: 12, likely: 22, high: 35}',
  })
  .describe(
    'Expected peak as a multiple of the normal peak: a number, or low, likely and high, from which the odds follow.',
  );
export type Multiplier = z.infer<typeof expectedMultiplier>;

const peak = strict({
  name: text.describe('What people call it, such as Doors open.'),
  from: dateTime,
  to: dateTime,
  multiplier: multiplier.describe('Traffic of this peak as a multiple of the normal peak.'),
});

const entranceDemand = strict({
  loadBalancer: text.describe('Name or ARN of an Application Load Balancer.'),
  account: accountId.optional(),
  region: regionName,
  peakRequestsPerSecond: requestRate.describe(
    'Expected requests per second of this load balancer at the peak.',
  ),
});

const traffic = strict({
  multiplier: expectedMultiplier.optional(),
  peaks: z
    .array(peak)
    .default([])
    .describe(
      'Parts of the event in which traffic is high; outside them it is normal. Without any, the whole event is one peak.',
    ),
  peakRequestsPerSecond: requestRate.optional().describe('Expected requests per second at the peak.'),
  loadBalancers: z
    .array(entranceDemand)
    .default([])
    .describe(
      'Load balancers whose traffic grows more than the rest, or less: what they lead to grows with their own requests.',
    ),
  averageRequestsPerSecond: requestRate
    .optional()
    .describe('Expected requests per second on average over the event.'),
  requestKB: z.number().nonnegative().max(MOST).optional().describe('Average size of a request, KB.'),
  responseKB: z.number().nonnegative().max(MOST).optional().describe('Average size of a response, KB.'),
  tlsPercent: percent.optional(),
  keepAlive: z.boolean().optional().describe('Whether clients and back ends keep connections open.'),
  ramp: strict({
    minutes: z
      .number()
      .nonnegative()
      .max(MOST_RAMP_MINUTES, 'the rise to the peak takes at most 28 days')
      .describe('Time from normal traffic to the peak, at most 28 days.'),
    shape: z.enum(['step', 'linear']).default('linear').describe('All at once, or evenly over the minutes.'),
  })
    .optional()
    .describe('How fast traffic rises.'),
  baseline: strict({
    from: dateTime,
    to: dateTime,
    exclude: z.array(window).default([]).describe('Windows that were not normal, such as the last sale.'),
  })
    .optional()
    .describe('Window over which normal traffic is measured; by default the 14 days before the run.'),
  elasticity: z
    .array(elasticity)
    .default([])
    .describe('Resources whose use grows less than traffic does, or more.'),
  notInPath: z
    .array(text.meta({ examples: [...KNOWN_SERVICE_IDS] }))
    .default([])
    .describe(
      'Services that the account uses and iem cannot judge, but that the event does not depend on, by the names that the report gives, such as mq; and regions in which the account is used without the event, such as eu-west-1.',
    ),
}).refine((t) => t.multiplier !== undefined || t.peakRequestsPerSecond !== undefined || t.peaks?.length > 0, {
  error: 'say how much traffic to expect: give multiplier, peakRequestsPerSecond or both',
  // By default zod skips this while other fields of traffic are wrong; people should see all problems at once.
  when: ({ value }) => typeof value === 'object' && value !== null,
});

const demand = strict({
  ceiling: text.describe('Family of the ceiling, such as on-demand-vcpu, or its full id.'),
  resource: text.optional().describe('Name of the resource; leave out for the whole family.'),
  region: regionName.optional(),
  account: accountId.optional(),
  expected: z
    .number()
    .nonnegative()
    .max(MOST)
    .describe('Expected use at the peak, in the unit of the ceiling.'),
  reason: text.optional().describe('Where the figure comes from.'),
});

const plannedAddition = strict({
  quota: text.describe(
    'Quota code, such as L-53DA6B97, or ceiling family; a family adds the count to each of its quotas.',
  ),
  region: regionName,
  account: accountId.optional(),
  count: z.number().positive().max(MOST).describe('How many more, in the unit of the quota.'),
  reason: text.optional().describe('What they are for.'),
});

const preWarming = strict({
  loadBalancer: text.describe('Name or ARN.'),
  account: accountId.optional(),
  region: regionName,
  supportCaseId: text.optional().describe('AWS Support case that asks for the pre-warming.'),
  useCase: text.optional(),
  availabilityZones: z
    .array(text)
    .optional()
    .describe('Zones of the load balancer, such as ap-southeast-1a.'),
  backends: strict({
    scaled: z.boolean().describe('Whether the instances behind it already run at event size.'),
    scaledBy: dateTime.optional().describe('When they will, if they do not yet.'),
    keepAlive: z.boolean().optional().describe('Whether they keep connections open.'),
  })
    .optional()
    .describe('The instances behind it.'),
  tlsPercent: percent.optional(),
  increase: strict({
    start: dateTime,
    end: dateTime,
    duration: text.optional().describe('How long traffic stays high, in words.'),
    dailyIncreaseAt: timeOfDay.optional(),
    dailyDecreaseAt: timeOfDay.optional(),
  })
    .optional()
    .describe(
      'When traffic rises and falls; if it stays high for several days, also at which time of each day.',
    ),
  averageRequestsPerSecond: z.number().nonnegative().max(MOST).optional(),
  peakRequestsPerSecond: z.number().nonnegative().max(MOST).optional(),
  multiplier: multiplier.optional().describe('Expected peak of this load balancer, times normal.'),
  requestKB: z.number().nonnegative().max(MOST).optional().describe('Average size of a request, KB.'),
  responseKB: z.number().nonnegative().max(MOST).optional().describe('Average size of a response, KB.'),
  reservedCapacityUnits: z.number().int().positive().optional().describe('LCUs reserved or to be reserved.'),
  status: z.enum(['not-requested', 'requested', 'completed', 'verified']).default('not-requested'),
});

/** The questions of section 12 of the workbook, by id. */
export const CHECKLIST = {
  'monitoring-tools':
    'What internal tools are used for monitoring during the event that AWS needs access to?',
  'monitoring-metrics': 'What metrics are crucial to be informed about during the event?',
  'security-credential-rotation':
    'When was the last rotation of credentials on resources specific to this event?',
  'security-access-event': 'How will the environment be accessed during the event?',
  'security-access-failure': 'How will the environment be accessed during component or system failure?',
  'security-ddos-response': 'How is a DDoS attack detected and answered, and by whom?',
  'resilience-risks': 'What risks exist to the stability of the application during the event?',
  'resilience-single-point-of-failure': 'Is there a single point of failure?',
  'resilience-content': 'Where is content stored and is it resilient?',
  'resilience-loss-impact': 'What is the impact of any lost content, data or systems?',
  'resilience-restoration': 'What service restoration plans are in place?',
  'resilience-multi-az': 'Have RDS, Auto Scaling and ELB been deployed across multiple Availability Zones?',
  'resilience-failover': 'In an outage or degradation, is failover automatic or manual?',
  'resilience-ebs-snapshots': 'Are EBS snapshots performed?',
  'resilience-backups': 'Were RDS instances and other storage services recently backed up?',
  'performance-infrastructure-stress': 'Is there an infrastructure stress point in the design?',
  'performance-application-stress': 'Is there an application stress point in the design?',
  'performance-load-testing': 'What load testing will be performed on the platform?',
  'performance-cdn': 'Is a CDN used for this event?',
  'performance-logging': 'Is logging enabled on key resources, and where does it go?',
  'performance-alarms': 'Are alarms set for performance breaches, and where do they go?',
  'limits-services': 'Which AWS services may need increased limits for this event?',
  'limits-auto-scaling': 'Would any Auto Scaling group start more instances than the limit for the region?',
  'limits-ebs-storage': 'Will EBS storage needs exceed the volume capacity limit of the region?',
  'limits-email-rate': 'Will e-mail be sent from EC2 instances, and at what rate?',
  'limits-provisioned-iops': 'Is Provisioned IOPS sized correctly, and may it need to be raised?',
  'limits-spot': 'Will Spot instances be used, and could their limit be reached?',
  'limits-s3-buckets': 'Will more S3 buckets be created, and will the account limit be reached?',
  'limits-ses': 'If SES is used, how many e-mails are expected in 24 hours?',
} as const;
/** The id of a question of section 12. */
export type ChecklistId = keyof typeof CHECKLIST;

/** An answer to a question of the checklist. */
export const checklistAnswer = strict({
  answer: text,
  status: z.enum(['green', 'yellow', 'red']).optional().describe('How you judge your own answer.'),
  answeredBy: text.optional(),
  answeredOn: date.optional(),
});

/** Has one field for each question, so that editors show the questions. */
const checklist = strict(
  Object.fromEntries(
    Object.entries(CHECKLIST).map(([id, question]) => [id, checklistAnswer.optional().describe(question)]),
  ) as Record<ChecklistId, z.ZodOptional<typeof checklistAnswer>>,
);

/** A load test, planned or done. */
export const loadTest = strict({
  name: text,
  on: date,
  result: z.enum(['passed', 'unsatisfactory', 'failed', 'planned']),
  reachedMultiplier: multiplier
    .optional()
    .describe('Traffic that the test reached, as a multiple of normal traffic.'),
  reachedRequestsPerSecond: requestRate.optional(),
  requestsPerSecondPerInstance: z
    .array(
      strict({
        autoScalingGroup: text.describe('Name of the group.'),
        value: requestRate.describe('Requests per second.'),
      }),
    )
    .default([])
    .describe('Requests per second that one instance of a group served within its latency target.'),
  report: url.optional(),
  notes: text.optional(),
});

const scenario = strict({
  description: text,
  trigger: text.optional().describe('What makes you carry out this plan.'),
  notify: z.array(text).default([]).describe('Whom you notify.'),
  notifyBy: text.optional().describe('How you notify them.'),
  verifySuccess: text.optional().describe('How you verify that it worked.'),
});

/** Accepts the risk of findings until a date. */
export const waiver = strict({
  finding: text.describe('Id of the finding or ceiling, or a check id; * stands for anything.'),
  account: accountId.optional(),
  region: text.optional().describe('A region of the plan, or global.'),
  resource: text.optional().describe('Name of the resource; * stands for anything.'),
  reason: text.describe('Why the risk is accepted.'),
  owner: text.describe('Who accepts it.'),
  expires: date,
});

/** A step of section 8, by the number that the workbook gives it. */
export const timelineStep = strict({
  step: z.number().int().min(1).max(25).describe('Number of the step in the workbook, 1 to 25.'),
  owner: text.optional(),
  due: date.optional(),
  doneOn: date.optional(),
  remarks: text.optional(),
});

const reference = strict({ title: text, url: url.optional(), notes: text.optional() });

/** Nobody needs more phases, and every tick of the scheduler computes each of them. */
const MOST_PHASES = 20;

const schedule = strict({
  paused: z.boolean().default(false).describe('Whether scheduled runs are paused.'),
  countdown: z
    .array(
      strict({
        from: duration.describe('How long before the start of the event the entry begins to hold.'),
        every: duration,
      }),
    )
    .max(MOST_PHASES)
    .default([
      { from: '8w', every: '1w' },
      { from: '4w', every: '1d' },
      { from: '7d', every: '6h' },
      { from: '24h', every: '1h' },
    ])
    .describe(
      'Full runs before the event; each entry holds until the next begins, the last until the start.',
    ),
  during: strict({
    every: duration.default('5m'),
    profile: z
      .enum(['light', 'full', 'none'])
      .default('light')
      .describe(
        'light: a run reads again only metrics and what autoscaling changes, and takes the rest from the last full run. none: no runs.',
      ),
  })
    .prefault({})
    .describe('Runs from the start of the event to its end.'),
  after: z.array(duration).max(MOST_PHASES).default(['1d']).describe('Full runs this long after the end.'),
});

/** The whole plan. */
export const eventPlanSchema = strict({
  schema: z.literal('iem-plan/1').default('iem-plan/1').describe('Version of this format.'),
  id: eventId,
  name: text.describe('Section 1: what people call the event.'),
  customer: text.describe('Section 1: whose event it is.'),
  description: text.optional().describe('Section 1.'),
  type: z
    .enum(['sale', 'launch', 'broadcast', 'migration', 'registration', 'game-day', 'other'])
    .default('other')
    .describe('Section 1: what kind of event.'),
  environment: z
    .enum(['production', 'staging', 'test'])
    .default('production')
    .describe('Production events survive the loss of a zone by default.'),
  successCriteria: z
    .array(
      strict({
        description: text,
        metric: text.optional().describe('What is measured, such as checkout p99 latency.'),
        comparison: z.enum(['<', '<=', '>', '>=', '=']).optional(),
        target: z.number().min(-MOST).max(MOST).optional(),
        unit: text.optional(),
      }),
    )
    .min(1, 'say what makes the event a success')
    .describe('Section 1.'),
  kickoff: strict({
    heldOn: date.optional(),
    supportRequirements: text.optional(),
    workloads: z
      .array(strict({ name: text, businessCritical: z.boolean().default(true), awsServices: z.array(text) }))
      .default([])
      .describe('Business-critical workloads and the AWS services they depend on.'),
    capacityRequirements: z.array(text).default([]),
    expertReviews: z.array(text).default([]).describe('Subjects that need expert-level review.'),
    lastWellArchitectedReview: date.optional(),
  })
    .optional()
    .describe('Step 1.'),
  supportCase: strict({
    id: text.optional(),
    accountId: accountId.optional().describe('The involved account with the highest use.'),
    reasonCode: text.optional().describe('Step 23: why the case is resolved.'),
    categoryType: text.optional().describe('Step 23: of which type the case was.'),
  })
    .optional()
    .describe('Step 2.'),
  calendar: strict({
    timeZone: text.describe('IANA name, such as Asia/Singapore.'),
    start: dateTime,
    end: dateTime,
    keyDates: z.array(strict({ name: text, at: dateTime })).default([]),
    freeze: window.optional().describe('No changes in this window: whoever makes one is named.'),
  }).describe('Section 2.'),
  contacts: z.array(contact).default([]).describe('Section 3.'),
  escalation: z
    .array(
      strict({
        level: z.number().int().min(1),
        contact: text.describe('Name of a contact.'),
        channel: text
          .optional()
          .describe(
            'How this level is called, where it is not by the phone or e-mail address of the contact.',
          ),
        afterMinutes: z
          .number()
          .nonnegative()
          .optional()
          .describe('Minutes without an answer from the level before.'),
      }),
    )
    .default([])
    .describe('Step 15: who is called next; contact is the name of a contact.'),
  bridge: strict({
    url: url.optional(),
    dialIn: text.optional(),
    details: text.optional(),
    credential: secretReference.optional(),
  })
    .optional()
    .describe('Section 4.'),
  endpoints: z
    .array(
      strict({
        name: text,
        kind: z.enum(['site', 'portal', 'monitoring']),
        url,
        expectedStatus: z.number().int().min(100).max(599).default(200),
        credential: secretReference.optional(),
      }),
    )
    .default([])
    .describe('Section 5.'),
  domains: z
    .array(
      strict({
        name: text.describe('The domain that is registered, such as example.com.'),
        expires: date.describe('The day on which its registration ends.'),
        autoRenew: z.boolean().default(false).describe('Whether the registrar renews it by itself.'),
        registrar: text.optional(),
      }),
    )
    .default([])
    .describe(
      'Section 5: domains that endpoints are in and that no account of the plan has registered with Route 53.',
    ),
  accounts: z.array(account).min(1, 'name at least one account').describe('Section 6.'),
  traffic: traffic.describe('How much traffic is expected.'),
  resilience: strict({ survive: z.enum(SURVIVALS).optional() })
    .default({})
    .describe(
      'What the event must survive at its peak: the loss of a zone (az), of a zone or a whole region (region), or nothing. By default az for production events.',
    ),
  demand: z
    .array(demand)
    .default([])
    .describe('Your own figures for use at the peak, which replace the projection.'),
  plannedAdditions: z
    .array(plannedAddition)
    .default([])
    .describe('Resources that you will create for the event.'),
  preWarming: z.array(preWarming).default([]).describe('Section 7.'),
  timeline: z
    .array(timelineStep)
    .default([])
    .describe('Section 8: the steps that are done, and who does the others by when.'),
  architecture: strict({ diagrams: z.array(reference).default([]), notes: text.optional() })
    .optional()
    .describe('Section 9.'),
  checklist: checklist.default({}).describe('Section 12.'),
  loadTests: z.array(loadTest).default([]).describe('Section 13.'),
  scenarios: strict({ primary: scenario.optional(), rollback: scenario.optional() })
    .default({})
    .describe('Section 14.'),
  actionItems: z
    .array(
      strict({
        description: text,
        status: z.enum(['red', 'yellow', 'green']),
        reason: text.optional(),
        owner: text.optional(),
        due: date.optional(),
        remarks: text.optional(),
      }),
    )
    .default([])
    .describe('Section 16.'),
  recommendations: z.array(text).default([]).describe('Section 17.'),
  postEventAnalysis: text.optional().describe('Section 18.'),
  references: z.array(reference).default([]).describe('Appendix A.'),
  thresholds: strict({
    yellow: z
      .number()
      .gt(0)
      .max(1)
      .default(0.8)
      .describe('Share of a limit above which a ceiling is yellow.'),
  })
    .prefault({})
    .describe('When a ceiling turns yellow.'),
  waivers: z.array(waiver).default([]).describe('Risks that somebody accepts until a date.'),
  schedule: schedule.prefault({}).describe('When the deployed backend runs checks by itself.'),
  notifications: strict({
    slackWebhook: secretReference.optional(),
    eventBus: text.optional().describe('Name or ARN of an EventBridge bus.'),
    quietHours: strict({ from: timeOfDay, to: timeOfDay })
      .optional()
      .describe('In these hours only notifications of a new red are sent.'),
  })
    .prefault({})
    .describe('Where iem sends notifications of changes.'),
});

/** A valid plan as people write it. */
export type EventPlanInput = z.input<typeof eventPlanSchema>;
/** A valid plan with its defaults filled in. */
export type EventPlan = z.output<typeof eventPlanSchema>;
/** An account of the plan, with its regions. */
export type PlanAccount = EventPlan['accounts'][number];
/** The well-formed part of a plan, which may lack anything: the rules judge it although the plan has other problems. */
export type PlanDraft = Draft<EventPlanInput>;
type Draft<T> = T extends readonly (infer Item)[]
  ? (Draft<Item> | undefined)[]
  : T extends object
    ? { [K in keyof T]?: Draft<T[K]> }
    : T | undefined;

/** What a plan selects in a region of an account. */
export type PlanScope = NonNullable<PlanAccount['regions'][number]['scope']>;
/** A risk that somebody accepts until a date. */
export type Waiver = EventPlan['waivers'][number];
/** What a plan selects among the things that an account has once, in no region. */
export type GlobalScope = NonNullable<PlanAccount['global']>;
