/**
 * The traffic graph as people draw it: groups and fleets in the place of their instances, each in its tier, with what leads
 * where and what nothing stands in for.
 */
import { capitalize } from '../lib/capitalize';
import { stableId } from '../lib/stable-id';
import type { SinglePointOfFailure, Tier, TrafficEdge, TrafficNode } from '../model/architecture';
import {
  type ApiIntegrations,
  ARTIFACTS,
  type CacheCluster,
  type CacheReplicationGroup,
  type DaxCluster,
  type DbInstance,
  type Ec2Instance,
  type EfsFileSystem,
  type OpenSearchDomain,
  type SecurityGroup,
} from '../model/artifacts';
import { clusterOf } from '../model/clusters';
import { servingNodes } from '../model/dax-nodes';
import { resource } from '../model/resource';
import { GLOBAL, type Target } from '../model/target';
import { apiNamer } from './apis';
import { failsOver, isBeingDeleted, isMemcached } from './caches';
import { fleetOf, groupOwner } from './fleet';
import type { TargetView } from './target-view';
import { type Placed, readFunctionName, TRAFFIC_ARTIFACTS } from './traffic-graph';
import { type Key, keyOf } from './traffic-keys';

/** A node before its ceilings are known. */
export interface MapNode extends Omit<TrafficNode, 'status'> {
  /** What ceilings of it call it. */
  readonly resources: readonly string[];
}

/** How traffic flows through one target. */
export interface TrafficMap {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly TrafficEdge[];
  readonly singlePointsOfFailure: readonly SinglePointOfFailure[];
  readonly unread: readonly ({ readonly artifacts: readonly string[] } & Target)[];
}

/** A node with what only the map needs to know of it. */
interface Drawn {
  readonly node: MapNode;
  /** By which keys the graph and a target group name it. */
  readonly keys: readonly (Key | FunctionKey)[];
  /** Instances that it has at most; null where their number is not what keeps it up. */
  readonly most: number | null;
  /** The cluster whose containers run on it. */
  readonly cluster: string | null;
  /** Security groups of its instances, or those that a data store lets in. */
  readonly securityGroups: readonly string[];
  /** Why it fails alone; null where something stands in for it, or where that depends on what is beside it. */
  readonly failsAlone: string | null;
}

type FunctionKey = `function ${string}`;

const TIER_OF: Record<TrafficNode['kind'], Tier> = {
  api: 'entrance',
  loadBalancer: 'entrance',
  targetGroup: 'entrance',
  cluster: 'compute',
  autoScalingGroup: 'compute',
  instances: 'compute',
  ecsService: 'compute',
  lambdaFunction: 'compute',
  database: 'data',
  cache: 'data',
  searchDomain: 'data',
  fileSystem: 'data',
};

/** Without one of these, something that stands in for a machine may be missing. */
const MACHINE_ARTIFACTS = ['targetGroups', 'targetHealth', 'autoScalingGroups', 'ec2Instances'] as const;

/** Describes the traffic graph of a target as the report shows it: tiers, ways, single points of failure. */
export function mapTraffic(target: Target, view: TargetView): TrafficMap {
  // What an account has only once is collected in a target of its own, where none of this is.
  const unread =
    target.region === GLOBAL ? [] : TRAFFIC_ARTIFACTS.filter((id) => view.artifacts[id] === undefined);
  const draw = createDraw(target);
  const entrances = [...drawApis(view, draw), ...drawEntrances(view, draw)];
  const machines = [...drawGroups(view, draw), ...drawFleets(view, draw)];
  const drawn = [
    ...entrances,
    ...drawClusters(machines, draw),
    ...machines,
    ...drawServices(view, draw),
    ...drawFunctions(view, entrances, draw),
    ...drawDatabases(view, draw),
    ...drawCaches(view, draw),
    ...drawDaxClusters(view, draw),
    ...drawSearchDomains(view, draw),
    ...drawFileSystems(view, draw),
  ];
  const edges = findEdges(view, drawn);
  return {
    nodes: drawn.map(({ node }) => node),
    edges,
    singlePointsOfFailure: findSinglePoints(
      drawn,
      edges,
      MACHINE_ARTIFACTS.every((id) => !unread.includes(id)),
    ),
    unread:
      unread.length === 0 ? [] : [{ account: target.account, region: target.region, artifacts: unread }],
  };
}

type Draft = Omit<MapNode, 'id' | 'tier' | 'account' | 'region' | 'placement' | 'because' | 'resources'> &
  Omit<Drawn, 'node' | 'most' | 'cluster' | 'securityGroups' | 'failsAlone'> &
  Partial<Drawn> & {
    readonly placed: Placed;
    readonly resources?: readonly string[];
    readonly idOf?: string;
  };

type Draw = (draft: Draft) => Drawn;

const createDraw =
  ({ account, region }: Target): Draw =>
  ({ kind, name, zones, placed: { placement, because }, resources = [name], idOf = kind, ...more }) => ({
    most: null,
    cluster: null,
    securityGroups: [],
    failsAlone: null,
    ...more,
    node: {
      id: stableId(idOf, account, region, name),
      kind,
      name,
      account,
      region,
      tier: TIER_OF[kind],
      placement,
      because,
      zones: [...new Set(zones)].sort(),
      resources,
    },
  });

function drawApis({ artifacts, graph }: TargetView, draw: Draw): Drawn[] {
  const { apis = [], apiStages = [] } = artifacts;
  const nameOf = apiNamer(apis);
  const stagesOf = Map.groupBy(apiStages, ({ apiId }) => apiId);
  return apis.map((api) => {
    const name = nameOf(api);
    const stages = stagesOf.get(api.apiId) ?? [];
    return draw({
      kind: 'api',
      name,
      keys: [keyOf('api', api.apiId)],
      placed: graph.placed(ARTIFACTS.apis.owner(api)),
      // API Gateway runs in all zones of its region.
      zones: [],
      resources: [name, ...stages.map(({ stageName }) => `${name}/${stageName}`)],
    });
  });
}

function drawEntrances({ artifacts, graph }: TargetView, draw: Draw): Drawn[] {
  const { loadBalancers = [], classicLoadBalancers = [], targetGroups = [] } = artifacts;
  const explainZone = ([zone, other]: readonly string[]): string | null =>
    zone === undefined || other !== undefined ? null : `The load balancer is only in ${zone}.`;
  return [
    ...loadBalancers.map((balancer) => {
      const zones = balancer.zones.map(({ availabilityZone }) => availabilityZone);
      return draw({
        kind: 'loadBalancer',
        name: balancer.loadBalancerName,
        keys: [keyOf('loadBalancer', balancer.loadBalancerArn)],
        placed: graph.placed(ARTIFACTS.loadBalancers.owner(balancer)),
        zones,
        failsAlone: explainZone(zones),
      });
    }),
    ...classicLoadBalancers.map((balancer) =>
      draw({
        // One of another type may have the same name.
        idOf: 'classicLoadBalancer',
        kind: 'loadBalancer',
        name: balancer.loadBalancerName,
        keys: [keyOf('loadBalancer', balancer.loadBalancerName)],
        placed: graph.placed(ARTIFACTS.classicLoadBalancers.owner(balancer)),
        zones: balancer.availabilityZones,
        failsAlone: explainZone(balancer.availabilityZones),
      }),
    ),
    // Nothing leads to a target group without a load balancer.
    ...targetGroups
      .filter(({ loadBalancerArns }) => loadBalancerArns.length > 0)
      .map((group) =>
        draw({
          kind: 'targetGroup',
          name: group.targetGroupName,
          keys: [keyOf('targetGroup', group.targetGroupArn)],
          placed: graph.placed(ARTIFACTS.targetGroups.owner(group)),
          zones: [],
        }),
      ),
  ];
}

function drawGroups({ artifacts, graph }: TargetView, draw: Draw): Drawn[] {
  const { autoScalingGroups = [], ec2Instances = [] } = artifacts;
  const members = Map.groupBy(ec2Instances, groupOwner(autoScalingGroups));
  return autoScalingGroups.map((group) => {
    const instances = members.get(group.autoScalingGroupName) ?? [];
    const ids = [...group.instances, ...instances].map(({ instanceId }) => instanceId);
    return draw({
      kind: 'autoScalingGroup',
      name: group.autoScalingGroupName,
      keys: [
        keyOf('autoScalingGroup', group.autoScalingGroupName),
        ...ids.map((id) => keyOf('instance', id)),
      ],
      placed: graph.placed(ARTIFACTS.autoScalingGroups.owner(group)),
      zones: group.availabilityZones,
      most: group.maxSize,
      cluster: clusterOf(group.tags),
      securityGroups: listSecurityGroups(instances),
    });
  });
}

/** Instances without a group, gathered by what they are called: a fleet may have thousands. */
function drawFleets({ artifacts, graph }: TargetView, draw: Draw): Drawn[] {
  const { autoScalingGroups = [], ec2Instances = [] } = artifacts;
  const groups = new Set(autoScalingGroups.map(({ autoScalingGroupName }) => autoScalingGroupName));
  const ownerOf = groupOwner(autoScalingGroups);
  const alone = ec2Instances.filter((instance) => !groups.has(ownerOf(instance) ?? ''));
  return [...Map.groupBy(alone, fleetOf)].map(([name, instances]) =>
    draw({
      kind: 'instances',
      name,
      keys: instances.map(({ instanceId }) => keyOf('instance', instanceId)),
      placed: pickForemost(instances.map((instance) => graph.placed(ARTIFACTS.ec2Instances.owner(instance)))),
      zones: instances.map(({ availabilityZone }) => availabilityZone),
      most: instances.length,
      cluster: instances.map(({ tags }) => clusterOf(tags)).find((cluster) => cluster !== null) ?? null,
      securityGroups: listSecurityGroups(instances),
    }),
  );
}

function drawServices({ artifacts, graph }: TargetView, draw: Draw): Drawn[] {
  const { ecsServices = [], subnets = [] } = artifacts;
  const zoneOf = new Map(subnets.map(({ subnetId, availabilityZone }) => [subnetId, availabilityZone]));
  return ecsServices.map((service) => {
    const zones = service.subnetIds.flatMap((id) => zoneOf.get(id) ?? []);
    const [zone, other] = new Set(zones);
    const areAllKnown = zones.length === service.subnetIds.length;
    const isInOneZone = areAllKnown && zone !== undefined && other === undefined;
    return draw({
      kind: 'ecsService',
      name: `${service.clusterName}/${service.serviceName}`,
      keys: [keyOf('ecsService', service.serviceArn)],
      placed: graph.placed(ARTIFACTS.ecsServices.owner(service)),
      zones,
      securityGroups: service.securityGroupIds,
      failsAlone:
        service.desiredCount === 1
          ? 'The service runs one task.'
          : isInOneZone
            ? `All tasks of the service are in ${zone}.`
            : null,
    });
  });
}

const listSecurityGroups = (instances: readonly Ec2Instance[]): string[] => [
  ...new Set(instances.flatMap(({ securityGroupIds }) => securityGroupIds)),
];

const drawClusters = (machines: readonly Drawn[], draw: Draw): Drawn[] =>
  [...Map.groupBy(machines, ({ cluster }) => cluster)].flatMap(([name, members]) =>
    name === null
      ? []
      : draw({
          kind: 'cluster',
          name,
          keys: [`cluster ${name}`],
          placed: pickForemost(members.map(({ node }) => node)),
          zones: members.flatMap(({ node }) => node.zones),
        }),
  );

const FOREMOST_FIRST = ['on', 'unplaced', 'off'] as const;

/** Where what has several parts stands: on the path as soon as one of them is. */
function pickForemost(parts: readonly Placed[]): Placed {
  const found = FOREMOST_FIRST.map((placement) => parts.find((part) => part.placement === placement)).find(
    (part) => part !== undefined,
  );
  if (found === undefined) throw new Error('Nothing has no place.');
  return { placement: found.placement, because: found.because };
}

/** Functions that target groups and APIs lead to; others are called by what this map does not show. */
function drawFunctions({ artifacts, graph }: TargetView, entrances: readonly Drawn[], draw: Draw): Drawn[] {
  const { targetGroups = [], targetHealth = [] } = artifacts;
  const nodes = new Map(entrances.flatMap(({ node, keys }) => keys.map((key) => [key, node] as const)));
  const lambda = new Set(
    targetGroups
      .filter(({ targetType }) => targetType === 'lambda')
      .map(({ targetGroupArn }) => targetGroupArn),
  );
  const leading = [
    ...targetHealth.flatMap(({ targetGroupArn, targets }) => {
      const from = nodes.get(keyOf('targetGroup', targetGroupArn));
      return from && lambda.has(targetGroupArn) ? targets.map(({ id }) => ({ id, from })) : [];
    }),
    ...(artifacts.apiIntegrations ?? []).flatMap(({ apiId, integrations }) => {
      const from = nodes.get(keyOf('api', apiId));
      return from === undefined ? [] : functionsOf(integrations).map((id) => ({ id, from }));
    }),
  ];
  return [...Map.groupBy(leading, ({ id }) => readFunctionName(id))].map(([name, calls]) => {
    const ids = [...new Set(calls.map(({ id }) => id))];
    const own = graph.placed(resource('lambdaFunction', [name, ...ids]));
    const { placement } = pickForemost(calls.map(({ from }) => from));
    const from = calls.find((call) => call.from.placement === placement)?.from;
    const caller =
      from === undefined ? '' : `${capitalize(KIND_IN_WORDS[from.kind] ?? from.kind)} ${from.name}`;
    return draw({
      kind: 'lambdaFunction',
      name,
      keys: ids.map((id): FunctionKey => `function ${id}`),
      placed: own.placement === 'off' ? own : { placement, because: `${caller} invokes it.` },
      zones: [],
    });
  });
}

/** ARNs of the functions that an API invokes, each once. */
const functionsOf = (integrations: ApiIntegrations['integrations']): string[] => [
  ...new Set(
    integrations.flatMap(({ leadsTo, target }) => (leadsTo === 'function' && target !== null ? target : [])),
  ),
];

/** Databases, of which a cluster is one. */
function drawDatabases({ artifacts, graph }: TargetView, draw: Draw): Drawn[] {
  const { dbInstances = [] } = artifacts;
  const admits = admittedBy(artifacts.securityGroups);
  const byOwner = Map.groupBy(
    dbInstances,
    ({ dbClusterIdentifier, dbInstanceIdentifier }) =>
      `${dbClusterIdentifier === null ? 'database' : 'databaseCluster'} ${dbClusterIdentifier ?? dbInstanceIdentifier}`,
  );
  return [...byOwner].map(([key, instances]) => {
    const [idOf = '', name = ''] = key.split(' ');
    return draw({
      // A cluster and an instance may have the same name.
      idOf,
      kind: 'database',
      name,
      keys: instances.map(({ dbInstanceIdentifier }) => keyOf('rds', dbInstanceIdentifier)),
      placed: pickForemost(instances.map((instance) => graph.placed(ARTIFACTS.dbInstances.owner(instance)))),
      zones: instances.flatMap(({ availabilityZone, secondaryAvailabilityZone }) =>
        [availabilityZone, secondaryAvailabilityZone].filter((zone) => zone !== null),
      ),
      resources: [name, ...instances.map(({ dbInstanceIdentifier }) => dbInstanceIdentifier)],
      securityGroups: instances.flatMap(({ securityGroupIds }) => admits(securityGroupIds)),
      failsAlone: explainDatabase(instances),
    });
  });
}

function explainDatabase(instances: readonly DbInstance[]): string | null {
  const [first, second] = instances;
  if (first === undefined || first.multiAz) return null;
  // What a replica answers, its source can.
  if (first.dbClusterIdentifier === null) {
    return first.readReplicaSource === null
      ? 'The database has no standby in another Availability Zone.'
      : null;
  }
  if (second === undefined) return 'The database cluster has one instance, and none that takes over from it.';
  const zones = new Set(instances.map(({ availabilityZone }) => availabilityZone));
  const [zone] = zones;
  return zones.size === 1 && zone ? `All instances of the database cluster are in ${zone}.` : null;
}

/** Caches, of which a replication group is one. */
function drawCaches({ artifacts, graph }: TargetView, draw: Draw): Drawn[] {
  const { cacheClusters = [], cacheReplicationGroups = [], serverlessCaches = [], subnets = [] } = artifacts;
  const admits = admittedBy(artifacts.securityGroups);
  const groups = new Map(cacheReplicationGroups.map((group) => [group.replicationGroupId, group]));
  const zoneOfSubnet = new Map(subnets.map(({ subnetId, availabilityZone }) => [subnetId, availabilityZone]));
  const byOwner = Map.groupBy(
    cacheClusters,
    ({ replicationGroupId, cacheClusterId }) =>
      `${replicationGroupId === null ? 'cache' : 'replicationGroup'} ${replicationGroupId ?? cacheClusterId}`,
  );
  return [
    ...[...byOwner].map(([key, clusters]) => {
      const [idOf = '', name = ''] = key.split(' ');
      const group = groups.get(name);
      return draw({
        idOf,
        kind: 'cache',
        name,
        keys: clusters.map(({ cacheClusterId }) => keyOf('elastiCache', cacheClusterId)),
        placed: pickForemost(clusters.map((cluster) => graph.placed(ARTIFACTS.cacheClusters.owner(cluster)))),
        zones: zonesOfCache(clusters, group),
        resources: [
          name,
          ...clusters.flatMap(({ cacheClusterId, nodes }) => [
            cacheClusterId,
            ...nodes.map(({ cacheNodeId }) => `${cacheClusterId}/${cacheNodeId}`),
          ]),
        ],
        securityGroups: clusters.flatMap(({ securityGroupIds }) => admits(securityGroupIds)),
        failsAlone: explainCache(clusters, group),
      });
    }),
    ...serverlessCaches.map((cache) =>
      draw({
        idOf: 'serverlessCache',
        kind: 'cache',
        name: cache.serverlessCacheName,
        keys: [keyOf('elastiCache', cache.serverlessCacheName)],
        placed: graph.placed(ARTIFACTS.serverlessCaches.owner(cache)),
        zones: cache.subnetIds.flatMap((id) => zoneOfSubnet.get(id) ?? []),
        securityGroups: admits(cache.securityGroupIds),
      }),
    ),
  ];
}

const drawDaxClusters = ({ artifacts, graph }: TargetView, draw: Draw): Drawn[] => {
  const admits = admittedBy(artifacts.securityGroups);
  const clusters = (artifacts.daxClusters ?? []).filter(({ status }) => !isBeingDeleted(status));
  return clusters.map((cluster) =>
    draw({
      idOf: 'daxCluster',
      kind: 'cache',
      name: cluster.clusterName,
      keys: [keyOf('daxCluster', cluster.clusterName)],
      placed: graph.placed(ARTIFACTS.daxClusters.owner(cluster)),
      zones: cluster.nodes.flatMap(({ availabilityZone }) => availabilityZone ?? []),
      securityGroups: admits(cluster.securityGroupIds),
      failsAlone: explainDax(cluster),
    }),
  );
};

function explainDax(cluster: DaxCluster): string | null {
  const zones = new Set(servingNodes(cluster).map(({ availabilityZone }) => availabilityZone));
  if (cluster.totalNodes === 1) return 'The cache has one node, and none that takes over from it.';
  const [zone] = zones;
  return zones.size === 1 && zone ? `All nodes of the cache are in ${zone}.` : null;
}

const drawSearchDomains = ({ artifacts, graph }: TargetView, draw: Draw): Drawn[] => {
  const admits = admittedBy(artifacts.securityGroups);
  const domains = (artifacts.openSearchDomains ?? []).filter(({ isDeleted }) => !isDeleted);
  return domains.map((domain) =>
    draw({
      kind: 'searchDomain',
      name: domain.domainName,
      keys: [keyOf('openSearchDomain', domain.domainName)],
      placed: graph.placed(ARTIFACTS.openSearchDomains.owner(domain)),
      // Of a domain with a public endpoint OpenSearch Service names none.
      zones: domain.availabilityZones,
      securityGroups: admits(domain.securityGroupIds),
      failsAlone: explainDomain(domain),
    }),
  );
};

function explainDomain({ instanceCount, zoneCount }: OpenSearchDomain): string | null {
  if (instanceCount === 1) return 'The search domain has one data node, and none that takes over from it.';
  return zoneCount === 1 ? 'All data nodes of the search domain are in one Availability Zone.' : null;
}

const drawFileSystems = ({ artifacts, graph }: TargetView, draw: Draw): Drawn[] => {
  const admits = admittedBy(artifacts.securityGroups);
  const fileSystems = (artifacts.efsFileSystems ?? []).filter(
    ({ lifeCycleState }) => lifeCycleState !== 'deleting' && lifeCycleState !== 'deleted',
  );
  return fileSystems.map((fileSystem) =>
    draw({
      kind: 'fileSystem',
      name: fileSystem.fileSystemId,
      keys: [keyOf('efsFileSystem', fileSystem.fileSystemId)],
      placed: graph.placed(ARTIFACTS.efsFileSystems.owner(fileSystem)),
      zones: fileSystem.mountTargets.flatMap(({ availabilityZone }) => availabilityZone ?? []),
      securityGroups: admits(
        fileSystem.mountTargets.flatMap(({ securityGroupIds }) => securityGroupIds ?? []),
      ),
      failsAlone: explainFileSystem(fileSystem),
    }),
  );
};

const explainFileSystem = ({ oneZone, mountTargets }: EfsFileSystem): string | null => {
  if (oneZone !== null) return 'The file system is of one Availability Zone.';
  return mountTargets.length === 1 ? 'The file system has one mount target.' : null;
};

const zonesOfCache = (
  clusters: readonly CacheCluster[],
  group: CacheReplicationGroup | undefined,
): readonly string[] =>
  [
    ...clusters.flatMap(({ nodes }) => nodes),
    ...(group?.nodeGroups ?? []).flatMap(({ members }) => members),
  ].flatMap(({ availabilityZone }) => availabilityZone ?? []);

/** Why the loss of one zone takes a cache, or a shard of it, that nothing stands in for; null also where that is not known. */
function explainCache(
  clusters: readonly CacheCluster[],
  group: CacheReplicationGroup | undefined,
): string | null {
  const [first] = clusters;
  if (first === undefined) return null;
  if (isMemcached(first)) {
    const zones = new Set(first.nodes.map(({ availabilityZone }) => availabilityZone));
    const [zone] = zones;
    return zones.size === 1 && zone ? `All nodes of the cache are in ${zone}.` : null;
  }
  if (first.replicationGroupId === null) return 'The cache has one node, and none that takes over from it.';
  if (group === undefined) return null;
  if (group.nodeGroups.some(({ members }) => members.length === 1)) {
    return group.clusterEnabled
      ? 'A shard of the cache has one node, and none that takes over from it.'
      : 'The cache has one node, and none that takes over from it.';
  }
  if (!failsOver(group)) return 'No replica of the cache takes over by itself: automatic failover is off.';
  const alone = group.nodeGroups
    .map(({ members }) => new Set(members.map(({ availabilityZone }) => availabilityZone)))
    .find((zones) => zones.size === 1 && !zones.has(null));
  return alone === undefined
    ? null
    : `All nodes of ${group.clusterEnabled ? 'a shard' : 'the cache'} are in ${[...alone].join()}.`;
}

/** The security groups that some let in. */
function admittedBy(securityGroups: readonly SecurityGroup[] = []) {
  const admits = new Map(securityGroups.map((group) => [group.securityGroupId, group.admitsGroups]));
  return (ids: readonly string[]): readonly string[] => ids.flatMap((id) => admits.get(id) ?? []);
}

/** What keeps data: machines lead there by their security groups. */
const isStoreNode = ({ node }: Drawn): boolean => STORES.includes(node.kind);

const STORES: readonly TrafficNode['kind'][] = ['database', 'cache', 'searchDomain', 'fileSystem'];

/** What security groups let in to data stores. */
const SENDERS: readonly TrafficNode['kind'][] = ['autoScalingGroup', 'instances', 'ecsService'];

function findEdges({ artifacts, graph }: TargetView, drawn: readonly Drawn[]): TrafficEdge[] {
  const byKey = new Map(drawn.flatMap((one) => one.keys.map((key) => [key, one] as const)));
  const ends = [
    ...graph.ways,
    ...(artifacts.targetHealth ?? []).flatMap(({ targetGroupArn, targets }) =>
      targets.map(({ id }) => [keyOf('targetGroup', targetGroupArn), `function ${id}` as const] as const),
    ),
    ...(artifacts.apiIntegrations ?? []).flatMap(({ apiId, integrations }) =>
      functionsOf(integrations).map((id) => [keyOf('api', apiId), `function ${id}` as const] as const),
    ),
  ];
  const edges = new Map<Drawn, Set<Drawn>>();
  const add = (from: Drawn, to: Drawn): void => {
    if (from === to) return;
    const ends = edges.get(from);
    if (ends) ends.add(to);
    else edges.set(from, new Set([to]));
  };
  for (const [start, end] of ends) {
    const from = byKey.get(start);
    const to = byKey.get(end);
    if (from === undefined || to === undefined) continue;
    if (from.node.kind === 'cluster' || from.node.kind === 'ecsService') add(from, to);
    // The containers that get requests may run on any node of the cluster.
    else if (from.node.tier === 'entrance') add(from, byKey.get(`cluster ${to.cluster}`) ?? to);
  }
  const machines = drawn.filter(({ node }) => SENDERS.includes(node.kind));
  const admitted = Map.groupBy(
    drawn.filter(isStoreNode).flatMap((store) => store.securityGroups.map((group) => ({ group, store }))),
    ({ group }) => group,
  );
  for (const machine of machines) {
    for (const group of machine.securityGroups) {
      for (const { store } of admitted.get(group) ?? []) add(machine, store);
    }
  }
  return [...edges].flatMap(([from, ends]) =>
    [...ends].map((to): TrafficEdge => ({ from: from.node.id, to: to.node.id })),
  );
}

/**
 * What fails alone, and the machines behind a load balancer, a target group or a cluster where all of them are in one zone,
 * or are one instance. What is not on the path of traffic fails nobody.
 */
function findSinglePoints(
  drawn: readonly Drawn[],
  edges: readonly TrafficEdge[],
  areMachinesKnown: boolean,
): SinglePointOfFailure[] {
  const byId = new Map(drawn.map((one) => [one.node.id, one]));
  const isOn = ({ node }: Drawn): boolean => node.placement === 'on';
  const points = new Map<string, string>();
  for (const one of drawn) {
    if (isOn(one) && one.failsAlone !== null) points.set(one.node.id, one.failsAlone);
  }
  const fromEach = areMachinesKnown ? Map.groupBy(edges, (edge) => edge.from) : [];
  for (const [from, ways] of fromEach) {
    const start = byId.get(from);
    const next = ways.flatMap(({ to }) => byId.get(to) ?? []).filter(isOn);
    if (start === undefined || !isOn(start) || !next.every(({ most }) => most !== null)) continue;
    const because = explainMachines(start, next);
    if (because === null) continue;
    for (const { node } of next) {
      if (!points.has(node.id)) points.set(node.id, because);
    }
  }
  return [...points].map(([node, because]) => ({ node, because }));
}

const KIND_IN_WORDS: Partial<Record<TrafficNode['kind'], string>> = {
  api: 'API',
  loadBalancer: 'load balancer',
  targetGroup: 'target group',
  cluster: 'cluster',
};

function explainMachines({ node }: Drawn, machines: readonly Drawn[]): string | null {
  if (machines.length === 0) return null;
  const start = `${KIND_IN_WORDS[node.kind] ?? node.kind} ${node.name}`;
  const most = machines.reduce((sum, machine) => sum + (machine.most ?? 0), 0);
  if (most <= 1) return `All traffic of ${start} goes to one instance.`;
  const zones = new Set(machines.flatMap((machine) => machine.node.zones));
  const [zone] = zones;
  const isKnown = machines.every((machine) => machine.node.zones.length > 0);
  return isKnown && zones.size === 1 ? `All instances behind ${start} are in ${zone}.` : null;
}
