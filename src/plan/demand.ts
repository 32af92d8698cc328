import type { ScopedResource } from '../model/resource';
import { RESOURCE_KINDS } from '../model/services';
import { GLOBAL, type Target } from '../model/target';
import type { EventPlan } from './schema';
import { matchesPattern } from './wildcard';

type ElasticityEntry = EventPlan['traffic']['elasticity'][number];

/** Finds what the plan says about the growth of a resource: the first entry that matches it. */
export const findElasticityEntry = (
  { traffic }: Pick<EventPlan, 'traffic'>,
  resource: ScopedResource,
  target: Target,
) => traffic.elasticity.find((entry) => elasticityConcerns(entry, resource, target));

/**
 * Finds what the plan expects of a load balancer by itself, by any of its names; undefined where its traffic grows like all
 * the rest.
 */
export const findEntranceDemand = (
  { traffic }: Pick<EventPlan, 'traffic'>,
  names: readonly string[],
  target: Target,
): EntranceDemand | undefined =>
  traffic.loadBalancers.find((entry) => names.includes(entry.loadBalancer) && concerns(entry, target));

/** What a plan expects of one load balancer by itself. */
export type EntranceDemand = EventPlan['traffic']['loadBalancers'][number];

/** How many times its normal traffic a resource gets, where load balancers lead to it of which the plan expects more or less. */
export interface OwnTraffic {
  /** What these bring, times all of its normal traffic; null where that cannot be worked out. */
  readonly stated: number | null;
  /** The share of its normal traffic that comes from elsewhere, and grows like all the rest. */
  readonly others: number;
  /** The arithmetic, or why there is none, as a sentence. */
  readonly words: string;
}

/** What the share of a resource's use that grows with traffic depends on. */
interface ElasticityContext {
  readonly plan: Pick<EventPlan, 'traffic'>;
  readonly target: Target;
  /** The event's multiple of normal traffic by the plan, for which it says what it says of a resource; null: not known. */
  readonly plannedMultiplier: number | null;
  /** What the load balancers that lead to a resource bring it; absent where they bring as much more as all the rest. */
  placed(resource: ScopedResource): { readonly own?: OwnTraffic | undefined };
}

/** What the traffic of a resource depends on. */
export interface MultiplierContext extends ElasticityContext {
  /** The event's multiple of normal traffic that is asked about; null when it is not known. */
  readonly multiplier: number | null;
}

/**
 * Returns the share of a resource's use that grows with traffic: the one that the plan states, else 1.
 *
 * A multiplier of its own is the share that brings it from what it is today to so many times that at the planned peak, in a
 * straight line: `1 + share × (planned − 1) = own`, so that the share is more than 1 where it grows more than the rest. In an
 * event that brings no more than normal traffic there is no such line, and no finite share: what rests on it is unknown.
 */
export function elasticityOf(resource: ScopedResource, context: ElasticityContext): number {
  const { plannedMultiplier: planned } = context;
  const growth = statedGrowth(resource, context);
  if ('factor' in growth) return growth.factor;
  if (planned === null || planned <= 1 || growth.multiplier === null) return Number.POSITIVE_INFINITY;
  return Math.max(0, (growth.multiplier - 1) / (planned - 1));
}

/**
 * The same of what a whole account uses in a region, such as its SMS: no scope selects it and no load balancer leads to it. Only the plan
 * tells; null where it says nothing.
 */
export const statedElasticity = (
  resource: ScopedResource,
  context: Omit<ElasticityContext, 'placed'>,
): number | null =>
  findElasticityEntry(context.plan, resource, context.target) === undefined
    ? null
    : elasticityOf(resource, { ...context, placed: () => ({}) });

/**
 * Returns how many times its traffic of today a resource gets while all of the event's traffic is `multiplier` times normal,
 * where the plan may say that it gets more or less than the rest; null where that is not known. A multiplier of its own is what it
 * gets at the planned peak; at any other, it gets what lies on the line to that.
 */
export function multiplierOf(resource: ScopedResource, context: MultiplierContext): number | null {
  const { multiplier, plannedMultiplier } = context;
  const growth = statedGrowth(resource, context);
  if ('multiplier' in growth && multiplier === plannedMultiplier) return growth.multiplier;
  const factor = elasticityOf(resource, context);
  return multiplier === null || !Number.isFinite(factor) ? null : 1 + factor * (multiplier - 1);
}

/** What the plan says of a resource, or else of the load balancers that lead to it: a share, or a multiplier of its own. */
function statedGrowth(
  resource: ScopedResource,
  { plan, target, plannedMultiplier, placed }: ElasticityContext,
): { readonly factor: number } | { readonly multiplier: number | null } {
  const entry = findElasticityEntry(plan, resource, target);
  if (entry?.multiplier !== undefined) return { multiplier: entry.multiplier };
  if (entry?.factor !== undefined) return { factor: entry.factor };
  const own = plan.traffic.loadBalancers.length === 0 ? undefined : placed(resource).own;
  if (own === undefined) return { factor: 1 };
  return { multiplier: timesOfOwn(own, plannedMultiplier) };
}

function timesOfOwn({ stated, others }: OwnTraffic, multiplier: number | null): number | null {
  if (stated === null) return null;
  if (others === 0) return stated;
  return multiplier === null ? null : stated + others * multiplier;
}

/** Whether an entry of `traffic.elasticity` matches a resource, whichever entry comes before it. */
export const elasticityConcerns = (
  { match }: ElasticityEntry,
  resource: ScopedResource,
  target: Target,
): boolean => concerns(match, target) && matches(match, resource);

/** A resource must meet every condition of the entry. */
const matches = (
  { tag = {}, arn, resource, service }: ElasticityEntry['match'],
  { kind, ids, tags }: ScopedResource,
) =>
  Object.entries(tag).every(([key, value]) => tags[key] === value) &&
  (service === undefined || RESOURCE_KINDS[kind].service === service) &&
  [arn, resource].every((pattern) => pattern === undefined || ids.some((id) => matchesPattern(pattern, id)));

/** An entry without an account or a region is about all of them. */
const concerns = (entry: { account?: string; region?: string }, target: Target) =>
  (entry.account ?? target.account) === target.account && (entry.region ?? target.region) === target.region;

/** A ceiling whose use the plan may state. */
export interface DemandSubject {
  readonly family: string;
  readonly id: string;
  /** Name of the ceiling's resource. */
  readonly resource: string;
  readonly target: Target;
}

/**
 * Finds the expected use at the event's peak that the plan states for a ceiling, in the ceiling's unit. The first entry
 * that names its family or id counts; null means that the use is projected from what is measured.
 */
export const findDemandOverride = (
  { demand }: Pick<EventPlan, 'demand'>,
  subject: DemandSubject,
): number | null => demand.find((entry) => demandConcerns(entry, subject))?.expected ?? null;

/** Whether an entry of `demand` is about a ceiling, whichever entry comes before it. */
export const demandConcerns = (
  entry: EventPlan['demand'][number],
  { family, id, resource, target }: DemandSubject,
): boolean =>
  [family, id].includes(entry.ceiling) &&
  matchesPattern(entry.resource ?? '*', resource) &&
  concerns(entry, target);

/** Whether the plan expects less use at the peak than AWS shows today, which cannot be right. */
export const isBelowToday = (expected: number, now: number | null): boolean => now !== null && expected < now;

/**
 * Counts the resources that people will create for the event and that a quota, or a ceiling family, counts. What an account has once it
 * has whatever region an entry names.
 */
export const countPlannedAdditions = (
  plan: Pick<EventPlan, 'plannedAdditions'>,
  { quotaCode, family, target }: { quotaCode?: string; family: string; target: Target },
): number =>
  plan.plannedAdditions
    .filter(({ quota }) => [quotaCode, family].includes(quota))
    .filter(({ region, ...entry }) =>
      concerns(target.region === GLOBAL ? entry : { ...entry, region }, target),
    )
    .reduce((sum, { count }) => sum + count, 0);
