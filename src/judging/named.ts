/** Looks up in an account what a plan names there, so that a slip of the pen is found before the event is. */
import type { ArtifactId, Artifacts } from '../model/artifacts';
import type { ScopedResource } from '../model/resource';
import { RESOURCE_KINDS, type ResourceKind, SCOPE_LISTS } from '../model/services';
import { findNearest } from '../plan/problem';
import type { GlobalScope, PlanScope } from '../plan/schema';
import { compileScope, definitionOf, followOwners, membersOf, ROWS_IDS, STACK_TAG } from './scope';

/** The artifacts that list every resource of a kind; none where nothing reads resources of that kind. */
const listedIn = (kind: ResourceKind): readonly ArtifactId[] =>
  ROWS_IDS.filter((id) => definitionOf(id).lists.includes(kind));

/** Artifacts of regions by which something that a plan names is looked up. */
export const LOOKED_UP_IN: readonly ArtifactId[] = ROWS_IDS.filter(
  (id) => definitionOf(id).per === 'region' && definitionOf(id).lists.length > 0,
);

/** Artifacts whose rows carry tags, but for stacks: those are judged for what belongs to them. */
const TAGGED = LOOKED_UP_IN.filter((id) => 'tags' in rowShape(id) && id !== 'cloudFormationStacks');

function rowShape(id: ArtifactId): object {
  const listed = ROWS_IDS.find((candidate) => candidate === id);
  const element: object = listed === undefined ? {} : definitionOf(listed).shape.element;
  return 'shape' in element && typeof element.shape === 'object' && element.shape !== null
    ? element.shape
    : {};
}

/** The result of looking up one name. */
export type Lookup =
  | { readonly outcome: 'found' }
  /** It is not there; `nearest` is what may have been meant. */
  | { readonly outcome: 'missing'; readonly nearest?: string }
  /** It was not found, and artifacts that would show it could not be read. */
  | { readonly outcome: 'unread'; readonly artifacts: readonly ArtifactId[] }
  /** Nothing reads resources of its kind. */
  | { readonly outcome: 'unjudged' };

/** One entry of a scope, and whether it is in the account. */
export interface NamedEntry {
  /** Field of the scope, such as `loadBalancers`. */
  readonly list: string;
  readonly name: string;
  readonly lookup: Lookup;
}

/** What a target has, listed once for all lookups in it. */
export interface Listing {
  readonly artifacts: Partial<Artifacts>;
  /** Every resource of the artifacts but for stacks: the owners of the rows, and what they belong to. */
  readonly resources: readonly ScopedResource[];
  readonly stacks: readonly ScopedResource[];
}

/** @param artifacts Of the whole target, not narrowed to the scope. */
export function listingOf(artifacts: Partial<Artifacts>): Listing {
  const all = ROWS_IDS.flatMap((id) => membersOf(id, artifacts)).flatMap(({ owner, comesWith }) => [
    owner,
    ...comesWith,
  ]);
  const [stacks, resources] = [all.filter(isStack), all.filter((one) => !isStack(one))];
  return { artifacts, resources, stacks };
}

/** A stack that a scope selects says nothing of whether anything in it is judged. */
const isStack = ({ kind }: ScopedResource): boolean => kind === 'cloudFormationStack';

function toLookup(
  name: string,
  found: boolean,
  shownBy: readonly ArtifactId[],
  { artifacts }: Listing,
  candidates: Iterable<string>,
): Lookup {
  if (found) return { outcome: 'found' };
  if (shownBy.length === 0) return { outcome: 'unjudged' };
  const unread = shownBy.filter((id) => artifacts[id] === undefined);
  if (unread.length > 0) return { outcome: 'unread', artifacts: unread };
  const near = findNearest(name, candidates);
  return { outcome: 'missing', ...(near !== undefined && { nearest: near }) };
}

/** Looks up a resource of one kind by any of the names that a scope takes for it. */
export function lookUpResource(kind: ResourceKind, name: string, listing: Listing): Lookup {
  const ofKind = listing.resources.filter((resource) => resource.kind === kind);
  const list = SCOPE_LISTS.find((each) => each.kind === kind);
  const scope = list === undefined ? null : compileScope({ [list.name]: [name] });
  const found = ofKind.some((resource) => scope?.includes(resource) ?? resource.ids.includes(name));
  return toLookup(
    name,
    found,
    listedIn(kind),
    listing,
    ofKind.flatMap(({ ids }) => ids),
  );
}

/** Looks up whether anything carries all of these tags; else the first that nothing carries is missing. */
function lookUpTags(tags: Readonly<Record<string, string>>, listing: Listing): Lookup {
  const carried = listing.resources.map((resource) => resource.tags);
  const pairs = Object.entries(tags);
  const found = carried.some((own) => pairs.every(([key, value]) => own[key] === value));
  const lacking = pairs.find(([key, value]) => !carried.some((own) => own[key] === value));
  const written = new Set(carried.flatMap((own) => Object.entries(own).map(tagInWords)));
  return toLookup(lacking ? tagInWords(lacking) : '', found, TAGGED, listing, lacking ? written : []);
}

const tagInWords = ([key, value]: readonly [string, string]): string => `${key}=${value}`;

function lookUpStack(stack: string, listing: Listing): Lookup {
  const { resources } = listing;
  const { includes } = compileScope({ cloudFormationStacks: [stack] });
  const stacks = new Set(resources.flatMap(({ tags }) => tags[STACK_TAG] ?? []));
  return toLookup(stack, resources.some(includes), TAGGED, listing, stacks);
}

/** Looks up an ARN of any kind; one of a service whose resources nothing reads is `unjudged`. */
function lookUpArn(arn: string, listing: Listing): Lookup {
  const service = arn.split(':')[2];
  const kinds = Object.entries(RESOURCE_KINDS).filter(([, known]) => known.service === service);
  const shownBy = kinds.flatMap(([kind]) => listedIn(kind as ResourceKind));
  const ids = [...listing.resources, ...listing.stacks].flatMap((resource) => resource.ids);
  const arns = ids.filter((id) => id.startsWith('arn:'));
  return toLookup(arn, ids.includes(arn), shownBy, listing, arns);
}

/** Looks up everything that the scope of a target names. */
export function lookUpScope(
  { tags = {}, cloudFormationStacks = [], other = [], ...lists }: PlanScope & GlobalScope,
  listing: Listing,
): NamedEntry[] {
  const tagged = Object.entries(tags).map(tagInWords).join(', ');
  return [
    ...(tagged === '' ? [] : [{ list: 'tags', name: tagged, lookup: lookUpTags(tags, listing) }]),
    ...cloudFormationStacks.map((name) => ({
      list: 'cloudFormationStacks',
      name,
      lookup: lookUpStack(name, listing),
    })),
    ...SCOPE_LISTS.flatMap(({ name: list, kind }) =>
      (lists[list] ?? []).map((name) => ({ list, name, lookup: lookUpResource(kind, name, listing) })),
    ),
    ...other.map((name) => ({ list: 'other', name, lookup: lookUpArn(name, listing) })),
  ];
}

/** How many of the collected rows the scope selects, with those that come along with them; stacks do not count. */
export function countSelected(scope: PlanScope & GlobalScope, artifacts: Partial<Artifacts>): number {
  const { includes } = followOwners(compileScope(scope), artifacts);
  return ROWS_IDS.flatMap((id) => membersOf(id, artifacts)).filter(
    ({ owner }) => !isStack(owner) && includes(owner),
  ).length;
}
