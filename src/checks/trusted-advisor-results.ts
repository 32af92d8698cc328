import { isLeftOut, type Mention } from '../judging/known-names';
import type { LeadTime } from '../judging/lead-times';
import type { TrustedAdvisorCheck } from '../model/artifacts';
import type { ResourceKind } from '../model/services';
import { fail, type Judgement, pass, type TargetContext, unknown, warn } from './check';
import { listed } from './words';

type Result = Extract<TrustedAdvisorCheck['result'], { ok: true }>;
type Flag = Result['flaggedResources'][number];

/** What to do about whatever a check of Trusted Advisor flags. */
interface TrustedAdvisorFix {
  readonly action: string;
  readonly lead: LeadTime;
}

/** Judges the checks of the given ids; one that Trusted Advisor does not list is unknown, never green. */
export function judgeTrustedAdvisor(
  checks: readonly TrustedAdvisorCheck[],
  ids: readonly string[],
  fix: TrustedAdvisorFix,
  context: TargetContext,
): readonly Judgement[] {
  const byId = new Map(checks.map((check) => [check.checkId, check]));
  return ids.map((id) => {
    const check = byId.get(id);
    return check === undefined
      ? unknown({ name: id }, `Trusted Advisor does not list its check ${id} for this account.`)
      : judgeResult(check, fix, context);
  });
}

/** Trusted Advisor refreshes most checks by itself once a week; one day more allows for a late refresh. */
const MOST_DAYS = 8;
const DAY_MS = 86_400_000;

/**
 * Judges one check of Trusted Advisor: red fails, yellow warns; what it could not see, or saw too long ago, is unknown.
 * Suppressed resources, those of regions that the plan does not name, and those that its scope leaves out do not count.
 */
export function judgeResult(
  { checkId, name, category, result }: TrustedAdvisorCheck,
  fix: TrustedAdvisorFix,
  context: TargetContext,
): Judgement {
  const resource = { name: checkId };
  if (!result.ok) return unknown(resource, `${name}: ${result.code}: ${result.message}`);
  const days = ageInDays(result.timestamp, context.asOf);
  if (days !== null && days > MOST_DAYS) return unknown(resource, tooOld(checkId, name, result, days));
  const concerning = result.flaggedResources.filter(
    (flag) => !flag.suppressed && concerns(flag, category, context),
  );
  const flagged = concerning.filter((flag) => !isOutsideScope(flag, context));
  const status = statusOf(result, flagged);
  const ignored = result.flaggedResources.length - concerning.length;
  const outside = concerning.length - flagged.length;
  const detail = [
    `${name}: ${status}`,
    flagged.length > 0 ? `, ${flagged.length} flagged: ${listed(flagged.map(describeFlag), 3)}` : '',
    ignored > 0 ? `, ${ignored} suppressed or in regions that the plan does not name` : '',
    outside > 0 ? `, ${outside} outside the scope of the plan` : '',
    days === null ? '; Trusted Advisor does not say when it looked.' : ` (as of ${result.timestamp}).`,
  ].join('');
  // A flag counts even if nobody knows its age; that nothing was flagged then shows nothing about today.
  if (status === 'ok') return days === null ? unknown(resource, detail) : pass(resource, detail);
  if (status !== 'error' && status !== 'warning') return unknown(resource, detail);
  const verdict = status === 'error' ? fail : warn;
  return verdict(resource, detail, { ...fix, action: `${name}: ${fix.action}` });
}

/** The age of a result; null where Trusted Advisor does not say when it looked. */
function ageInDays(timestamp: string | null, asOf: string): number | null {
  const days = (Date.parse(asOf) - Date.parse(timestamp ?? '')) / DAY_MS;
  return Number.isNaN(days) ? null : days;
}

const tooOld = (checkId: string, name: string, { timestamp }: Result, days: number): string =>
  `${name}: Trusted Advisor looked ${Math.floor(days)} days ago (${timestamp}), and a result older than ${MOST_DAYS} days is too old to judge by. Refresh it in its console, or with: aws support refresh-trusted-advisor-check --check-id ${checkId}`;

/**
 * Whether a flag concerns the event: one in a region does where the event runs there, and one without a region always.
 * So does a security flag in the region where IAM and other global services are reported, since it endangers the whole
 * account.
 */
function concerns(flag: Flag, category: string, { plan, target }: TargetContext): boolean {
  const region = regionOf(flag);
  if (region === null) return true;
  if (category === 'security' && HOMES_OF_GLOBAL_SERVICES.includes(region)) return true;
  return plan.accounts.some(
    ({ id, regions }) => id === target.account && regions.some(({ name }) => name === region),
  );
}

/** Whether a flag is about a resource that is known, and that the scope of the plan leaves out. */
const isOutsideScope = (flag: Flag, { knownNames = [], target }: TargetContext): boolean =>
  isLeftOut(knownNames, { account: target.account, region: regionOf(flag) }, mentionsIn(flag));

/** Resources that a flag names: whole values only, by an id that tells its kind or in a column of names of one kind. */
const mentionsIn = ({ metadata }: Flag): Mention[] =>
  Object.entries(metadata).flatMap(([column, name]) => {
    if (!name) return [];
    const byId = KINDS_OF_IDS.find(({ prefix }) => name.startsWith(prefix))?.kinds;
    const kinds = byId ?? KINDS_OF_COLUMNS[column];
    return kinds === undefined ? [] : [{ name, kinds }];
  });

const KINDS_OF_IDS: readonly { readonly prefix: string; readonly kinds: readonly ResourceKind[] }[] = [
  {
    prefix: 'arn:',
    kinds: ['loadBalancer', 'targetGroup', 'autoScalingGroup', 'rds', 'lambdaFunction'],
  },
  { prefix: 'i-', kinds: ['instance'] },
  { prefix: 'vol-', kinds: ['volume'] },
];

/** Columns of its checks that hold names, which other kinds of resource may have too. */
const KINDS_OF_COLUMNS: Readonly<Record<string, readonly ResourceKind[]>> = {
  'Auto Scaling Group Name': ['autoScalingGroup'],
  'Load Balancer Name': ['loadBalancer'],
  'DB Instance': ['rds'],
};

/** The region of a flag; some checks give it, or a zone in it, in a column only. null where none says so. */
function regionOf({ region, metadata }: Flag): string | null {
  const said = [region, ...COLUMNS_OF_REGION.map((column) => metadata[column])];
  return (
    said.map((text) => REGION_OR_ZONE.exec(text ?? '')?.[1]).find((found) => found !== undefined) ?? null
  );
}

const COLUMNS_OF_REGION = ['Region', 'Region/AZ', 'Availability Zone'];
const REGION_OR_ZONE = /^([a-z]{2,4}(?:-[a-z]+)+-\d+)[a-z]?$/;
const HOMES_OF_GLOBAL_SERVICES = ['us-east-1', 'us-gov-west-1', 'cn-north-1', 'cn-northwest-1'];

function statusOf(result: Result, flagged: readonly Flag[]): string {
  // None of its flags counts, so nothing speaks against it.
  if (flagged.length === 0 && result.flaggedResources.length > 0) return 'ok';
  const statuses = flagged.map((flag) => flag.status);
  const worst = ['error', 'warning'].find((status) => statuses.includes(status));
  return worst ?? statuses.find((status) => status !== 'ok') ?? result.status;
}

/** Columns that every flagged resource has and that do not describe it. */
const COMMON_COLUMNS = ['Status', 'Region', 'Region/AZ'];

function describeFlag({ region, resourceId, metadata }: Flag): string {
  const said = Object.entries(metadata)
    .filter(([column, value]) => value && !COMMON_COLUMNS.includes(column))
    .map(([column, value]) => `${column} ${value}`);
  return [region, said.slice(0, 4).join(', ') || resourceId].filter(Boolean).join(' ');
}
