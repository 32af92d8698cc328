import type { Artifacts, Tags } from '../model/artifacts';
import type { GlobalScope, PlanScope } from './schema';

/** The resource kinds that section 6 of the workbook lists, and those that come with them. */
export type ResourceKind =
  | 'instance'
  | 'loadBalancer'
  | 'autoScalingGroup'
  | 's3Bucket'
  | 'vpc'
  | 'dynamodbTable'
  | 'rds'
  | 'elastiCache'
  | 'subnet'
  | 'targetGroup'
  | 'volume'
  | 'cloudFrontDistribution'
  | 'route53HostedZone'
  | 'sesDomain'
  | 'other';

export interface ScopedResource {
  readonly kind: ResourceKind;
  /** Name, id, ARN, host name: whatever people may write for it. */
  readonly ids: readonly string[];
  readonly tags: Tags;
}

/** What of a target belongs to the event. */
export interface Scope {
  /** Nothing was selected in the plan, so everything belongs to the event. */
  readonly everything: boolean;
  includes(resource: ScopedResource): boolean;
}

type ListedKind = Exclude<keyof PlanScope | keyof GlobalScope, 'tags' | 'cloudFormationStacks'>;

/** Which list of the plan names which kind; `other` holds ARNs of any kind. */
const KIND_OF_LIST: Readonly<Record<Exclude<ListedKind, 'other'>, ResourceKind>> = {
  instances: 'instance',
  loadBalancers: 'loadBalancer',
  autoScalingGroups: 'autoScalingGroup',
  s3Buckets: 's3Bucket',
  vpcs: 'vpc',
  dynamodbTables: 'dynamodbTable',
  rds: 'rds',
  elastiCache: 'elastiCache',
  cloudFrontDistributions: 'cloudFrontDistribution',
  route53HostedZones: 'route53HostedZone',
  sesDomains: 'sesDomain',
};

const STACK_TAG = 'aws:cloudformation:stack-name';

/**
 * A scope selects a resource that carries all of its tags, or belongs to one of its stacks, or is named in it.
 * No scope, or one that selects by nothing, is everything.
 */
export function compileScope(scope: PlanScope & GlobalScope = {}): Scope {
  const { tags = {}, cloudFormationStacks = [], other = [], ...lists } = scope;
  const wanted = Object.entries(tags);
  const stacks = new Set(cloudFormationStacks);
  const arns = new Set(other);
  const named = new Set(
    Object.entries(KIND_OF_LIST).flatMap(([list, kind]) =>
      (lists[list as keyof typeof KIND_OF_LIST] ?? []).map((id) => memberKey(kind, id)),
    ),
  );

  const everything = wanted.length + stacks.size + arns.size + named.size === 0;
  if (everything) return { everything, includes: () => true };

  const carriesTags = (own: Tags) => wanted.length > 0 && wanted.every(([key, value]) => own[key] === value);
  return {
    everything,
    includes: ({ kind, ids, tags: own }) =>
      carriesTags(own) ||
      stacks.has(own[STACK_TAG] ?? '') ||
      ids.some((id) => arns.has(id) || named.has(memberKey(kind, id))),
  };
}

/**
 * RDS identifiers are case-insensitive and stored in lower case; the host name of an instance or a cluster begins
 * with its identifier (`shop-orders.c9akciq32.ap-southeast-1.rds.amazonaws.com`).
 */
const rdsIdentifier = (id: string): string =>
  id.startsWith('arn:') ? id : (id.toLowerCase().split('.', 1)[0] ?? id);

/** Names repeat between kinds (a group and its load balancer are both called `web`), so a key holds both. */
const memberKey = (kind: ResourceKind, id: string): string =>
  `${kind} ${kind === 'rds' ? rdsIdentifier(id) : id}`;

type Rows = {
  [K in keyof Artifacts as Artifacts[K] extends readonly unknown[]
    ? K
    : never]: Artifacts[K] extends readonly (infer Row)[] ? Row : never;
};

const owned = (kind: ResourceKind, ids: readonly (string | null)[], tags: Tags = {}): ScopedResource => ({
  kind,
  ids: ids.filter((id) => id !== null),
  tags,
});

/**
 * The resource whose scope decides on a row of an artifact: the row itself, or what it belongs to.
 * Artifacts that are not here describe the account or AWS (quotas, instance types) and are kept whole.
 */
const RESOURCE_OF: { readonly [K in keyof Rows]?: (row: Rows[K]) => ScopedResource } = {
  ec2Instances: (row) => owned('instance', [row.instanceId], row.tags),
  subnets: (row) => owned('subnet', [row.subnetId], row.tags),
  volumes: (row) => owned('volume', [row.volumeId], row.tags),
  autoScalingGroups: (row) =>
    owned('autoScalingGroup', [row.autoScalingGroupName, row.autoScalingGroupArn], row.tags),
  scalingPolicies: (row) => owned('autoScalingGroup', [row.autoScalingGroupName]),
  scheduledActions: (row) => owned('autoScalingGroup', [row.autoScalingGroupName]),
  autoScalingGroupPeaks: (row) => owned('autoScalingGroup', [row.autoScalingGroupName]),
  loadBalancers: (row) =>
    owned('loadBalancer', [row.loadBalancerName, row.loadBalancerArn, row.dnsName], row.tags),
  listeners: (row) => owned('loadBalancer', [row.loadBalancerArn]),
  loadBalancerPeaks: (row) => owned('loadBalancer', [row.loadBalancerArn]),
  targetGroups: (row) => owned('targetGroup', [row.targetGroupName, row.targetGroupArn], row.tags),
  targetHealth: (row) => owned('targetGroup', [row.targetGroupArn]),
  dbInstances: (row) => owned('rds', [row.dbInstanceIdentifier, row.dbInstanceArn], row.tags),
  dbClusters: (row) => owned('rds', [row.dbClusterIdentifier, row.dbClusterArn], row.tags),
  dbInstancePeaks: (row) => owned('rds', [row.dbInstanceIdentifier]),
};

/** What a row in scope brings along by naming it. */
const BRINGS: { readonly [K in keyof Rows]?: (row: Rows[K]) => readonly ScopedResource[] } = {
  autoScalingGroups: (row) => [
    ...row.subnetIds.map((id) => owned('subnet', [id])),
    ...row.targetGroupArns.map((arn) => owned('targetGroup', [arn])),
    ...row.instances.map(({ instanceId }) => owned('instance', [instanceId])),
  ],
  loadBalancers: (row) => row.zones.map(({ subnetId }) => owned('subnet', [subnetId])),
  dbInstances: (row) => [owned('rds', [row.dbClusterIdentifier])],
};

/** The resource that brings a row along, where the row names it. */
const BELONGS_TO: { readonly [K in keyof Rows]?: (row: Rows[K]) => ScopedResource } = {
  ec2Instances: (row) => owned('autoScalingGroup', [row.autoScalingGroupName]),
  targetGroups: (row) => owned('loadBalancer', row.loadBalancerArns),
  volumes: (row) => owned('instance', row.instanceIds),
  subnets: (row) => owned('vpc', [row.vpcId]),
  dbInstances: (row) => owned('rds', [row.dbClusterIdentifier]),
};

/** Owners before what follows them. Instances bring their cluster, which brings its other instances. */
const FOLLOWING_ORDER = [
  ...['autoScalingGroups', 'loadBalancers', 'targetGroups', 'ec2Instances', 'volumes', 'subnets'],
  ...['dbInstances', 'dbClusters', 'dbInstances'],
] as readonly (keyof Rows)[];

/**
 * The scope with all that comes with what it selects: the policies, instances, target groups and subnets of a
 * group, the listeners and target groups of a load balancer, the volumes of an instance, the other instances of
 * a cluster, the subnets of a VPC. Tags are rarely on all of these, and what an owner needs can break the event.
 */
export function followOwners(scope: Scope, artifacts: Partial<Artifacts>): Scope {
  if (scope.everything) return scope;
  const members = new Set<string>();
  const includes = (resource: ScopedResource): boolean =>
    scope.includes(resource) || resource.ids.some((id) => members.has(memberKey(resource.kind, id)));

  for (const artifact of FOLLOWING_ORDER) {
    for (const brought of comeWith(artifact, artifacts, includes)) {
      for (const id of brought.ids) members.add(memberKey(brought.kind, id));
    }
  }
  return { everything: false, includes };
}

/** The rows of one artifact that are in scope by now, and what they bring along. */
const comeWith = <K extends keyof Rows>(
  artifact: K,
  artifacts: Partial<Artifacts>,
  includes: Scope['includes'],
): ScopedResource[] =>
  rowsOf(artifact, artifacts)
    .filter((row) => {
      const owner = BELONGS_TO[artifact]?.(row);
      return includes(resourceOf(artifact, row)) || (owner !== undefined && includes(owner));
    })
    .flatMap((row) => [resourceOf(artifact, row), ...(BRINGS[artifact]?.(row) ?? [])]);

const rowsOf = <K extends keyof Rows>(artifact: K, artifacts: Partial<Artifacts>): readonly Rows[K][] =>
  // Rows[K] is by definition what Artifacts[K] holds; the compiler does not follow the mapped type that far.
  (artifacts[artifact] ?? []) as unknown as readonly Rows[K][];

const resourceOf = <K extends keyof Rows>(artifact: K, row: Rows[K]): ScopedResource =>
  RESOURCE_OF[artifact]?.(row) ?? owned('other', []);

/**
 * What checks may see: of each artifact the rows in scope, with what follows its owner; artifacts about the
 * account as a whole as they are. An artifact that was not collected stays absent.
 */
export function narrowArtifacts(artifacts: Partial<Artifacts>, scope: Scope): Partial<Artifacts> {
  if (scope.everything) return artifacts;
  const { includes } = followOwners(scope, artifacts);
  const narrowed = (Object.keys(RESOURCE_OF) as (keyof Rows)[])
    .filter((artifact) => artifacts[artifact] !== undefined)
    .map((artifact) => [
      artifact,
      rowsOf(artifact, artifacts).filter((row) => includes(resourceOf(artifact, row))),
    ]);
  return { ...artifacts, ...Object.fromEntries(narrowed) };
}
