import type { ScopedResource } from '../model/resource';
import { RESOURCE_KINDS } from '../model/services';
import type { Target } from '../model/target';
import type { EventPlan } from './schema';
import { matchesPattern } from './wildcard';

type ElasticityMatch = EventPlan['traffic']['elasticity'][number]['match'];

/** What the plan says of how a resource grows: the first entry that matches it. */
export const elasticityEntry = ({ traffic }: Pick<EventPlan, 'traffic'>, resource: ScopedResource) =>
  traffic.elasticity.find(({ match }) => matches(match, resource));

/** Share of a resource's use that grows with traffic: what the plan says of it, else all. */
export const elasticityOf = (plan: Pick<EventPlan, 'traffic'>, resource: ScopedResource): number =>
  elasticityEntry(plan, resource)?.factor ?? 1;

/** All that an entry says must hold. */
const matches = (
  { tag = {}, arn, resource, service }: ElasticityMatch,
  { kind, ids, tags }: ScopedResource,
) =>
  Object.entries(tag).every(([key, value]) => tags[key] === value) &&
  (service === undefined || RESOURCE_KINDS[kind].service === service) &&
  [arn, resource].every((pattern) => pattern === undefined || ids.some((id) => matchesPattern(pattern, id)));

/** An entry that names no account or no region means every one. */
const concerns = (entry: { account?: string; region?: string }, target: Target) =>
  (entry.account ?? target.account) === target.account && (entry.region ?? target.region) === target.region;

/** The ceiling an override may be about. */
export interface DemandSubject {
  readonly family: string;
  readonly id: string;
  /** Name of the ceiling's resource. */
  readonly resource: string;
  readonly target: Target;
}

/**
 * The expected use at the event's peak that the plan states for a ceiling, in the ceiling's unit; the first entry
 * that names its family or id wins. null: project it from what is measured.
 */
export const demandOverride = (
  { demand }: Pick<EventPlan, 'demand'>,
  { family, id, resource, target }: DemandSubject,
): number | null =>
  demand.find(
    (entry) =>
      [family, id].includes(entry.ceiling) &&
      matchesPattern(entry.resource ?? '*', resource) &&
      concerns(entry, target),
  )?.expected ?? null;

/** How many more resources that a quota counts will be created for the event, by quota code or ceiling family. */
export const plannedAdditions = (
  plan: Pick<EventPlan, 'plannedAdditions'>,
  { quotaCode, family, target }: { quotaCode?: string; family: string; target: Target },
): number =>
  plan.plannedAdditions
    .filter((entry) => [quotaCode, family].includes(entry.quota) && concerns(entry, target))
    .reduce((sum, { count }) => sum + count, 0);
