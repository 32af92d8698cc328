/**
 * The event plan: the workbook's 18 sections and two appendices as one document.
 *
 * Each field says which section it comes from in its description; the JSON Schema that editors use is generated
 * from here (`iem schema`). Rules that span fields, positions in the file and suggestions live in `validate.ts`.
 */
import { z } from 'zod';

const text = z.string().trim().min(1);
const strict = z.strictObject;

/** `2026-12-12 00:00` in the plan's time zone, or an instant with its own offset (`2026-12-12T00:00+08:00`). */
const LOCAL_OR_OFFSET = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?$/;
export const dateTime = z
  .string()
  .regex(LOCAL_OR_OFFSET, 'write a time as "2026-12-12 00:00" (in calendar.timeZone) or with an offset')
  .describe('A time such as "2026-12-12 00:00", read in calendar.timeZone unless it carries an offset.');
export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'write a date as "2026-12-12"')
  .describe('A date such as "2026-12-12", in calendar.timeZone.');

const eventId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'use lower-case letters, digits and hyphens, 63 at most')
  .describe('Short name of the event in URLs, file names and the store.');
const accountId = z
  .string({ error: 'put the account id in quotes: a bare number loses its leading zeros' })
  .regex(/^\d{12}$/, 'an AWS account id has 12 digits');
const url = z.url({ protocol: /^https?$/, error: 'write a full URL, beginning with https://' });
const secretReference = z
  .string()
  .regex(
    /^(ssm:\/[\w./-]+|secretsmanager:[\w/+=.@-]+|arn:aws[\w-]*:(ssm|secretsmanager):[\w:/+=.@-]+)$/,
    'name where the secret is kept ("ssm:/event/portal" or "secretsmanager:event/portal"), never the secret itself',
  )
  .describe(
    'Where a secret is kept: `ssm:/path`, `secretsmanager:name` or an ARN of either. Never the secret.',
  );

const contact = strict({
  group: text.describe('Team or company.'),
  name: text,
  phone: text.optional(),
  role: text.optional(),
  email: z.email('write an e-mail address').optional(),
});

/** Explicit ids of every resource kind of section 6. */
const scope = strict({
  tags: z.record(text, text).optional().describe('Resources that carry all of these tags.'),
  cloudFormationStacks: z.array(text).optional(),
  instances: z.array(text).optional().describe('EC2 instance ids.'),
  loadBalancers: z.array(text).optional().describe('Names or ARNs.'),
  autoScalingGroups: z.array(text).optional().describe('Names or ARNs.'),
  s3Buckets: z.array(text).optional(),
  vpcs: z.array(text).optional(),
  dynamodbTables: z.array(text).optional(),
  rds: z.array(text).optional().describe('Identifiers or host names of instances and clusters.'),
  elastiCache: z.array(text).optional(),
  other: z.array(text).optional().describe('ARNs of anything else.'),
}).describe('What of the region belongs to the event. Leave it out to judge everything there.');

const globalScope = strict({
  cloudFrontDistributions: z.array(text).optional().describe('Ids or CNAMEs.'),
  route53HostedZones: z.array(text).optional(),
  sesDomains: z.array(text).optional(),
  other: z.array(text).optional(),
});

const region = strict({
  name: text.describe('Region name, such as ap-southeast-1.'),
  scope: scope.optional(),
});

const account = strict({
  id: accountId,
  name: text.optional(),
  profile: text.optional().describe('Profile of your AWS configuration that reaches this account.'),
  roleArn: z
    .string()
    .regex(/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/, 'write the full ARN of an IAM role')
    .optional()
    .describe('Role to assume in this account.'),
  externalId: text.optional(),
  global: globalScope.optional(),
  regions: z.array(region).min(1),
});

const window = strict({ from: dateTime, to: dateTime });

const elasticity = strict({
  match: strict({
    tag: z.record(text, text).optional(),
    arn: text.optional().describe('ARN; * stands for anything.'),
    service: z.enum(['ec2', 'autoscaling', 'elasticloadbalancing', 'rds', 'vpc', 'ebs']).optional(),
    resource: text.optional().describe('Name of a group, load balancer, database; * stands for anything.'),
  }),
  factor: z
    .number()
    .min(0)
    .max(10)
    .describe('Share that grows with traffic: 0 fixed, 0.5 half of it, 1 all of it.'),
});

const traffic = strict({
  multiplier: z
    .number()
    .positive('a multiplier is more than 0: 22 means 22 times normal traffic')
    .optional()
    .describe('Expected peak as a multiple of the normal peak.'),
  peakRequestsPerSecond: z.number().positive().optional(),
  averageRequestsPerSecond: z.number().positive().optional(),
  requestKB: z.number().nonnegative().optional().describe('Average size of a request, KB.'),
  responseKB: z.number().nonnegative().optional().describe('Average size of a response, KB.'),
  tlsPercent: z.number().min(0).max(100).optional(),
  keepAlive: z.boolean().optional().describe('Whether clients and back ends keep connections open.'),
  ramp: strict({
    minutes: z.number().nonnegative().describe('Time from normal traffic to the peak.'),
    shape: z.enum(['step', 'linear']).default('linear'),
  }).optional(),
  baseline: strict({
    from: dateTime,
    to: dateTime,
    exclude: z.array(window).default([]).describe('Windows that were not normal, such as the last sale.'),
  }).optional(),
  elasticity: z.array(elasticity).default([]),
}).refine((t) => t.multiplier !== undefined || t.peakRequestsPerSecond !== undefined, {
  message: 'say how much traffic to expect: give multiplier, peakRequestsPerSecond or both',
});

const demand = strict({
  ceiling: text.describe('Family of the ceiling, such as on-demand-vcpu, or its full id.'),
  resource: text.optional().describe('Name of the resource; leave out for the whole family.'),
  region: text.optional(),
  account: accountId.optional(),
  expected: z.number().nonnegative().describe('Expected use at the peak, in the unit of the ceiling.'),
  reason: text.optional(),
});

const plannedAddition = strict({
  quota: text.describe('Quota code or ceiling family, such as load-balancers.'),
  region: text,
  account: accountId.optional(),
  count: z.number().positive(),
  reason: text.optional(),
});

const preWarming = strict({
  loadBalancer: text.describe('Name or ARN.'),
  account: accountId.optional(),
  region: text,
  supportCaseId: text.optional(),
  useCase: text.optional(),
  availabilityZones: z.array(text).optional(),
  backends: strict({
    scaled: z.boolean().describe('Whether the instances behind it already run at event size.'),
    scaledBy: dateTime.optional().describe('If not: when they will.'),
    keepAlive: z.boolean().optional(),
  }).optional(),
  tlsPercent: z.number().min(0).max(100).optional(),
  increase: strict({
    start: dateTime,
    end: dateTime,
    duration: text.optional(),
    dailyIncreaseAt: z
      .string()
      .regex(/^\d{2}:\d{2}$/)
      .optional(),
    dailyDecreaseAt: z
      .string()
      .regex(/^\d{2}:\d{2}$/)
      .optional(),
  }).optional(),
  averageRequestsPerSecond: z.number().nonnegative().optional(),
  peakRequestsPerSecond: z.number().nonnegative().optional(),
  multiplier: z.number().positive().optional(),
  requestKB: z.number().nonnegative().optional(),
  responseKB: z.number().nonnegative().optional(),
  reservedCapacityUnits: z.number().int().positive().optional().describe('LCUs reserved or to be reserved.'),
  status: z.enum(['not-requested', 'requested', 'completed', 'verified']).default('not-requested'),
});

/** The questions of section 12 by id; `workbook` is where people read them. */
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
export type ChecklistId = keyof typeof CHECKLIST;
const checklistIds = Object.keys(CHECKLIST) as [ChecklistId, ...ChecklistId[]];

const checklistAnswer = strict({
  answer: text,
  status: z.enum(['green', 'yellow', 'red']).optional().describe('How you judge your own answer.'),
  answeredBy: text.optional(),
  answeredOn: date.optional(),
});

const loadTest = strict({
  name: text,
  on: date,
  result: z.enum(['passed', 'unsatisfactory', 'failed', 'planned']),
  reachedMultiplier: z.number().positive().optional(),
  reachedRequestsPerSecond: z.number().positive().optional(),
  requestsPerSecondPerInstance: z
    .array(strict({ autoScalingGroup: text, value: z.number().positive() }))
    .default([])
    .describe('What one instance of a group carried within its latency target.'),
  report: url.optional(),
  notes: text.optional(),
});

const scenario = strict({
  description: text,
  trigger: text.optional().describe('What moves you to the next plan.'),
  notify: z.array(text).default([]),
  notifyBy: text.optional(),
  verifySuccess: text.optional(),
});

const waiver = strict({
  finding: text.describe('Id of the finding or ceiling, or a check id; * stands for anything.'),
  account: accountId.optional(),
  region: text.optional(),
  resource: text.optional(),
  reason: text,
  owner: text,
  expires: date,
});

const reference = strict({ title: text, url: url.optional(), notes: text.optional() });

export const eventPlanSchema = strict({
  schema: z.literal('iem-plan/1').default('iem-plan/1'),
  id: eventId,
  name: text,
  customer: text,
  description: text.optional(),
  type: z
    .enum(['sale', 'launch', 'broadcast', 'migration', 'registration', 'game-day', 'other'])
    .default('other')
    .describe('Section 1: what kind of event.'),
  environment: z.enum(['production', 'staging', 'test']).default('production'),
  successCriteria: z
    .array(
      strict({
        description: text,
        metric: text.optional().describe('What is measured, such as checkout p99 latency.'),
        comparison: z.enum(['<', '<=', '>', '>=', '=']).optional(),
        target: z.number().optional(),
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
  })
    .optional()
    .describe('Step 2.'),
  calendar: strict({
    timeZone: text.describe('IANA name, such as Asia/Singapore.'),
    start: dateTime,
    end: dateTime,
    keyDates: z.array(strict({ name: text, at: dateTime })).default([]),
    freeze: window.optional().describe('No changes in this window.'),
  }).describe('Section 2.'),
  contacts: z.array(contact).default([]).describe('Section 3.'),
  escalation: z
    .array(
      strict({
        level: z.number().int().min(1),
        contact: text,
        afterMinutes: z.number().nonnegative().optional(),
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
  accounts: z.array(account).min(1, 'name at least one account').describe('Section 6.'),
  traffic: traffic.describe('How much traffic is expected.'),
  resilience: strict({ survive: z.enum(['az', 'none']).optional() })
    .default({})
    .describe(
      'What the event must survive at its peak; production events survive the loss of a zone by default.',
    ),
  demand: z.array(demand).default([]).describe('Absolute expectations that replace the projection.'),
  plannedAdditions: z.array(plannedAddition).default([]).describe('What will be created for the event.'),
  preWarming: z.array(preWarming).default([]).describe('Section 7.'),
  architecture: strict({ diagrams: z.array(reference).default([]), notes: text.optional() })
    .optional()
    .describe('Section 9.'),
  checklist: z.partialRecord(z.enum(checklistIds), checklistAnswer).default({}).describe('Section 12.'),
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
    yellow: z.number().gt(0).max(1).default(0.8).describe('Share of a limit above which it is yellow.'),
  }).prefault({}),
  waivers: z.array(waiver).default([]),
  notifications: strict({
    slackWebhook: secretReference.optional(),
    eventBus: text.optional(),
    quietHours: strict({
      from: z.string().regex(/^\d{2}:\d{2}$/),
      to: z.string().regex(/^\d{2}:\d{2}$/),
    }).optional(),
  }).prefault({}),
});

/** What people may write. */
export type EventPlanInput = z.input<typeof eventPlanSchema>;
/** A valid plan with its defaults filled in. */
export type EventPlan = z.output<typeof eventPlanSchema>;
export type PlanAccount = EventPlan['accounts'][number];
export type PlanScope = NonNullable<PlanAccount['regions'][number]['scope']>;
export type Waiver = EventPlan['waivers'][number];
