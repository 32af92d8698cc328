import { statusAt } from '../../src/capacity/status-steps';
import type { Architecture, TrafficNode } from '../../src/model/architecture';
import type { Ceiling, StatusStep } from '../../src/model/ceiling';
import type { Finding } from '../../src/model/finding';
import type { Report, ScorecardRow, TargetCoverage } from '../../src/model/report';
import type { Rise } from '../../src/model/rise';

const ACCOUNT = '111122223333';
const SINGAPORE = 'ap-southeast-1';
const VIRGINIA = 'us-east-1';

/** A ceiling that breaks at 7.3× of a needed 22×. */
export const aCeiling = (overrides: Partial<Ceiling> = {}): Ceiling => ({
  id: `on-demand-vcpu~${ACCOUNT}~${SINGAPORE}~L-1216C47A`,
  family: 'on-demand-vcpu',
  kind: 'quota',
  quotaCode: 'L-1216C47A',
  account: ACCOUNT,
  region: SINGAPORE,
  resource: 'Standard',
  title: 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
  now: 52,
  fixed: 20,
  elastic: 700,
  atPeak: 720,
  atPeakWithoutZone: 720,
  limit: 256,
  unit: 'vCPUs',
  grows: true,
  breaksAt: 7.39,
  breaksAtWithoutZone: 4.94,
  status: 'red',
  evidence: [
    {
      source: 'servicequotas:ListServiceQuotas',
      at: '2026-11-22T00:00:00Z',
      detail: 'Applied value 256 vCPUs, the default of the account is 5.',
    },
    {
      source: 'AWS/EC2 CPUUtilization',
      at: '2026-11-18T12:05:00Z',
      detail:
        'web: 6 instances at 54 % CPU at the normal peak; 22 × 6 × 0.54 ÷ 0.6 = 119 instances × 4 vCPUs.',
    },
  ],
  fix: {
    action: 'Raise quota L-1216C47A (Running On-Demand Standard instances) to 1,080 vCPUs.',
    command: `# In account ${ACCOUNT}:\naws service-quotas request-service-quota-increase --region ${SINGAPORE} --service-code ec2 --quota-code L-1216C47A --desired-value 1080`,
    by: '2026-11-28',
  },
  ...overrides,
});

/** A critical failure: the API's group runs in one zone. */
export const aFinding = (overrides: Partial<Finding> = {}): Finding => ({
  id: `auto-scaling-group-zones~${ACCOUNT}~${SINGAPORE}~api`,
  check: 'auto-scaling-group-zones',
  status: 'fail',
  critical: true,
  account: ACCOUNT,
  region: SINGAPORE,
  resource: 'api',
  arn: `arn:aws:autoscaling:${SINGAPORE}:${ACCOUNT}:autoScalingGroup:2d1f:autoScalingGroupName/api`,
  title: 'Auto Scaling group in one Availability Zone',
  detail: 'In 1 zone: ap-southeast-1a.',
  fix: {
    action: 'Add a subnet in at least one more Availability Zone to the group, after the ones it has.',
    command: `# In account ${ACCOUNT}:\naws autoscaling update-auto-scaling-group --region ${SINGAPORE} --auto-scaling-group-name api --vpc-zone-identifier subnet-0a1b,subnet-0c2d`,
    by: '2026-11-28',
  },
  workbook: '12 Resilience',
  ...overrides,
});

const aRow = (overrides: Partial<ScorecardRow> = {}): ScorecardRow => ({
  id: 'availability-architecture',
  title: 'Availability: architecture',
  colour: 'red',
  score: 0.58,
  coverage: 1,
  reasons: [`auto-scaling-group-zones~${ACCOUNT}~${SINGAPORE}~api`],
  ...overrides,
});

/** The steps of what is tight from 80 % of where it breaks. */
export const stepsUpTo = (breaksAt: number): readonly StatusStep[] => [
  { upTo: breaksAt * 0.8, status: 'green' },
  { upTo: breaksAt, status: 'yellow' },
  { upTo: null, status: 'red' },
];

/** The steps of a ceiling, with nothing lost and without a zone; one step where its status never changes. */
const withSteps = (ceiling: Ceiling): Ceiling => {
  const { breaksAt, breaksAtWithoutZone, status } = ceiling;
  if (breaksAt === null || breaksAtWithoutZone === null) {
    return { ...ceiling, statusSteps: [{ upTo: null, status }], ifSurviving: {} };
  }
  const az = stepsUpTo(breaksAtWithoutZone);
  return {
    ...ceiling,
    statusSteps: stepsUpTo(breaksAt),
    ifSurviving:
      breaksAtWithoutZone === breaksAt ? {} : { az: { status: statusAt(az, 22), statusSteps: az } },
  };
};

const ceilings: readonly Ceiling[] = [
  aCeiling({
    id: `auto-scaling-max~${ACCOUNT}~${SINGAPORE}~web`,
    family: 'auto-scaling-max',
    kind: 'configured',
    quotaCode: undefined,
    resource: 'web',
    title: 'Auto Scaling group web',
    now: 6,
    fixed: 0,
    elastic: 119,
    atPeak: 119,
    atPeakWithoutZone: 119,
    limit: 40,
    unit: 'instances',
    breaksAt: 7.39,
    breaksAtWithoutZone: 4.94,
    evidence: [
      {
        source: 'autoscaling:DescribeAutoScalingGroups',
        at: '2026-11-22T00:00:00Z',
        detail: 'MaxSize 40; no scheduled action changes it during the event.',
      },
      {
        source: 'AWS/EC2 CPUUtilization',
        at: '2026-11-18T12:05:00Z',
        detail: '6 instances at 54 % CPU at the normal peak; 22 × 6 × 0.54 ÷ 0.6 = 119 instances.',
      },
    ],
    fix: {
      action: 'Set the maximum size of web to 179 instances, which also survives the loss of a zone.',
      command: `# In account ${ACCOUNT}:\naws autoscaling update-auto-scaling-group --region ${SINGAPORE} --auto-scaling-group-name web --max-size 179`,
      by: '2026-12-05',
      reversal: {
        action: 'Set the maximum size of web to 40 again.',
        command: `# In account ${ACCOUNT}:\naws autoscaling update-auto-scaling-group --region ${SINGAPORE} --auto-scaling-group-name web --max-size 40`,
        after: '2026-12-12',
      },
    },
  }),
  aCeiling({ breaksAt: 7.75, breaksAtWithoutZone: 5.1 }),
  aCeiling({
    id: `db-connections~${ACCOUNT}~${SINGAPORE}~orders`,
    family: 'db-connections',
    kind: 'configured',
    quotaCode: undefined,
    resource: 'orders',
    title: 'Connections to orders (mysql, db.r6g.xlarge)',
    now: 180,
    fixed: 0,
    elastic: 3960,
    atPeak: 3960,
    atPeakWithoutZone: 3960,
    limit: 1700,
    unit: 'connections',
    breaksAt: 9.44,
    breaksAtWithoutZone: 9.44,
    evidence: [
      {
        source: 'AWS/RDS DatabaseConnections',
        at: '2026-11-18T12:05:00Z',
        detail: '180 connections at the normal peak, taken to grow in proportion to traffic.',
      },
      {
        source: 'rds:DescribeDBParameters',
        at: '2026-11-22T00:00:00Z',
        detail: 'max_connections is 1700 in the parameter group orders-mysql8.',
      },
    ],
    fix: {
      action: 'Put RDS Proxy before orders, or move it to db.r6g.4xlarge (max_connections 5,000).',
      by: '2026-11-28',
    },
  }),
  aCeiling({
    id: `subnet-addresses~${ACCOUNT}~${SINGAPORE}~subnet-0a1b2c3d`,
    family: 'subnet-addresses',
    kind: 'physical',
    quotaCode: undefined,
    resource: 'subnet-0a1b2c3d',
    title: 'Free addresses in subnet-0a1b2c3d',
    now: 14,
    fixed: 4,
    elastic: 220,
    atPeak: 224,
    atPeakWithoutZone: 224,
    limit: 251,
    unit: 'addresses',
    breaksAt: 24.6,
    breaksAtWithoutZone: 16.4,
    status: 'yellow',
    fix: { action: 'Add a subnet of /22 in another zone to the group web.', by: '2026-11-28' },
  }),
  aCeiling({
    id: `targets-per-load-balancer~${ACCOUNT}~${SINGAPORE}~shop`,
    family: 'targets-per-load-balancer',
    quotaCode: 'L-7E6692B2',
    resource: 'shop',
    title: 'Targets registered with shop',
    now: 12,
    fixed: 0,
    elastic: 238,
    atPeak: 238,
    atPeakWithoutZone: 238,
    limit: 1000,
    unit: 'targets',
    breaksAt: 92.4,
    breaksAtWithoutZone: 92.4,
    status: 'green',
    fix: undefined,
  }),
  aCeiling({
    id: `on-demand-vcpu~${ACCOUNT}~${VIRGINIA}~L-1216C47A`,
    region: VIRGINIA,
    now: 16,
    atPeak: 352,
    atPeakWithoutZone: 352,
    limit: 2560,
    breaksAt: 160,
    breaksAtWithoutZone: 106.6,
    status: 'green',
    fix: undefined,
  }),
  aCeiling({
    id: `load-balancers~${ACCOUNT}~${SINGAPORE}~L-53DA6B97`,
    family: 'load-balancers',
    quotaCode: 'L-53DA6B97',
    resource: 'L-53DA6B97',
    title: 'Application Load Balancers per region',
    now: 49,
    fixed: 52,
    elastic: 0,
    atPeak: 52,
    atPeakWithoutZone: 52,
    limit: 50,
    unit: 'load balancers',
    grows: false,
    breaksAt: null,
    breaksAtWithoutZone: null,
    fix: {
      action: 'Raise quota L-53DA6B97 (Application Load Balancers per Region) to 60.',
      by: '2026-11-28',
    },
  }),
  aCeiling({
    id: `auto-scaling-max~${ACCOUNT}~${SINGAPORE}~checkout`,
    family: 'auto-scaling-max',
    kind: 'configured',
    quotaCode: undefined,
    resource: 'checkout',
    title: 'Auto Scaling group checkout',
    now: null,
    fixed: null,
    elastic: null,
    atPeak: null,
    atPeakWithoutZone: null,
    limit: 12,
    unit: 'instances',
    breaksAt: null,
    breaksAtWithoutZone: null,
    status: 'grey',
    evidence: [
      {
        source: 'cloudwatch:GetMetricData',
        at: null,
        detail: 'No CPU data of the group over the look-back: its normal peak is not known.',
      },
    ],
    fix: undefined,
  }),
].map(withSteps);

const findings: readonly Finding[] = [
  aFinding(),
  aFinding({
    id: `db-instance-multi-az~${ACCOUNT}~${SINGAPORE}~orders`,
    check: 'db-instance-multi-az',
    resource: 'orders',
    arn: `arn:aws:rds:${SINGAPORE}:${ACCOUNT}:db:orders`,
    title: 'Database in one Availability Zone',
    detail: 'db.r6g.xlarge, Multi-AZ is off.',
    fix: {
      action: 'Turn on Multi-AZ, outside peak hours.',
      command: `# In account ${ACCOUNT}:\naws rds modify-db-instance --region ${SINGAPORE} --db-instance-identifier orders --multi-az --apply-immediately`,
      by: '2026-11-28',
    },
  }),
  aFinding({
    id: `load-balancer-pre-warming~${ACCOUNT}~${SINGAPORE}~shop`,
    check: 'load-balancer-pre-warming',
    status: 'warn',
    critical: false,
    resource: 'shop',
    arn: undefined,
    title: 'Load balancer without reserved capacity',
    detail:
      'Expected peak 8,800 requests per second, no LCU reservation. How fast it grows by itself is not published.',
    fix: { action: 'Reserve 440 LCUs for shop during the event.', by: '2026-12-09' },
    workbook: '7 ELB pre-warming',
  }),
  aFinding({
    id: `load-balancer-deletion-protection~${ACCOUNT}~${VIRGINIA}~shop-dr`,
    check: 'load-balancer-deletion-protection',
    status: 'warn',
    critical: false,
    region: VIRGINIA,
    resource: 'shop-dr',
    arn: undefined,
    title: 'Load balancer can be deleted by mistake',
    detail: 'deletion_protection.enabled is false.',
    fix: { action: 'Turn on deletion protection.', by: '2026-12-11' },
    workbook: '12 Resilience',
  }),
  aFinding({
    id: `db-instance-maintenance-window~${ACCOUNT}~${SINGAPORE}~orders`,
    check: 'db-instance-maintenance-window',
    status: 'warn',
    critical: false,
    resource: 'orders',
    arn: undefined,
    title: 'Maintenance window within the event',
    detail: 'Fri 17:00–17:30 UTC is 01:00–01:30 of the event’s first day.',
    fix: { action: 'Move the maintenance window out of the event.', by: '2026-12-05' },
    workbook: '12 Resilience',
    accepted: { reason: 'No pending maintenance; AWS confirmed.', owner: 'Mei Tan', expires: '2026-12-14' },
  }),
  aFinding({
    id: `load-test~${ACCOUNT}~global~event`,
    check: 'load-test',
    status: 'warn',
    critical: false,
    region: 'global',
    resource: '-',
    arn: undefined,
    title: 'No load test has reached the expected traffic',
    detail: 'The best test reached 8×; the event needs 22×.',
    fix: { action: 'Load test to at least 22× before the freeze.', by: '2026-12-01' },
    workbook: '13 Load testing',
  }),
  aFinding({
    id: `trusted-advisor-security~${ACCOUNT}~global~account`,
    check: 'trusted-advisor-security',
    status: 'unknown',
    critical: true,
    region: 'global',
    resource: '-',
    arn: undefined,
    title: 'Trusted Advisor’s security checks',
    detail:
      'support:DescribeTrustedAdvisorChecks: SubscriptionRequiredException: Amazon Web Services Premium Support Subscription is required to use this service.',
    fix: undefined,
    workbook: 'Step 8',
  }),
];

const rows: readonly ScorecardRow[] = [
  aRow({ reasons: findings.slice(0, 2).map(({ id }) => id) }),
  aRow({
    id: 'stability-case-management',
    title: 'Stability: case management',
    colour: 'yellow',
    score: 0.5,
    coverage: 0.5,
    reasons: [],
  }),
  aRow({
    id: 'scalability-capacity',
    title: 'Scalability: capacity',
    score: 0.31,
    coverage: 0.88,
    reasons: ceilings.filter(({ status }) => status === 'red').map(({ id }) => id),
  }),
  aRow({
    id: 'scalability-load-balancers',
    title: 'Scalability: load balancers',
    colour: 'yellow',
    score: 0.7,
    coverage: 1,
    reasons: [`load-balancer-pre-warming~${ACCOUNT}~${SINGAPORE}~shop`],
  }),
  aRow({
    id: 'scalability-load-test',
    title: 'Scalability: load test',
    colour: 'yellow',
    score: 0.4,
    coverage: 1,
    reasons: [`load-test~${ACCOUNT}~global~event`],
  }),
  aRow({
    id: 'security-trusted-advisor',
    title: 'Security: Trusted Advisor',
    colour: 'grey',
    score: null,
    coverage: 0,
    reasons: [`trusted-advisor-security~${ACCOUNT}~global~account`],
  }),
  aRow({ id: 'security-ddos', title: 'Security: DDoS', colour: 'green', score: 1, coverage: 1, reasons: [] }),
];

const countOf = (finding: Finding) => ({
  check: finding.check,
  title: finding.title,
  pass: 3,
  warn: finding.status === 'warn' && !finding.accepted ? 1 : 0,
  fail: finding.status === 'fail' ? 1 : 0,
  unknown: finding.status === 'unknown' ? 1 : 0,
  notApplicable: 0,
  accepted: finding.accepted ? 1 : 0,
});

/** A group of 6 instances that must be 84 within a quarter of an hour, and ends at its maximum of 40. */
const aRise = (overrides: Partial<Rise> = {}): Rise => ({
  id: `rise~instances~${ACCOUNT}~${SINGAPORE}~web`,
  finding: `auto-scaling-scheduled-scale-out~${ACCOUNT}~${SINGAPORE}~web`,
  account: ACCOUNT,
  region: SINGAPORE,
  resource: 'web',
  unit: 'instances',
  stepSeconds: 60,
  minutes: 15,
  needed: Array.from({ length: 31 }, (_, minute) => 4 + (80 * Math.min(15, minute)) / 15),
  inService: Array.from({ length: 31 }, (_, minute) =>
    minute < 11 ? 6 : minute < 22 ? 12 : minute < 30 ? 24 : 40,
  ),
  shortfall: { from: 1, to: null, worst: 0.857, worstAt: 15, requests: 812_400 },
  start: 6,
  enough: 74,
  assumptions:
    'Assumed: 8 minutes to the alarm, 3 to boot, and that an instance carries 1.42 times what its target asks for.',
  ...overrides,
});

/** A group that carries traffic and has no ceiling of its own. */
export const aNode = (name: string, overrides: Partial<TrafficNode> = {}): TrafficNode => ({
  id: name,
  kind: 'autoScalingGroup',
  name,
  account: ACCOUNT,
  region: SINGAPORE,
  tier: 'compute',
  placement: 'on',
  because: 'Target group shop leads to it.',
  zones: [`${SINGAPORE}a`],
  status: null,
  ...overrides,
});

const architecture: Architecture = {
  tiers: [
    {
      tier: 'entrance',
      resources: 2,
      weakest: `targets-per-load-balancer~${ACCOUNT}~${SINGAPORE}~shop`,
      breaksAt: 92.4,
    },
    {
      tier: 'compute',
      resources: 1,
      weakest: `auto-scaling-max~${ACCOUNT}~${SINGAPORE}~web`,
      breaksAt: 7.39,
    },
    {
      tier: 'data',
      resources: 1,
      weakest: `db-connections~${ACCOUNT}~${SINGAPORE}~orders`,
      breaksAt: 9.44,
    },
  ],
  nodes: [
    aNode('orders', {
      kind: 'database',
      tier: 'data',
      status: 'red',
      because: 'Its security group lets in those of web.',
    }),
    aNode('web', { status: 'red' }),
    aNode('shop', {
      kind: 'loadBalancer',
      tier: 'entrance',
      status: 'green',
      because: 'It faces the internet.',
    }),
    aNode('shop-web', { kind: 'targetGroup', tier: 'entrance', because: 'Load balancer shop leads to it.' }),
    aNode('checkout', { status: 'grey', placement: 'unplaced', because: 'Nothing shows what leads to it.' }),
    aNode('web-green', { placement: 'off', because: 'Its target group has a weight of 0.' }),
  ],
  edges: [
    { from: 'shop', to: 'shop-web' },
    { from: 'shop-web', to: 'web' },
    { from: 'shop-web', to: 'web-green' },
    { from: 'web', to: 'orders' },
    { from: 'checkout', to: 'orders' },
  ],
  singlePointsOfFailure: [
    { node: 'orders', because: 'The database has no standby in another Availability Zone.' },
  ],
  unread: [],
};

/** A web shop three weeks before a flash sale of 22× its normal traffic; it breaks at 7.3×. */
export const aReport = (overrides: Partial<Report> = {}): Report => ({
  schema: 'iem-report/1',
  event: {
    id: 'flash-sale',
    name: 'Flash sale 12.12',
    customer: 'Example Shop',
    start: '2026-12-12T00:00:00+08:00',
    end: '2026-12-12T23:59:00+08:00',
    timeZone: 'Asia/Singapore',
    multiplier: 22,
    survive: 'none',
  },
  run: {
    id: '01KAMPLE000000000000000000',
    trigger: 'cli',
    by: 'arn:aws:sts::111122223333:assumed-role/Readiness/mei',
    asOf: '2026-11-22T00:00:00Z',
    startedAt: '2026-11-22T00:00:00Z',
    finishedAt: '2026-11-22T00:00:41Z',
    requests: 214,
    metricsBought: 96,
    notes: [
      'How fast an Application Load Balancer grows by itself is not published; without a reservation it is yellow at most.',
      'Baseline: the highest 5-minute value of the 14 days before 22 November 2026.',
    ],
  },
  verdict: 'not-ready',
  breakingPoint: {
    multiplier: 7.39,
    withoutOneZone: 4.94,
    needed: 22,
    ceiling: `auto-scaling-max~${ACCOUNT}~${SINGAPORE}~web`,
    ceilingWithoutOneZone: `auto-scaling-max~${ACCOUNT}~${SINGAPORE}~web`,
    judged: 6,
    unknown: 1,
  },
  ceilings,
  rises: [
    aRise(),
    aRise({
      id: `rise~instances~${ACCOUNT}~${SINGAPORE}~api`,
      finding: `auto-scaling-group-zones~${ACCOUNT}~${SINGAPORE}~api`,
      resource: 'api',
      minutes: 15,
      inService: Array.from({ length: 31 }, (_, minute) => (minute < 12 ? 20 : minute < 20 ? 40 : 90)),
      shortfall: { from: 4, to: 19, worst: 0.524, worstAt: 15, requests: null },
      start: 20,
      enough: 61,
    }),
    aRise({
      id: `rise~executions~${ACCOUNT}~${SINGAPORE}~checkout`,
      finding: `lambda-scaling-rate~${ACCOUNT}~${SINGAPORE}~checkout`,
      resource: 'checkout',
      unit: 'executions',
      stepSeconds: 10,
      minutes: 0,
      needed: Array.from({ length: 11 }, () => 11_000),
      inService: Array.from({ length: 11 }, (_, step) => Math.min(11_000, 1500 + 1000 * step)),
      shortfall: { from: 0, to: 9, worst: 0.864, worstAt: 0, requests: null },
      start: 500,
      enough: 10_000,
      assumptions:
        'Assumed: no more is provisioned than runs at normal peak; what is provisioned is not read.',
    }),
    aRise({
      id: `rise~LCUs~${ACCOUNT}~${SINGAPORE}~shop-web`,
      finding: `load-balancer-pre-warming~${ACCOUNT}~${SINGAPORE}~shop-web`,
      resource: 'shop-web',
      unit: 'LCUs',
      minutes: 0,
      needed: Array.from({ length: 21 }, () => 2200),
      inService: Array.from({ length: 21 }, (_, minute) => 200 * 2 ** Math.floor(minute / 5)),
      shortfall: { from: 0, to: 19, worst: 0.91, worstAt: 0, requests: 87_000_000 },
      start: 200,
      enough: 2200,
      assumptions:
        'Assumed, as AWS publishes no figure: by itself it carries 200 LCUs at the start (twice its normal peak), and later twice what it carried five minutes before. AWS has reserved 0 of the 2,200 LCUs of the peak; with all of them nothing would be assumed.',
    }),
  ],
  architecture,
  scorecard: { score: 0.49, coverage: 0.77, rows },
  findings,
  findingCounts: findings.map(countOf),
  coverage: {
    targets: [
      {
        account: ACCOUNT,
        region: SINGAPORE,
        ok: 21,
        failed: [
          {
            collector: 'dbInstancePeaks',
            action: 'cloudwatch:GetMetricData',
            code: 'ThrottlingException',
            message: 'Rate exceeded',
          },
        ],
      },
      { account: ACCOUNT, region: VIRGINIA, ok: 22, failed: [] },
      {
        account: ACCOUNT,
        region: 'global',
        ok: 0,
        failed: [
          {
            collector: 'trustedAdvisor',
            action: 'support:DescribeTrustedAdvisorChecks',
            code: 'SubscriptionRequiredException',
            message: 'Amazon Web Services Premium Support Subscription is required to use this service.',
          },
        ],
      },
    ],
  },
  changes: {
    since: '01KAKPLE000000000000000000',
    newRed: [`auto-scaling-group-zones~${ACCOUNT}~${SINGAPORE}~api`],
    resolved: [`load-balancer-zones~${ACCOUNT}~${SINGAPORE}~shop`],
    resolvedItems: [
      {
        id: `load-balancer-zones~${ACCOUNT}~${SINGAPORE}~shop`,
        title: 'Load balancer in one Availability Zone',
        account: ACCOUNT,
        region: SINGAPORE,
        resource: 'shop',
      },
    ],
  },
  ...overrides,
});

/** A first run of which nothing could be judged: no credentials that may read anything. */
export const aGreyReport = (): Report =>
  aReport({
    verdict: 'at-risk',
    breakingPoint: null,
    ceilings: [],
    rises: [],
    architecture: undefined,
    findings: [],
    findingCounts: [],
    scorecard: {
      score: null,
      coverage: 0,
      rows: rows.map((row) => ({
        ...row,
        ...{ colour: 'grey', score: null, coverage: 0, reasons: [] },
        because: 'No machine check was judged in this row.',
      })),
    },
    caveats: ['Nothing could be judged by what AWS answers: this is no verdict.'],
    coverage: {
      targets: [
        {
          account: ACCOUNT,
          region: SINGAPORE,
          ok: 0,
          failed: [
            {
              collector: 'ec2Instances',
              action: 'ec2:DescribeInstances',
              code: 'AccessDenied',
              message: 'not authorized',
            },
          ],
        },
      ],
    },
    changes: null,
  });

const readyRow = (row: ScorecardRow): ScorecardRow => ({
  ...row,
  colour: 'green',
  score: 1,
  coverage: 1,
  reasons: [],
});

/** Everything judged, everything good. */
export const aReadyReport = (): Report =>
  aReport({
    event: { ...aReport().event, multiplier: 4 },
    verdict: 'ready',
    breakingPoint: {
      multiplier: 9.44,
      withoutOneZone: 9.44,
      needed: 4,
      ceiling: `db-connections~${ACCOUNT}~${SINGAPORE}~orders`,
      ceilingWithoutOneZone: `db-connections~${ACCOUNT}~${SINGAPORE}~orders`,
      judged: 4,
      unknown: 0,
    },
    ceilings: ceilings
      .filter(({ breaksAt }) => (breaksAt ?? 0) > 9)
      .map(({ fix: _, ...ceiling }) => ({
        ...ceiling,
        elastic: (ceiling.elastic ?? 0) * (4 / 22),
        atPeak: (ceiling.fixed ?? 0) + (ceiling.elastic ?? 0) * (4 / 22),
        atPeakWithoutZone: (ceiling.fixed ?? 0) + (ceiling.elastic ?? 0) * (4 / 22),
        status: 'green',
      })),
    architecture: {
      ...architecture,
      tiers: architecture.tiers.map((tier) =>
        tier.tier === 'compute' ? { ...tier, weakest: null, breaksAt: null } : tier,
      ),
      nodes: architecture.nodes.map((node) => (node.status === null ? node : { ...node, status: 'green' })),
    },
    rises: [
      aRise({
        needed: [4, 4.8, 5.6, 6.4, 7.2, 8, 8.8, 9.6, 10.4, 11.2, 12, 12.8, 13.6, 14.4, 15.2, 16],
        inService: Array.from({ length: 16 }, () => 16),
        shortfall: null,
        start: 16,
        enough: 16,
      }),
    ],
    findings: [],
    findingCounts: [],
    scorecard: { score: 1, coverage: 1, rows: rows.map(readyRow) },
    coverage: { targets: [{ account: ACCOUNT, region: SINGAPORE, ok: 22, failed: [] }] },
    changes: { since: '01KAKPLE000000000000000000', newRed: [], resolved: [] },
  });

/** As many findings as a large estate has, each of another resource with numbers of its own. */
export const manyFindings = (count: number): readonly Finding[] =>
  Array.from({ length: count }, (_, i) => {
    const resource = `service-${i}-${((i * 2654435761) % 4294967296).toString(16)}`;
    const region = i % 3 === 0 ? VIRGINIA : SINGAPORE;
    return aFinding({
      id: `auto-scaling-group-zones~${ACCOUNT}~${region}~${resource}`,
      status: i % 4 === 0 ? 'fail' : 'warn',
      region,
      resource,
      arn: `arn:aws:autoscaling:${region}:${ACCOUNT}:autoScalingGroup:${((i * 40503) % 65536).toString(16)}:autoScalingGroupName/${resource}`,
      detail: `In 1 zone: ${region}${'abc'[i % 3]}; ${(i * 7919) % 1000} of ${(i * 104729) % 5000} instances.`,
      fix: {
        action: 'Add a subnet in at least one more Availability Zone to the group, after the ones it has.',
        command: `aws autoscaling update-auto-scaling-group --region ${region} --auto-scaling-group-name ${resource} --vpc-zone-identifier subnet-${i.toString(16).padStart(8, '0')},SUBNET_IN_ANOTHER_ZONE`,
        by: '2026-11-28',
      },
    });
  });

/** Targets of the accounts 100000000000 and on, each in three regions: of the accounts named, nothing was answered. */
export const manyTargets = (accounts: number, refused: readonly number[]): readonly TargetCoverage[] =>
  Array.from({ length: accounts }, (_, i): TargetCoverage[] => {
    const account = String(100_000_000_000 + i);
    const failure = { action: 'ec2:DescribeInstances', code: 'AccessDenied', message: 'not authorized' };
    const failed = ['ec2Instances', 'subnets'].map((collector) => ({ ...failure, collector }));
    const results = refused.includes(i) ? { ok: 0, failed } : { ok: 22, failed: [] };
    return [SINGAPORE, VIRGINIA, 'global'].map((region) => ({ account, region, ...results }));
  }).flat();
