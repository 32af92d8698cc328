import { ARTIFACTS, type ArtifactId, type Artifacts, type Tags } from '../model/artifacts';
import type { RowsDefinition } from '../model/artifacts/definition';
import { resource, type ScopedResource } from '../model/resource';
import { type ResourceKind, SCOPE_LISTS } from '../model/services';
import { GLOBAL, type Target } from '../model/target';
import { findElasticityEntry } from '../plan/demand';
import type { EventPlan, GlobalScope, PlanScope } from '../plan/schema';
import { findPlanAccount } from '../plan/targets';

/** The part of a target that belongs to the event. */
export interface Scope {
  /** Whether the plan selects nothing, so that everything belongs to the event. */
  readonly everything: boolean;
  includes(resource: ScopedResource): boolean;
  /** Whether the plan names the resource itself, and not only a tag or a stack of it. */
  names(resource: ScopedResource): boolean;
  /** Whether the plan names any resource of a kind. */
  namesAny(kind: ResourceKind): boolean;
}

/** The tag with which CloudFormation marks what belongs to a stack. */
export const STACK_TAG = 'aws:cloudformation:stack-name';

/** What CloudFormation appends to the name of a stack to name one that is nested in it, once for each level. */
const NESTED = /^(-[A-Za-z0-9]+-[A-Z0-9]{12,13})+$/;

/** Whether a stack is one of those named or is nested in it: CloudFormation names it `<parent>-<LogicalId>-<RANDOM>`. */
const isPartOf = (stack: string, named: ReadonlySet<string>): boolean =>
  named.has(stack) ||
  [...named].some((parent) => stack.startsWith(parent) && NESTED.test(stack.slice(parent.length)));

/**
 * A scope selects a resource that carries all of its tags, or belongs to one of its stacks (or to one nested in it),
 * or is named in it. Without a scope, and by an empty one, everything is selected.
 */
export function compileScope(scope: PlanScope & GlobalScope = {}): Scope {
  const { tags = {}, cloudFormationStacks = [], other = [], ...lists } = scope;
  const wanted = Object.entries(tags);
  const stacks = new Set(cloudFormationStacks);
  const arns = new Set(other);
  const named = new Set(
    SCOPE_LISTS.flatMap(({ name, kind }) => (lists[name] ?? []).map((id) => memberKey(kind, id))),
  );

  const everything = wanted.length + stacks.size + arns.size + named.size === 0;
  if (everything) return { everything, includes: () => true, names: () => false, namesAny: () => false };

  const carriesTags = (own: Tags) => wanted.length > 0 && wanted.every(([key, value]) => own[key] === value);
  const names: Scope['names'] = ({ kind, ids }) =>
    ids.some((id) => arns.has(id) || named.has(memberKey(kind, id)));
  return {
    everything,
    includes: (resource) =>
      carriesTags(resource.tags) ||
      stacksOf(resource).some((stack) => isPartOf(stack, stacks)) ||
      names(resource),
    names,
    namesAny: (kind) => SCOPE_LISTS.some((list) => list.kind === kind && (lists[list.name] ?? []).length > 0),
  };
}

/** The stack that a resource is or belongs to, by its names. */
const stacksOf = ({ kind, ids, tags }: ScopedResource): readonly string[] =>
  kind === 'cloudFormationStack' ? ids : [tags[STACK_TAG]].filter((stack) => stack !== undefined);

/**
 * Reads from the plan which part of a target belongs to the event.
 *
 * @throws RangeError when the plan has no such account or region.
 */
export function scopeOf(plan: Pick<EventPlan, 'accounts'>, target: Target): Scope {
  const account = findPlanAccount(plan, target.account);
  if (target.region === GLOBAL) return compileScope(account.global);
  const region = account.regions.find(({ name }) => name === target.region);
  if (!region) throw new RangeError(`The plan has no region ${target.region} in account ${target.account}.`);
  const scope = compileScope(region.scope);
  // Domains are named once for the account, and what is verified of them is in regions.
  const sesDomains = account.global?.sesDomains;
  return scope.everything || sesDomains === undefined ? scope : compileScope({ ...region.scope, sesDomains });
}

/** Tells which resources of a target a plan itself selects: by its scope, where it has one, or as what grows with traffic. */
export function selectedBy(
  plan: Pick<EventPlan, 'accounts' | 'traffic'>,
): (target: Target) => (resource: ScopedResource) => boolean {
  return (target) => {
    const scope = scopeOf(plan, target);
    return (resource) => {
      const entry = findElasticityEntry(plan, resource, target);
      return entry ? entry.factor !== 0 : !scope.everything && scope.includes(resource);
    };
  };
}

/**
 * RDS identifiers are case-insensitive and stored in lower case; the host name of an instance or a cluster begins
 * with its identifier (`shop-orders.c9akciq32.ap-southeast-1.rds.amazonaws.com`).
 */
const rdsIdentifier = (id: string): string =>
  id.startsWith('arn:') ? id : (id.toLowerCase().split('.', 1)[0] ?? id);

/** Names repeat between kinds (a group and its load balancer are both called `web`), so a key holds both. */
export const memberKey = (kind: ResourceKind, id: string): string =>
  `${kind} ${kind === 'rds' ? rdsIdentifier(id) : id}`;

/** Id of an artifact whose rows have an owner, and so are in scope or not. */
export type RowsId = {
  [Id in ArtifactId]: (typeof ARTIFACTS)[Id] extends { owner: unknown } ? Id : never;
}[ArtifactId];

/** The artifacts whose rows have owners, so that the scope selects among them. */
export const ROWS_IDS = Object.entries(ARTIFACTS).flatMap(([id, definition]) =>
  'owner' in definition ? [id as RowsId] : [],
);

/** One row as the scope sees it. */
export interface Member {
  readonly owner: ScopedResource;
  readonly comesWith: readonly ScopedResource[];
  brings(): readonly ScopedResource[];
  /** What it brings where it is in scope only for what it comes with; absent where that is the same. */
  readonly bringsInPart?: (includes: Scope['includes']) => readonly ScopedResource[];
}

/** Each definition describes exactly the rows of its artifact; the compiler does not follow the map that far. */
export const definitionOf = (id: RowsId): RowsDefinition => ARTIFACTS[id] as unknown as RowsDefinition;

/** The rows of an artifact as the scope sees them; none where it was not collected. */
export function membersOf(id: RowsId, artifacts: Partial<Artifacts>): Member[] {
  const definition = definitionOf(id);
  return (artifacts[id] ?? []).map((row) => {
    const owner = definition.owner(row);
    const { part } = definition;
    // What belongs to a stack is changed through it.
    const bringsOf = (one: unknown) => [
      ...definition.brings(one),
      resource('cloudFormationStack', stacksOf(owner)),
    ];
    return {
      owner,
      comesWith: definition.comesWith(row),
      brings: () => bringsOf(row),
      ...(part && { bringsInPart: (includes: Scope['includes']) => bringsOf(part(row, includes)) }),
    };
  });
}

/**
 * The scope with all that comes with what it selects, as the definitions of the artifacts say: the policies, instances,
 * target groups and subnets of a group, the target groups of a load balancer and what is registered there, the volumes
 * of an instance, the other instances of a cluster. Tags are rarely on all of these, and what an owner needs can break
 * the event. It goes on until nothing more comes along, so the order of artifacts and rows does not matter.
 *
 * @param others What belongs to the event besides what the scope selects.
 */
export function followOwners(
  scope: Scope,
  artifacts: Partial<Artifacts>,
  others: readonly ScopedResource[] = [],
): Scope {
  if (scope.everything) return scope;
  const keysOf = (resources: readonly ScopedResource[]) =>
    resources.flatMap(({ kind, ids }) => ids.map((id) => memberKey(kind, id)));
  const followed = new Set(keysOf(others));
  /** What is in for what it comes with alone, and not whole. */
  const inPart = new Set<string>();
  const isWhole = (resource: ScopedResource): boolean =>
    scope.includes(resource) || keysOf([resource]).some((key) => followed.has(key));
  const includes = (resource: ScopedResource): boolean =>
    isWhole(resource) || keysOf([resource]).some((key) => inPart.has(key));

  let outside = ROWS_IDS.flatMap((id) => membersOf(id, artifacts));
  for (let before = -1; followed.size + inPart.size !== before; ) {
    before = followed.size + inPart.size;
    outside = outside.filter((member) => {
      const { owner, bringsInPart } = member;
      const isOwn = isWhole(owner);
      if (!isOwn && !member.comesWith.some(includes)) return true;
      if (isOwn || bringsInPart === undefined) {
        for (const key of keysOf([owner, ...member.brings()])) followed.add(key);
        return false;
      }
      for (const key of keysOf([owner])) inPart.add(key);
      for (const key of keysOf(bringsInPart(includes))) followed.add(key);
      // More of it is in once more of what it comes with is.
      return true;
    });
  }
  return { ...scope, includes };
}

/**
 * What checks may see: of an artifact with owners the rows in scope, with those that come along; an artifact about the
 * account as a whole as it is. One that was not collected stays absent.
 */
export function narrowArtifacts(artifacts: Partial<Artifacts>, scope: Scope): Partial<Artifacts> {
  if (scope.everything) return artifacts;
  const { includes } = followOwners(scope, artifacts);
  const narrowed = ROWS_IDS.flatMap((id) => {
    const rows: readonly unknown[] | undefined = artifacts[id];
    const { owner, part = (row: unknown) => row } = definitionOf(id);
    return rows ? [[id, rows.filter((row) => includes(owner(row))).map((row) => part(row, includes))]] : [];
  });
  return { ...artifacts, ...Object.fromEntries(narrowed) };
}
