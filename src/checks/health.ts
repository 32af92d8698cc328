import { isLeftOut } from '../judging/known-names';
import { afterLast } from '../lib/after-last';
import type { HealthEvent } from '../model/artifacts';
import { RESOURCE_KINDS, type ResourceKind } from '../model/services';
import { GLOBAL } from '../model/target';
import { globalRegionOf } from '../plan/regions';
import { findPlanAccount } from '../plan/targets';
import { type JudgedResource, type Judgement, notApplicable, pass, type TargetContext, WHOLE } from './check';
import { listed } from './words';

/** What an event of AWS Health affects, as far as that concerns the event of the plan. */
export interface Affected {
  /** The entities that it still affects, without those that the scope leaves out; empty where AWS names none. */
  readonly names: readonly string[];
  /** Why none of what it names counts; null where something does, or may. */
  readonly notBecause: 'settled' | 'outside' | null;
}

/**
 * Judges the events of some categories one by one: those of the regions of the plan and of what AWS has once, that affect
 * anything in the scope or do not say what they affect.
 *
 * @param judge Null for an event that does not matter.
 * @param good What is said where no event counts.
 */
export function judgeHealthEvents(
  healthEvents: readonly HealthEvent[],
  categories: readonly string[],
  context: TargetContext,
  judge: (event: HealthEvent, affected: Affected) => Judgement | null,
  good: string,
): readonly Judgement[] {
  const all = healthEvents.filter(({ category }) => categories.includes(category));
  if (all.length === 0) return [notApplicable(`${good}: it names none at all.`)];
  const here = all.filter((event) => isHere(event, context));
  const weighed = here.map((event) => ({ event, affected: weigh(event, context) }));
  const counting = weighed.filter(({ affected }) => affected.notBecause === null);
  const judged = counting.flatMap(({ event, affected }) => judge(event, affected) ?? []);
  if (judged.length > 0) return judged;
  const left = [
    [all.length - here.length, 'in regions that the plan does not name'],
    [weighed.filter(({ affected }) => affected.notBecause === 'settled').length, 'settled'],
    [
      weighed.filter(({ affected }) => affected.notBecause === 'outside').length,
      'outside the scope of the plan',
    ],
    [counting.length, 'later'],
  ] as const;
  const others = left.flatMap(([n, why]) => (n > 0 ? [`${n} ${why}`] : []));
  return [pass(WHOLE, `${good}${others.length > 0 ? ` (${others.join(', ')})` : ''}.`)];
}

/** The event as findings name it, by what its ARN ends with: two of a type are two findings, each with its own answer. */
export const resourceOfEvent = ({ arn }: HealthEvent): JudgedResource => ({
  name: afterLast('/', arn),
  arn,
});

/** `EC2 in us-east-1a: AWS_EC2_OPERATIONAL_ISSUE, which affects i-1 and i-2`, without the full stop. */
export function describeHealthEvent(event: HealthEvent, { names }: Affected): string {
  const { service, eventTypeCode, availabilityZone, region, isOfAccount, allEntities } = event;
  const where = availabilityZone ?? (region === GLOBAL ? 'all regions' : region);
  const what =
    names.length > 0
      ? `, which affects ${listed(names)}${allEntities ? '' : ' and others'}`
      : isOfAccount
        ? ', and AWS does not say what of this account it affects'
        : ', which AWS says to everybody, and not whether this account is affected';
  return `${service}${where === null ? '' : ` in ${where}`}: ${eventTypeCode}${what}`;
}

/** Services of which AWS has a part once for all regions, and that report it in one of them, whichever that is. */
const OF_NO_REGION = [
  ...['CLOUDFRONT', 'GLOBALACCELERATOR', 'IAM', 'ORGANIZATIONS', 'ROUTE53', 'SHIELD'],
  // What is said of the account itself, which may be held back everywhere.
  ...['ABUSE', 'ACCOUNT', 'BILLING', 'RISK', 'SUPPORT'],
];
/** Services that serve CloudFront or all regions from the region in which the partition answers for such. */
const ALSO_IN_ONE_REGION = ['ACM', 'LAMBDA', 'STS', 'WAF'];

function isHere({ region, service }: HealthEvent, { plan, target }: TargetContext): boolean {
  if (region === null || region === GLOBAL || OF_NO_REGION.includes(service)) return true;
  const regions = findPlanAccount(plan, target.account).regions.map(({ name }) => name);
  return (
    regions.includes(region) ||
    (ALSO_IN_ONE_REGION.includes(service) && regions.some((name) => globalRegionOf(name) === region))
  );
}

function weigh(event: HealthEvent, { knownNames = [], target }: TargetContext): Affected {
  const { entities, allEntities, category, service } = event;
  const region = event.region === GLOBAL ? null : event.region;
  // Of a change, only what is done is settled: what it has not touched yet is unimpaired, too.
  const settled = category === 'scheduledChange' ? ['RESOLVED'] : ['RESOLVED', 'UNIMPAIRED'];
  const open = entities.filter(({ statusCode }) => statusCode === null || !settled.includes(statusCode));
  const names = open
    .map(({ value }) => value)
    .filter(
      (name) =>
        !isLeftOut(knownNames, { account: target.account, region }, [
          { name, kinds: kindsOf(name, service) },
        ]),
    );
  const isKnown = entities.length > 0 && allEntities;
  if (names.length > 0 || !isKnown) return { names, notBecause: null };
  return { names, notBecause: open.length === 0 ? 'settled' : 'outside' };
}

/** What an entity may be: an ARN anything, an id what it says, and a name what the service has. */
function kindsOf(name: string, service: string): readonly ResourceKind[] {
  if (name.startsWith('arn:')) return ALL_KINDS;
  if (name.startsWith('i-')) return ['instance'];
  if (name.startsWith('vol-')) return ['volume'];
  return KINDS_OF_NAMES[service] ?? [];
}

const ALL_KINDS = Object.keys(RESOURCE_KINDS) as ResourceKind[];

/** What services call by names in their events. */
const KINDS_OF_NAMES: Readonly<Record<string, readonly ResourceKind[]>> = {
  AUTOSCALING: ['autoScalingGroup'],
  ELASTICACHE: ['elastiCache'],
  ELASTICLOADBALANCING: ['loadBalancer'],
  LAMBDA: ['lambdaFunction'],
  RDS: ['rds'],
};
