import type { ScopedResource } from '../model/resource';
import { RESOURCE_KINDS } from '../model/services';
import type { Target } from '../model/target';
import type { EventPlan } from './schema';
import { matchesPattern } from './wildcard';

type ElasticityMatch = EventPlan['traffic']['elasticity'][number]['match'];

/** Finds what the plan says about the growth of a resource: the first entry that matches it. */
export const findElasticityEntry = ({ traffic }: Pick<EventPlan, 'traffic'>, resource: ScopedResource) =>
  traffic.elasticity.find(({ match }) => matches(match, resource));

/** Returns the share of a resource's use that grows with traffic: the one that the plan states, else 1. */
export const elasticityOf = (plan: Pick<EventPlan, 'traffic'>, resource: ScopedResource): number =>
  findElasticityEntry(plan, resource)?.factor ?? 1;

/** A resource must meet every condition of the entry. */
const matches = (
  { tag = {}, arn, resource, service }: ElasticityMatch,
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
  { family, id, resource, target }: DemandSubject,
): number | null =>
  demand.find(
    (entry) =>
      [family, id].includes(entry.ceiling) &&
      matchesPattern(entry.resource ?? '*', resource) &&
      concerns(entry, target),
  )?.expected ?? null;

/** Counts the resources that people will create for the event and that a quota, or a ceiling family, counts. */
export const countPlannedAdditions = (
  plan: Pick<EventPlan, 'plannedAdditions'>,
  { quotaCode, family, target }: { quotaCode?: string; family: string; target: Target },
): number =>
  plan.plannedAdditions
    .filter((entry) => [quotaCode, family].includes(entry.quota) && concerns(entry, target))
    .reduce((sum, { count }) => sum + count, 0);
