/** Tests in advance whether accounts can be read: it calls each API action once, and judges nothing. */

import type { OwnSettings } from '../../aws/accounts';
import type { Clients } from '../../aws/clients';
import { createProbe, type Probe } from '../../aws/probe';
import { isGone, isThrottled, nameOf, toFailure } from '../../collect/failure';
import { collectors } from '../../collect/registry';
import { collectionOrder, reachTarget } from '../../collect/run';
import { selectedBy } from '../../judging/scope';
import { MOST_SKEW_MS } from '../../lib/clock';
import { mapConcurrently } from '../../lib/concurrency';
import { isDenial } from '../../model/denial';
import { IemError } from '../../model/error';
import { type Inventory, isCollectedIn } from '../../model/inventory';
import { priceOfBillRequests, priceOfMetrics } from '../../model/price-of-metrics';
import type { Target } from '../../model/target';
import { lookbackOf } from '../../plan/lookback';
import type { EventPlan, PlanAccount } from '../../plan/schema';
import { type Accounts, createAccounts } from './accounts';

/** The result of one test. */
export interface Diagnosis {
  /** 12-digit account id; null if it is about this machine. */
  readonly account: string | null;
  /** Region name, or `global`; null if it is about the whole account. */
  readonly region: string | null;
  readonly subject:
    | 'proxy'
    | 'clock'
    | 'credentials'
    | 'region'
    | 'permission'
    | 'metrics'
    | 'trusted-advisor'
    | 'cost';
  /** `unknown`: it could not be determined, or does no harm. */
  readonly state: 'good' | 'bad' | 'unknown';
  /** A sentence for the user. If the state is bad, it names the next step. */
  readonly says: string;
}

/** The proxy through which this process reaches AWS. */
export interface HttpsProxy {
  /** URL without user and password. */
  readonly url: string;
  /** Hosts that are reached without the proxy, as `NO_PROXY` lists them. */
  readonly noProxy: string | undefined;
}

/** What an examination of a plan's accounts needs. */
export interface ExaminePlan {
  readonly plan: EventPlan;
  readonly own: OwnSettings;
  /** The proxy of this process, if any. */
  readonly proxy: HttpsProxy | undefined;
  /** ISO 8601 in UTC. */
  readonly now: () => string;
  readonly signal: AbortSignal;
}

/** How many accounts, and targets of each, are examined at a time: at most as many as a check would ask. */
const ACCOUNTS_AT_ONCE = 2;
const TARGETS_AT_ONCE = 2;

/** Examines this machine, then every account of the plan with its targets, in the order of the plan. */
export async function examinePlan(options: ExaminePlan): Promise<Diagnosis[]> {
  const { plan, own, proxy, now } = options;
  const accounts = createAccounts(now, own);
  const examined = await mapConcurrently(plan.accounts, ACCOUNTS_AT_ONCE, (account) =>
    examineAccount(account, accounts, options),
  );
  const found = examined.flatMap((account) => account.found);
  return [diagnoseProxy(proxy), ...diagnoseClock(examined.flatMap(({ clocks }) => clocks)), ...found];
}

interface AccountDiagnosis {
  readonly found: readonly Diagnosis[];
  /** Milliseconds that this machine's clock is ahead of AWS, as measured at each target. */
  readonly clocks: readonly (number | null)[];
}

async function examineAccount(
  account: PlanAccount,
  accounts: Accounts,
  { plan, now, signal }: ExaminePlan,
): Promise<AccountDiagnosis> {
  const about = (region: string | null) => ({ account: account.id, region });
  let connect: (target: Target, probe?: Probe) => Clients;
  try {
    connect = await accounts.open(plan, account);
  } catch (error) {
    if (!(error instanceof IemError)) throw error;
    const refused: Line = { subject: 'credentials', state: 'bad', says: error.message };
    return { found: [{ ...about(null), ...refused }], clocks: [] };
  }
  const targets = await mapConcurrently(collectionOrder(account), TARGETS_AT_ONCE, async (target) => {
    const probe = createProbe(now);
    const inventory = await reachTarget({
      ...{ target, collectors, lookback: lookbackOf(plan, now()), selects: selectedBy(plan), now, signal },
      open: async () => (to) => connect(to, probe),
    });
    const { metricsBought } = inventory.cost;
    const isRead = Object.values(inventory.artifacts).some((result) => result.ok);
    const lines = diagnoseTarget(inventory, probe).map((line) => ({ ...about(target.region), ...line }));
    return { metricsBought, isRead, lines, clock: probe.clockAheadMs() };
  });
  const metrics = targets.reduce((sum, { metricsBought }) => sum + metricsBought, 0);
  // If no target can be read, nobody knows how many metrics a check would buy.
  const cost = targets.some(({ isRead }) => isRead) ? [diagnoseCost(metrics)] : [];
  const signed: Line = { subject: 'credentials', state: 'good', says: describeCredentials(account) };
  return {
    found: [
      ...[signed, ...cost].map((line) => ({ ...about(null), ...line })),
      ...targets.flatMap(({ lines }) => lines),
    ],
    clocks: targets.map(({ clock }) => clock),
  };
}

/** Whether not a single account could be opened, so that nothing was tested. */
export const isUnanswered = (found: readonly Diagnosis[]): boolean =>
  !found.some(({ subject, state }) => subject === 'credentials' && state === 'good');

type Line = Pick<Diagnosis, 'subject' | 'state' | 'says'>;

const describeCredentials = ({ id, roleArn }: PlanAccount): string =>
  `The credentials${roleArn ? ` of role ${roleArn}` : ''} belong to account ${id}, as the plan states.`;

const diagnoseProxy = (proxy: HttpsProxy | undefined): Diagnosis => ({
  ...{ account: null, region: null, subject: 'proxy', state: 'good' },
  says: proxy
    ? `Requests to AWS go through ${proxy.url}${proxy.noProxy ? `, except to the hosts in NO_PROXY: ${proxy.noProxy}` : ''}.`
    : 'Requests to AWS go directly, without a proxy.',
});

function diagnoseClock(clocks: readonly (number | null)[]): Diagnosis[] {
  const known = clocks.filter((ahead) => ahead !== null);
  const worst = known.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0];
  if (worst === undefined) return [];
  const seconds = Math.round(Math.abs(worst) / 1000);
  const isOff = Math.abs(worst) > MOST_SKEW_MS;
  return [
    {
      ...{ account: null, region: null, subject: 'clock', state: isOff ? 'bad' : 'good' },
      says: isOff
        ? `The clock of this machine is ${seconds} s ${worst > 0 ? 'ahead of' : 'behind'} the clock of AWS: set it by NTP.`
        : 'The clock of this machine agrees with AWS to within five minutes.',
    },
  ];
}

function diagnoseTarget(inventory: Inventory, probe: Probe): Line[] {
  const { target, artifacts } = inventory;
  const unusable = Object.values(artifacts).find((result) => !result.ok && result.code === 'RegionUnusable');
  if (unusable && !unusable.ok) return [{ subject: 'region', state: 'bad', says: unusable.message }];
  return [...diagnosePermissions(target, probe), ...diagnoseMetrics(inventory)];
}

const NO_SUPPORT_PLAN = /^SubscriptionRequired/;

/** The first call to Trusted Advisor, which is refused without a paid support plan. */
const TRUSTED_ADVISOR = 'support:DescribeTrustedAdvisorChecks';
const ADVISED: Line = { subject: 'trusted-advisor', state: 'good', says: 'Trusted Advisor answers.' };

function diagnosePermissions(target: Target, { outcomes }: Probe): Line[] {
  const wanted = collectors.filter(({ id }) => isCollectedIn(target, id));
  const actions = [...new Set(wanted.flatMap((collector) => collector.actions))].sort();
  const untried = actions.filter((action) => !outcomes.has(action));
  const tried = actions.filter((action) => outcomes.has(action));
  const failed = tried.filter((action) => !isAnswer(outcomes.get(action)));
  const answered = tried.length - failed.length;
  return [
    ...(answered > 0
      ? [permission('good', `${formatCount(answered, 'action')} answered, of ${actions.length}.`)]
      : []),
    ...(tried.includes(TRUSTED_ADVISOR) && isAnswer(outcomes.get(TRUSTED_ADVISOR)) ? [ADVISED] : []),
    ...failed.map((action) => diagnoseFailure(action, outcomes.get(action))),
    ...(untried.length > 0
      ? [
          permission(
            'unknown',
            `Not tried, because there was no resource to ask about or an earlier call failed: ${untried.join(', ')}.`,
          ),
        ]
      : []),
  ];
}

/** A reply that something does not exist, such as an alternate contact, is an answer too. */
const isAnswer = (outcome: unknown): boolean => outcome === undefined || isGone(outcome);

/** What else cannot be read without a paid support plan, by the first call to it. */
const ALSO_WITHOUT: Readonly<Record<string, string>> = {
  'health:DescribeEvents': 'AWS Health cannot be read: its dashboard shows what it says',
  'support:DescribeCases': 'support cases cannot be read',
};

function diagnoseFailure(action: string, error: unknown): Line {
  if (NO_SUPPORT_PLAN.test(nameOf(error))) {
    const lacks = 'The account has no paid support plan, so';
    const others = ALSO_WITHOUT[action];
    return others === undefined
      ? {
          subject: 'trusted-advisor',
          state: 'unknown',
          says: `${lacks} Trusted Advisor cannot be read. Other checks judge in its place.`,
        }
      : permission('unknown', `${lacks} ${others}.`);
  }
  const { code, message } = toFailure(error, action);
  if (!isDenial(nameOf(error))) {
    return permission('bad', `${action} failed (${code}): ${nextStep(error, code)}. ${message}`);
  }
  const policy = REFUSING_POLICY.exec(message)?.[0];
  return permission(
    'bad',
    policy === undefined
      ? `${action} is denied (${code}): allow it.`
      : `${action} is denied by a ${policy} (${code}): allow it there.`,
  );
}

/** What to do about failures other than denials, by their code; the first that matches counts. */
const NEXT_STEPS: readonly (readonly [RegExp, string])[] = [
  [/^(Timeout|Unreachable)$/, 'check the network and HTTPS_PROXY, and in a VPC the endpoint of the service'],
  [/^Unparsable$/, 'find out what answers in place of AWS, such as a proxy or AWS_ENDPOINT_URL'],
  [/^(OptInRequired|SubscriptionRequired)/, 'sign the account up for the service'],
  [
    /^(AuthFailure|RequestExpired|ExpiredToken|InvalidClientTokenId|UnrecognizedClient)/,
    'renew the credentials, and check the clock of this machine',
  ],
];

const nextStep = (error: unknown, code: string): string =>
  isThrottled(error)
    ? 'wait a minute, and find out who else asks in this account'
    : (NEXT_STEPS.find(([pattern]) => pattern.test(code))?.[1] ?? 'try again in a few minutes');

/** The policy that AWS names in its message if it is not the caller's own policy that denies. */
const REFUSING_POLICY = /service control policy|permissions boundary|session policy|VPC endpoint policy/i;

const permission = (state: Line['state'], says: string): Line => ({ subject: 'permission', state, says });

const NEEDED = 'GroupInServiceInstances';

/** Judges by the first page of Auto Scaling groups, which is all that was read. */
function diagnoseMetrics({ artifacts: { autoScalingGroups } }: Inventory): Line[] {
  if (!autoScalingGroups?.ok || autoScalingGroups.data.length === 0) return [];
  const groups = autoScalingGroups.data;
  const off = groups.filter(({ enabledMetrics }) => !enabledMetrics.includes(NEEDED));
  const [first] = off;
  if (first === undefined) {
    return [
      {
        subject: 'metrics',
        state: 'good',
        says: `The Auto Scaling groups that were read publish ${NEEDED}.`,
      },
    ];
  }
  return [
    {
      subject: 'metrics',
      state: 'bad',
      says: `${formatCount(off.length, 'Auto Scaling group')} of the ${groups.length} read, such as ${first.autoScalingGroupName}, without ${NEEDED}: turn on group metrics now, because two weeks of data take two weeks to gather.`,
    },
  ];
}

const diagnoseCost = (metrics: number): Line => ({
  subject: 'cost',
  state: 'good',
  says: `A full check asks CloudWatch for at least ${formatCount(metrics, 'metric')}, which is ${priceOfMetrics(metrics)}, and Cost Explorer at least once an account, which is ${priceOfBillRequests(1)} each; everything else is free.`,
});

const formatCount = (count: number, noun: string): string =>
  `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
