import { Temporal } from 'temporal-polyfill';

/** The example event is this far ahead: long enough for quota increases, a load test and a review. */
const WEEKS_AHEAD = 4;
const FALLBACK_ID = 'my-event';

/** Makes the id of an event from its name: `12.12 Flash Sale` becomes `12-12-flash-sale`. */
export const eventIdOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replaceAll(/^-+|-+$/g, '') || FALLBACK_ID;

/** A line that still holds the example of the starter plan. */
export interface PlaceholderLine {
  /** From 1. */
  readonly line: number;
  /** The column, from 1, of the first character that is not a space. */
  readonly column: number;
  /** The text to replace, such as `customer: Example Shop`. */
  readonly text: string;
}

/** Finds the lines that the starter marks with REPLACE and that nobody has replaced. It cannot recognise the dates. */
export function findPlaceholders(plan: string): readonly PlaceholderLine[] {
  const written = new Set(writeStarterPlan(FALLBACK_ID, LONG_AGO).split('\n').filter(isMarked));
  return plan.split(/\r?\n/).flatMap((line, i) => {
    if (!isMarked(line) || !written.has(line)) return [];
    const text = line.slice(0, line.indexOf(MARK)).trim();
    return [{ line: i + 1, column: line.search(/\S/) + 1, text }];
  });
}

const MARK = ' # REPLACE';
const isMarked = (line: string): boolean => line.includes(MARK);
/** A date that no plan has, so that the example dates never match: they differ from day to day. */
const LONG_AGO = '1970-01-01';

/**
 * Writes a plan with comments to start from. The plan is valid as it stands, and also with all of its examples uncommented.
 *
 * @param today `YYYY-MM-DD`; all dates of the plan are relative to it.
 */
export function writeStarterPlan(name: string, today: string): string {
  const start = Temporal.PlainDate.from(today).add({ weeks: WEEKS_AHEAD });
  /** Returns the date so many days after the event, or before it when negative. */
  const day = (days: number): string => start.add({ days }).toString();

  return `# yaml-language-server: $schema=./event-plan.schema.json
##
## Event plan: what the event needs, where it runs, who is called. Check it with: iem validate
## Lines that begin with a single "#" are examples: remove it to use them.
## Replace what is marked REPLACE. Never write a secret here: name where it is kept
## (ssm:/path or secretsmanager:name).

## ---- Section 1. Event details and success criteria
schema: iem-plan/1
id: "${eventIdOf(name)}"
name: ${JSON.stringify(name)}
customer: Example Shop # REPLACE
#description: One day of discounts, announced on television at 20:00.
#type: sale # sale, launch, broadcast, migration, registration, game-day, other
#environment: production # production events must survive the loss of an Availability Zone
successCriteria:
  - description: Customers can order through the whole event # REPLACE
#    metric: checkout p99 latency
#    comparison: "<"
#    target: 800
#    unit: ms

## ---- Section 2. Calendar: times are read in timeZone unless they carry an offset
calendar:
  timeZone: Asia/Singapore # REPLACE with an IANA name
  start: "${day(0)} 00:00" # REPLACE
  end: "${day(0)} 23:59" # REPLACE
#  keyDates:
#    - name: Doors open
#      at: "${day(0)} 10:00"
#  freeze: # no changes in this window
#    from: "${day(-3)} 00:00"
#    to: "${day(1)} 12:00"

## ---- Section 3. Contacts, and who is called next (step 15)
#contacts:
#  - group: Platform
#    name: Alex Tan
#    phone: "+65 5550 0100"
#    role: Incident commander
#    email: alex@example.com
#    expertise: [Amazon RDS] # the directory of experts (step 12)
#escalation:
#  - level: 1
#    contact: Alex Tan
#    afterMinutes: 0

## ---- Section 4. Conference bridge
#bridge:
#  url: https://meet.example.com/war-room
#  dialIn: "+65 5550 0199"
#  credential: secretsmanager:event/bridge

## ---- Section 5. Endpoints to monitor
#endpoints:
#  - name: Shop
#    kind: site # site, portal, monitoring
#    url: https://shop.example.com/health
#    expectedStatus: 200
#    credential: ssm:/event/shop
## Domains that Route 53 does not renew in one of the accounts below
#domains:
#  - name: example.com
#    expires: 2027-06-30
#    autoRenew: true
#    registrar: Example Registrar

## ---- Section 6. AWS resources. Without a scope, everything in the region is judged
accounts:
  - id: "111122223333" # REPLACE
#    name: shop-production
#    profile: shop-production # or a role:
#    roleArn: arn:aws:iam::111122223333:role/iem-readonly # a deployed backend assumes only this name
#    externalId: shop-2026
#    global:
#      cloudFrontDistributions: [E2EXAMPLE]
#      route53HostedZones: [example.com]
#      sesDomains: [example.com]
    regions:
      - name: ap-southeast-1 # REPLACE
#        scope: # resources that carry all of the tags, belong to a stack, or are named here
#          tags:
#            app: shop
#          cloudFormationStacks: [shop-web]
#          instances: [i-0123456789abcdef0]
#          loadBalancers: [shop-web]
#          autoScalingGroups: [shop-web]
#          s3Buckets: [shop-assets]
#          vpcs: [vpc-0123456789abcdef0]
#          dynamodbTables: [carts]
#          rds: [shop-orders]
#          elastiCache: [shop-sessions]
#          other: ["arn:aws:sqs:ap-southeast-1:111122223333:orders"]

## ---- Traffic: iem judges everything against the multiplier
traffic:
  multiplier: 10 # REPLACE: expected peak as a multiple of the normal peak; or {low: 6, likely: 10, high: 18}
#  peaks: # of an event with quiet hours between its peaks: outside them traffic is normal
#    - name: Doors open
#      from: "${day(0)} 00:00"
#      to: "${day(0)} 02:00"
#      multiplier: 10
#  peakRequestsPerSecond: 22000 # instead of the multiplier, or beside it
#  loadBalancers: # whose traffic grows more than the rest, or less: what they lead to grows with them
#    - loadBalancer: shop-checkout
#      region: ap-southeast-1
#      peakRequestsPerSecond: 4000
#  averageRequestsPerSecond: 9000
#  requestKB: 2
#  responseKB: 40
#  tlsPercent: 100
#  keepAlive: true
#  ramp:
#    minutes: 15
#    shape: linear # step or linear
#  baseline: # the window of normal traffic; the last 14 days if left out
#    from: "${day(-56)} 00:00"
#    to: "${day(-42)} 00:00"
#    exclude:
#      - from: "${day(-50)} 00:00"
#        to: "${day(-49)} 00:00"
#  elasticity: # how much of a resource's use grows with traffic: 0 none, 0.5 half, 1 all; the first match counts
#    - match:
#        resource: "*-batch"
#      factor: 0
#    - match:
#        tag:
#          tier: checkout
#        region: ap-southeast-1
#      multiplier: 40 # or how many times its normal traffic it gets
#  notInPath: [mq] # services that you use but that the event does not depend on
#resilience:
#  survive: az # az, region (the regions that remain carry all of the traffic) or none
#demand: # your own figures, which replace the projection
#  - ceiling: on-demand-vcpu
#    expected: 1200
#    reason: Capacity model of the platform team
#plannedAdditions: # resources that you will create for the event
#  - quota: L-53DA6B97 # Application Load Balancers per region
#    region: ap-southeast-1
#    count: 2
#    reason: Landing pages
#thresholds:
#  yellow: 0.8

## ---- Section 7. Load balancer pre-warming
#preWarming:
#  - loadBalancer: shop-web
#    region: ap-southeast-1
#    supportCaseId: "1234567890"
#    useCase: Flash sale, doors open at 10:00
#    availabilityZones: [ap-southeast-1a, ap-southeast-1b]
#    backends:
#      scaled: false
#      scaledBy: "${day(-1)} 18:00"
#      keepAlive: true
#    tlsPercent: 100
#    increase:
#      start: "${day(0)} 00:00"
#      end: "${day(0)} 23:59"
#      duration: One day
#      dailyIncreaseAt: "10:00"
#      dailyDecreaseAt: "23:00"
#    averageRequestsPerSecond: 9000
#    peakRequestsPerSecond: 22000
#    multiplier: 10
#    requestKB: 2
#    responseKB: 40
#    reservedCapacityUnits: 500
#    status: requested # not-requested, requested, completed, verified

## ---- Section 8. Timeline: the kick-off (step 1), the AWS Support case (step 2), and the steps done
#kickoff:
#  heldOn: "${day(-35)}"
#  supportRequirements: An engineer of AWS on the bridge from 19:00 to 23:00
#  workloads:
#    - name: Checkout
#      businessCritical: true
#      awsServices: [Elastic Load Balancing, EC2 Auto Scaling, RDS]
#  capacityRequirements: [1200 vCPUs in ap-southeast-1]
#  expertReviews: [RDS connection pooling]
#  lastWellArchitectedReview: "${day(-300)}"
#supportCase:
#  id: "1234567890"
#  accountId: "111122223333"
#timeline:
#  - step: 3
#    owner: Alex Tan
#    due: "${day(-21)}"
#    doneOn: "${day(-22)}"

## ---- Section 9. Architecture diagrams
#architecture:
#  diagrams:
#    - title: Shop
#      url: https://wiki.example.com/shop-architecture
#  notes: Web and API tiers behind one load balancer each.

## ---- Section 10. Trusted Advisor review: filled in by iem check
## ---- Section 11. Service limits: filled in by iem check

## ---- Section 12. Well-operated checklist: answers by id; editors show the questions
#checklist:
#  performance-load-testing:
#    answer: Replay of last year's traffic at 10 times normal
#    status: green # green, yellow, red
#    answeredBy: Alex Tan
#    answeredOn: "${day(-14)}"

## ---- Section 13. Load tests
#loadTests:
#  - name: Rehearsal
#    on: "${day(-10)}"
#    result: planned # passed, unsatisfactory, failed, planned
#    reachedMultiplier: 10
#    requestsPerSecondPerInstance:
#      - autoScalingGroup: shop-web
#        value: 350

## ---- Section 14. Scenario plans
#scenarios:
#  primary:
#    description: Waiting room in front of the shop
#    trigger: Checkout p99 above 2 s for 5 minutes
#    notify: [Platform, Customer service]
#    notifyBy: Bridge and Slack
#    verifySuccess: p99 below 800 ms for 10 minutes
#  rollback:
#    description: Static sale page

## ---- Section 15. Event readiness scorecard: filled in by iem check

## ---- Section 16. Action items, risks, issues; waivers accept a risk until a date
#actionItems:
#  - description: Raise the maximum of shop-web
#    status: red # red, yellow, green
#    reason: Breaks at 4 times normal traffic
#    owner: Alex Tan
#    due: "${day(-7)}"
#waivers:
#  - finding: auto-scaling-group-zones
#    resource: shop-batch
#    reason: Batch may wait until the zone is back
#    owner: Alex Tan
#    expires: "${day(7)}"

## ---- Section 17. Recommendations
#recommendations:
#  - Put the product pages behind CloudFront

## ---- Section 18. Analysis after the event
#postEventAnalysis: Written in the week after the event.

## ---- Appendix A. References
#references:
#  - title: Runbook
#    url: https://wiki.example.com/runbook

## ---- Schedule: when the deployed backend runs checks by itself. These are the defaults
#schedule:
#  paused: false
#  countdown: # full runs; each entry holds until the next begins. m and h are exact, d and w are days of the calendar
#    - from: 8w
#      every: 1w
#    - from: 4w
#      every: 1d
#    - from: 7d
#      every: 6h
#    - from: 24h
#      every: 1h
#  during: # runs during the event; light reads metrics and what autoscaling changes
#    every: 5m
#    profile: light # light, full, none
#  after: [1d] # full runs after the end

## ---- Notifications
#notifications:
#  slackWebhook: ssm:/iem/prod/slack-webhook # a deployed backend may read only names that begin with /iem/prod/
#  eventBus: iem-prod # the bus of the deployment, which is the default; for others see otherBuses in docs/deploy.md
#  quietHours: # notifications without a new red wait; not in force from 24 hours before the event to its end
#    from: "22:00"
#    to: "07:00"
`;
}
