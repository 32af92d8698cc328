/** What the plan says about growth and demand and nothing heeds, in words: a slip there must not pass in silence. */
import { compareText } from '../lib/compare-text';
import { firstPart } from '../lib/stable-id';
import type { Artifacts } from '../model/artifacts';
import type { Ceiling } from '../model/ceiling';
import { isCollectedIn } from '../model/inventory';
import type { Target } from '../model/target';
import { demandConcerns, elasticityConcerns, isBelowToday } from '../plan/demand';
import { findNearest } from '../plan/problem';
import type { EventPlan } from '../plan/schema';
import { LOOKED_UP_IN, listingOf } from './named';

type ElasticityEntry = EventPlan['traffic']['elasticity'][number];
type DemandEntry = EventPlan['demand'][number];

/** An entry of `traffic.elasticity` that matches nothing in a target. */
export interface UnmatchedElasticity {
  readonly entry: ElasticityEntry;
  /** The name in the target that the author may have meant. */
  readonly nearest?: string;
}

/**
 * Lists the entries of `traffic.elasticity` that match no resource of a target. There are none if something could not be read
 * in it, because the resource may be there all the same.
 *
 * @param artifacts Of the whole target, not narrowed to the scope.
 */
export function listUnmatchedElasticity(
  { traffic: { elasticity } }: Pick<EventPlan, 'traffic'>,
  target: Target,
  artifacts: Partial<Artifacts>,
): UnmatchedElasticity[] {
  const unread = LOOKED_UP_IN.some((id) => isCollectedIn(target, id) && artifacts[id] === undefined);
  if (elasticity.length === 0 || unread) return [];
  const { resources } = listingOf(artifacts);
  return elasticity
    .filter((entry) => !resources.some((resource) => elasticityConcerns(entry, resource, target)))
    .map((entry) => {
      const { resource, arn } = entry.match;
      const nearest = nearestTo(
        resource ?? arn,
        resources.flatMap(({ ids }) => ids),
      );
      return { entry, ...(nearest !== undefined && { nearest }) };
    });
}

/** Names the entries of `traffic.elasticity` that match nothing in any target: what they say of growth counts nowhere. */
export function describeUnmatchedElasticity(
  { traffic: { elasticity } }: Pick<EventPlan, 'traffic'>,
  targets: readonly (readonly UnmatchedElasticity[])[],
): string[] {
  const named = elasticity.flatMap((entry) => {
    const unmatched = targets.map((ofTarget) => ofTarget.find((candidate) => candidate.entry === entry));
    if (!unmatched.every((candidate) => candidate !== undefined)) return [];
    const { resource, arn } = entry.match;
    const near = unmatched.flatMap(({ nearest }) => nearest ?? []).sort(compareText);
    return [`${elasticityInWords(entry)}${suggestion(resource ?? arn, near)}`];
  });
  return inOneSentence('Entries of traffic.elasticity that match nothing', named);
}

function elasticityInWords({ match }: ElasticityEntry): string {
  const { resource, arn, service, tag = {}, account, region } = match;
  const tags = Object.entries(tag).map(([key, value]) => `tag ${key}=${value}`);
  const where = [account, region].filter((part) => part !== undefined).join('/');
  return [resource, arn, service, ...tags, where && `in ${where}`].filter(Boolean).join(' ');
}

/**
 * Names the entries of `demand` that do not count, and why: no ceiling is of that name, or AWS shows more use today already.
 *
 * @param ceilings Of all targets.
 */
export function describeUncountedDemand(
  { demand }: Pick<EventPlan, 'demand'>,
  ceilings: readonly Ceiling[],
): string[] {
  const named = demand.flatMap((entry) => {
    const why = whyUncounted(entry, ceilings);
    return why === null ? [] : [`${[entry.ceiling, entry.resource].filter(Boolean).join(' of ')} (${why})`];
  });
  return inOneSentence('Entries of demand that do not count', named);
}

function whyUncounted(entry: DemandEntry, ceilings: readonly Ceiling[]): string | null {
  const concerned = ceilings.filter(({ family, id, resource, account, region }) =>
    demandConcerns(entry, { family, id, resource, target: { account, region } }),
  );
  const below = concerned.find(({ now }) => isBelowToday(entry.expected, now));
  if (below) return `${entry.expected} ${below.unit} are less than the ${below.now} that are used today`;
  if (concerned.length > 0) return null;
  const ofFamily = ceilings.filter(({ family }) => family === firstPart(entry.ceiling));
  // What could not be read at all is one grey ceiling, of no resource.
  if (ofFamily.some(({ resource, status }) => resource === '-' && status === 'grey')) return null;
  const isId = entry.ceiling !== firstPart(entry.ceiling);
  const near = ofFamily.map(({ id, resource }) => (isId ? id : resource)).sort(compareText);
  return `there is no such ceiling${suggestion(isId ? entry.ceiling : entry.resource, near)}`;
}

const nearestTo = (word: string | undefined, candidates: readonly string[]): string | undefined =>
  word === undefined ? undefined : findNearest(word, candidates);

function suggestion(word: string | undefined, candidates: readonly string[]): string {
  const meant = nearestTo(word, candidates);
  return meant === undefined ? '' : `: did you mean ${meant}?`;
}

/** Entries that are named in a sentence; the rest are counted. */
const MOST_NAMED = 10;

function inOneSentence(title: string, named: readonly string[]): string[] {
  if (named.length === 0) return [];
  const rest = named.length - MOST_NAMED;
  const shown = [...named.slice(0, MOST_NAMED), ...(rest > 0 ? [`${rest} more`] : [])];
  return [`${title}: ${shown.join('; ')}.`];
}
