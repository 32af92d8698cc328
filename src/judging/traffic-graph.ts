/**
 * What carries the event's traffic is found by following it: from APIs and load balancers over target groups to what is
 * registered there, to whatever shares a cluster with that, and on to the data stores that let it in.
 */
import { type Ipv4Range, parseIpv4, parseIpv4Range } from '../lib/ipv4';
import {
  ARTIFACTS,
  type Artifacts,
  type AutoScalingGroup,
  type EcsService,
  type EfsFileSystem,
  type LoadBalancerPeak,
  type SecurityGroup,
  type Tags,
  type TargetGroup,
} from '../model/artifacts';
import { clusterOf } from '../model/clusters';
import { resource, type ScopedResource } from '../model/resource';
import type { ResourceKind } from '../model/services';
import type { Target } from '../model/target';
import { findElasticityEntry, findEntranceDemand, type OwnTraffic } from '../plan/demand';
import type { EventPlan } from '../plan/schema';
import { type Entrance, findOwnTraffic } from './entrance-demand';
import type { Scope } from './scope';
import { isApi, isLoadBalancer, type Key, keyOf, keysOf } from './traffic-keys';

/**
 * `on` the path of traffic: it grows with the event. `off`: it counts at its own peak. `unplaced`: neither the account nor
 * the plan shows it, so both are possible.
 */
export type Placement = 'on' | 'off' | 'unplaced';

/** Where a resource stands, and how that is known. */
export interface Placed {
  readonly placement: Placement;
  /** How that is known, as a sentence. */
  readonly because: string;
  /** What the load balancers that lead to it bring; absent where they bring as much more as all the rest. */
  readonly own?: OwnTraffic;
  /** Set on what the scope of the plan leaves out. */
  readonly isOutside?: true;
}

/** What carries the event's traffic in one target. */
export interface TrafficGraph {
  /** Where a group, an instance, a target group, a load balancer or a data store stands. */
  placed(resource: ScopedResource): Placed;
  /** All ways that traffic may take from one thing to the next, whether or not it takes them now. */
  readonly ways: readonly (readonly [from: Key, to: Key])[];
}

/**
 * The artifacts that the graph is made of; without one, what it would show is not known. A rule uses them that asks whether
 * resources carry the event's traffic.
 */
export const TRAFFIC_ARTIFACTS = [
  'apis',
  'apiIntegrations',
  'apiPeaks',
  'loadBalancers',
  'classicLoadBalancers',
  'listeners',
  'targetGroups',
  'targetHealth',
  'loadBalancerPeaks',
  'autoScalingGroups',
  'ec2Instances',
  'ecsServices',
  'subnets',
  'securityGroups',
  'dbInstances',
  'cacheClusters',
  'serverlessCaches',
  'daxClusters',
  'openSearchDomains',
  'efsFileSystems',
] as const;

/** What of them, and what else, a graph is made from: NAT gateways lead to nothing, and are only placed themselves. */
type TrafficArtifacts = Partial<Pick<Artifacts, (typeof TRAFFIC_ARTIFACTS)[number] | 'natGateways'>>;

/** Follows traffic from the load balancers of a target to everything behind them. */
export function trafficGraph(
  plan: Pick<EventPlan, 'traffic' | 'environment'>,
  target: Target,
  scope: Scope,
  artifacts: TrafficArtifacts,
): TrafficGraph {
  const entrances = listEntrances(plan, target, scope, artifacts);
  const paths = followTraffic(entrances, artifacts);
  const stores = storeReach(artifacts, paths);
  const ownTraffic = findOwnTraffic(
    entrances.flatMap(({ entrance, isCarrying }) => (isCarrying ? entrance : [])),
    paths.next,
  );
  const leftOut = storesLeftOut(plan, target, scope, artifacts, paths);
  const runsAlone = lonely(artifacts);
  const leaving = outgoing(artifacts, paths, (owner) => place(owner));
  const isSelected = (resource: ScopedResource): boolean =>
    !scope.everything && (scope.names(resource) || !runsAlone(resource));
  const place = (resource: ScopedResource): Placed => {
    if (!scope.includes(resource))
      return { ...(isStore(resource) ? leftOut(resource) : OUTSIDE), isOutside: true };
    const entry = findElasticityEntry(plan, resource, target);
    const path = paths.on(resource);
    if (entry) return saidByPlan(entry, path);
    if (path !== null) return { placement: 'on', because: path };
    const idle = paths.idle(resource);
    if (idle !== null) return { placement: 'off', because: idle };
    if (isSelected(resource)) {
      return { placement: 'on', because: 'The scope of the plan selects it for the event.' };
    }
    const other = otherEnvironment(plan, resource.tags);
    if (other !== null) return { placement: 'off', because: `Its tags say that it is of ${other}.` };
    return placeByKind(resource);
  };
  const placeByKind = (resource: ScopedResource): Placed => {
    if (isStore(resource)) return unlessNamedApart(plan, resource, stores.place(resource));
    if (isCompute(resource)) return { placement: 'unplaced', because: paths.open(resource) };
    if (resource.kind === 'natGateway') return leaving(resource);
    if (isLink(resource)) return ELSEWHERE;
    if (resource.kind === 'secret') return READ_BY_ANYTHING;
    return { placement: 'on', because: NOTHING_APART };
  };
  return {
    ways: paths.ways,
    placed(resource) {
      const placed = place(resource);
      if (placed.placement === 'off' || plan.traffic.loadBalancers.length === 0) return placed;
      const own = ownTraffic(isStore(resource) ? stores.sendersTo(resource) : keysOf(resource));
      return own === undefined ? placed : { ...placed, own };
    },
  };
}

const OUTSIDE: Placed = { placement: 'off', because: 'It is outside the scope of the plan.' };

/** What keeps the data of an event: it is reached through security groups. */
interface Store {
  readonly owner: ScopedResource;
  /** Its own id. */
  readonly id: string;
  /** The cluster that it is of; null where it is of none. */
  readonly cluster: string | null;
  readonly securityGroupIds: readonly string[];
}

const listStores = ({
  dbInstances = [],
  cacheClusters = [],
  serverlessCaches = [],
  daxClusters = [],
  openSearchDomains = [],
  efsFileSystems = [],
}: TrafficArtifacts): readonly Store[] => [
  ...dbInstances.map((instance) => ({
    owner: ARTIFACTS.dbInstances.owner(instance),
    id: instance.dbInstanceIdentifier,
    cluster: instance.dbClusterIdentifier,
    securityGroupIds: instance.securityGroupIds,
  })),
  ...cacheClusters.map((cache) => ({
    owner: ARTIFACTS.cacheClusters.owner(cache),
    id: cache.cacheClusterId,
    cluster: cache.replicationGroupId,
    securityGroupIds: cache.securityGroupIds,
  })),
  ...serverlessCaches.map((cache) => ({
    owner: ARTIFACTS.serverlessCaches.owner(cache),
    id: cache.serverlessCacheName,
    cluster: null,
    securityGroupIds: cache.securityGroupIds,
  })),
  ...daxClusters.map((cluster) => ({
    owner: ARTIFACTS.daxClusters.owner(cluster),
    id: cluster.clusterName,
    cluster: null,
    securityGroupIds: cluster.securityGroupIds,
  })),
  ...openSearchDomains.map((domain) => ({
    owner: ARTIFACTS.openSearchDomains.owner(domain),
    id: domain.domainName,
    cluster: null,
    securityGroupIds: domain.securityGroupIds,
  })),
  ...efsFileSystems.map((fileSystem) => ({
    owner: ARTIFACTS.efsFileSystems.owner(fileSystem),
    id: fileSystem.fileSystemId,
    cluster: null,
    securityGroupIds: groupsOfMountTargets(fileSystem),
  })),
];

/** What leads to networks of your own. */
const LINK_KINDS: readonly ResourceKind[] = ['vpnConnection', 'directConnection', 'virtualInterface'];

const isLink = ({ kind }: ScopedResource): boolean => LINK_KINDS.includes(kind);

/** Routes tell what may go there, and nothing tells whether requests wait for it. */
const ELSEWHERE: Placed = {
  placement: 'unplaced',
  because: 'Nothing shows whether what serves requests needs the network that it leads to.',
};

/** Secrets Manager does not tell who reads a secret. */
const READ_BY_ANYTHING: Placed = {
  placement: 'unplaced',
  because: 'Nothing shows whether what serves requests reads it.',
};

/** None where those of one are not known: then nothing shows what it keeps out. */
const groupsOfMountTargets = ({ mountTargets }: EfsFileSystem): readonly string[] =>
  mountTargets.some(({ securityGroupIds }) => securityGroupIds === null)
    ? []
    : [...new Set(mountTargets.flatMap(({ securityGroupIds }) => securityGroupIds ?? []))];

const STORE_KINDS: readonly ResourceKind[] = [
  'rds',
  'elastiCache',
  'daxCluster',
  'openSearchDomain',
  'efsFileSystem',
];

/** Whether a resource is a data store, or a cluster of some. */
const isStore = ({ kind }: ScopedResource): boolean => STORE_KINDS.includes(kind);

/**
 * Teams tag what serves requests and forget the database behind it. One that the scope leaves out is off the path where the
 * plan says so, where it names those of the event, or where nothing leads from what is in scope to it; of any other nobody
 * can say whether it was left out on purpose.
 */
function storesLeftOut(
  plan: Pick<EventPlan, 'traffic' | 'environment'>,
  target: Target,
  scope: Scope,
  artifacts: TrafficArtifacts,
  paths: Paths,
): (store: ScopedResource) => Placed {
  if (scope.everything) return () => OUTSIDE;
  const { securityGroups } = artifacts;
  const senders = listSenders(artifacts).filter(({ owner }) => scope.includes(owner));
  const reach = storeReach(artifacts, { ...paths, senders });
  const isRead = paths.isComplete && securityGroups !== undefined;
  const included = new Set(
    listStores(artifacts).flatMap(({ owner }) => (scope.includes(owner) ? owner.kind : [])),
  );
  const mayNeedOne = (kind: ResourceKind): boolean =>
    !included.has(kind) && (senders.length > 0 || paths.leadsElsewhere);
  return (store) => {
    if (scope.namesAny(store.kind)) return OUTSIDE;
    const entry = findElasticityEntry(plan, store, target);
    if (entry) return saidByPlan(entry);
    if (otherEnvironment(plan, store.tags) !== null) return OUTSIDE;
    const reached = reach.place(store);
    if (reached.placement === 'off') return reached;
    const isOpen = reached.because === NOTHING_APART;
    if (isOpen && isRead && !mayNeedOne(store.kind)) return OUTSIDE;
    const why = isOpen ? 'nothing shows that what is in the scope does without it.' : reached.because;
    return {
      placement: 'unplaced',
      because: `The scope of the plan leaves it out, but ${lowerFirst(why)} Name it in the scope if the event needs it.`,
    };
  };
}

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** What the plan says counts; where that is against what was seen, both are told. */
const saidByPlan = (
  { factor, multiplier }: NonNullable<ReturnType<typeof findElasticityEntry>>,
  path: string | null = null,
): Placed => {
  const said = `The plan says so (traffic.elasticity: ${factor ?? `${multiplier}×`})`;
  if (factor !== 0) return { placement: 'on', because: `${said}.` };
  return {
    placement: 'off',
    because: path === null ? `${said}.` : `${said}, though on normal days ${lowerFirst(path)}`,
  };
};

/** The keys by which teams tag the environment of a resource, and what they call those that no customer sees. */
const ENVIRONMENT_TAG = /^(env|environment|stage)$/i;
const NO_PRODUCTION = /^(dev|development|test|testing|qa|stage|staging|sandbox)$/i;

/** The environment of a resource, where it is not that of an event in production; null where no tag says so. */
function otherEnvironment({ environment }: Pick<EventPlan, 'environment'>, tags: Tags): string | null {
  if (environment !== 'production') return null;
  const named = Object.entries(tags).find(
    ([key, value]) => ENVIRONMENT_TAG.test(key) && NO_PRODUCTION.test(value),
  );
  return named?.[1] ?? null;
}

/**
 * A data store that is named as of another environment may still be of this one: a name is no proof, but where nothing else
 * shows what it carries, it is reason enough to ask.
 */
function unlessNamedApart(
  { environment }: Pick<EventPlan, 'environment'>,
  { ids }: ScopedResource,
  placed: Placed,
): Placed {
  if (environment !== 'production' || placed.because !== NOTHING_APART) return placed;
  const word = ids[0]?.split('-').find((part) => NO_PRODUCTION.test(part));
  return word === undefined
    ? placed
    : {
        placement: 'unplaced',
        because: `Its name speaks of ${word}, and nothing shows whether it carries traffic.`,
      };
}

/**
 * Bastions and schedulers are groups that keep one instance running, and never more. Teams give them the tags of what they
 * belong to, so that tags do not show that a group grows which nothing can make grow.
 */
function lonely({ autoScalingGroups = [] }: TrafficArtifacts): (resource: ScopedResource) => boolean {
  const names = new Set(
    autoScalingGroups
      .filter(({ minSize, maxSize }) => minSize === 1 && maxSize === 1)
      .map(({ autoScalingGroupName }) => autoScalingGroupName),
  );
  return ({ kind, ids }) => kind === 'autoScalingGroup' && ids.some((id) => names.has(id));
}

/** What runs on its own as often as behind a load balancer. */
const isCompute = ({ kind }: ScopedResource): boolean => MACHINES.some((machine) => machine === kind);

const NOTHING_APART = 'Nothing shows that it is apart from the traffic.';

/** A group, an instance or a service, and the subnets that it runs in. */
interface Runner {
  readonly owner: ScopedResource;
  readonly name: string;
  readonly subnetIds: readonly string[];
}

const listRunners = ({
  autoScalingGroups = [],
  ec2Instances = [],
  ecsServices = [],
}: TrafficArtifacts): readonly Runner[] => {
  const groups = new Set(autoScalingGroups.map(({ autoScalingGroupName }) => autoScalingGroupName));
  return [
    ...autoScalingGroups.map((group) => ({
      owner: ARTIFACTS.autoScalingGroups.owner(group),
      name: `the group ${group.autoScalingGroupName}`,
      subnetIds: group.subnetIds,
    })),
    ...ecsServices.map((service) => ({
      owner: ARTIFACTS.ecsServices.owner(service),
      name: `the service ${service.clusterName}/${service.serviceName}`,
      subnetIds: service.subnetIds,
    })),
    ...ec2Instances
      .filter(({ autoScalingGroupName }) => !groups.has(autoScalingGroupName ?? ''))
      .map((instance) => ({
        owner: ARTIFACTS.ec2Instances.owner(instance),
        name: instance.instanceId,
        subnetIds: instance.subnetId === null ? [] : [instance.subnetId],
      })),
  ];
};

/**
 * Places a NAT gateway by what runs in the subnets whose route tables lead to it: what serves requests calls payment
 * providers, other services of AWS and the like. Functions, and what comes over a transit gateway, run in no subnet that is known.
 */
function outgoing(
  artifacts: TrafficArtifacts,
  { leadsElsewhere }: Pick<Paths, 'leadsElsewhere'>,
  place: (owner: ScopedResource) => Placed,
): (gateway: ScopedResource) => Placed {
  let runners: readonly Runner[] | undefined;
  return ({ ids }) => {
    const gateways = (artifacts.natGateways ?? []).filter(({ natGatewayId }) => ids.includes(natGatewayId));
    const served = new Set(gateways.flatMap(({ servedSubnetIds }) => servedSubnetIds));
    if (served.size === 0) return { placement: 'off', because: 'No route table of a subnet leads to it.' };
    runners ??= listRunners(artifacts);
    const behind = runners.filter(({ subnetIds }) => subnetIds.some((id) => served.has(id)));
    const placements = new Set<Placement>();
    for (const { owner, name } of behind) {
      const { placement } = place(owner);
      if (placement === 'on') {
        return {
          placement,
          because: `What leaves the subnets of ${name}, which carries traffic, goes through it.`,
        };
      }
      placements.add(placement);
    }
    return placements.size === 1 && placements.has('off') && !leadsElsewhere
      ? { placement: 'off', because: 'What runs in the subnets that it serves carries no traffic.' }
      : {
          placement: 'unplaced',
          because:
            'Nothing was seen to carry traffic in the subnets that it serves; functions may run there.',
        };
  };
}

const NO_ENTRANCE = 'No load balancer that was found leads to it.';

/** What could show one more way for traffic. */
const PATH_ARTIFACTS = [
  'apis',
  'apiIntegrations',
  'loadBalancers',
  'classicLoadBalancers',
  'targetGroups',
  'targetHealth',
  'autoScalingGroups',
  'ec2Instances',
] as const satisfies readonly (keyof TrafficArtifacts)[];

interface Paths {
  /** How traffic gets to a resource; null when it does not. */
  on(resource: ScopedResource): string | null;
  /** Why a resource that load balancers lead to gets no traffic; null when none leads to it. */
  idle(resource: ScopedResource): string | null;
  /** Why nobody can tell whether a resource carries traffic that none was seen to reach. */
  open(resource: ScopedResource): string;
  /** Whether all was read that could show a way: what is not reached is known not to be only then. */
  readonly isComplete: boolean;
  readonly ways: TrafficGraph['ways'];
  /** What follows on a thing where traffic goes; functions too, which others may call as well. */
  next(from: Key): readonly Key[];
  /** What traffic reaches, of what has network interfaces. */
  readonly senders: readonly Sender[];
  /** Whether traffic goes to something whose network interfaces are not known: a function, an address of nobody. */
  readonly leadsElsewhere: boolean;
}

/**
 * The groups, instances, services and functions that APIs and load balancers in scope lead to, with or without traffic: over
 * addresses of containers, too, and in the clusters where these run.
 */
export function computeBehind(scope: Scope, artifacts: TrafficArtifacts): ScopedResource[] {
  const { apis = [], loadBalancers = [], classicLoadBalancers = [] } = artifacts;
  const { ways, functions } = registrations(artifacts);
  const toAll = forwards(artifacts, { withIdle: true });
  const onwards = stepsOf([
    ...toAll,
    ...ways,
    ...memberships(artifacts),
    ...serviceWays(artifacts),
    ...clusters(artifacts),
  ]);
  const entrances = [
    ...apis.map(ARTIFACTS.apis.owner),
    ...loadBalancers.map(ARTIFACTS.loadBalancers.owner),
    ...classicLoadBalancers.map(ARTIFACTS.classicLoadBalancers.owner),
  ]
    .filter(scope.includes)
    .flatMap((owner) => keysOf(owner).map((to): Step => ({ to, name: to })));
  return [...reach(entrances, [onwards, stepsOf(functions)]).keys()].flatMap((key) =>
    [...MACHINES, 'lambdaFunction' as const].flatMap((kind) =>
      key.startsWith(keyOf(kind, '')) ? [resource(kind, [key.slice(keyOf(kind, '').length)])] : [],
    ),
  );
}

const MACHINES = ['autoScalingGroup', 'instance', 'ecsService'] as const;

/** What sends requests to data stores. */
interface Sender {
  readonly key: Key;
  readonly owner: ScopedResource;
  readonly securityGroupIds: readonly string[];
  /** null: one that is not known, or no IPv4 address. */
  readonly addresses: readonly (number | null)[];
}

/** The instances, and the services whose tasks have network interfaces of their own. */
const listSenders = ({ ec2Instances = [], ecsServices = [] }: TrafficArtifacts): readonly Sender[] => [
  ...ec2Instances.map((instance): Sender => {
    const { instanceId, securityGroupIds, networkInterfaces } = instance;
    const own = networkInterfaces.flatMap((one) => one.addresses);
    return {
      key: keyOf('instance', instanceId),
      owner: ARTIFACTS.ec2Instances.owner(instance),
      securityGroupIds,
      // One whose addresses AWS did not list may be anywhere.
      addresses: own.length === 0 ? [null] : own.map((address) => parseIpv4(address.split('/', 1)[0] ?? '')),
    };
  }),
  ...ecsServices
    .filter(({ subnetIds }) => subnetIds.length > 0)
    .map(
      (service): Sender => ({
        key: keyOf('ecsService', service.serviceArn),
        owner: ARTIFACTS.ecsServices.owner(service),
        securityGroupIds: service.securityGroupIds,
        addresses: [null],
      }),
    ),
];

/** From one thing to the next that traffic reaches, with the word for the next. */
interface Step {
  readonly to: Key;
  readonly name: string;
}

function followTraffic(entrances: readonly Inlet[], artifacts: TrafficArtifacts): Paths {
  const { ways: registered, functions: called, elsewhere } = registrations(artifacts);
  const behind = [
    ...registered,
    ...memberships(artifacts),
    ...serviceWays(artifacts),
    ...clusters(artifacts),
  ];
  const functions = stepsOf(called);
  const all = entrances.map(({ step }) => step);
  const carrying = entrances.filter(({ isCarrying }) => isCarrying).map(({ step }) => step);
  // An API carries no traffic in the place of a load balancer.
  const isAnyBalancerCarrying = carrying.some(({ to }) => isLoadBalancer(to));
  const onwards = stepsOf(behind);
  const taken = stepsOf(forwards(artifacts));
  const on = reach(carrying, [taken, onwards]);
  const toAll = forwards(artifacts, { withIdle: true });
  const withoutTraffic = reach(all, [stepsOf(toAll), onwards]);
  const isComplete = PATH_ARTIFACTS.every((id) => artifacts[id] !== undefined);
  const search = (found: ReadonlyMap<Key, string>, resource: ScopedResource): string | null => {
    for (const key of keysOf(resource)) {
      const path = found.get(key);
      if (path !== undefined) return path;
    }
    return null;
  };
  return {
    on: (resource) => {
      const path = search(on, resource);
      return path === null ? null : `Traffic reaches it: ${path}.`;
    },
    idle: (resource) => {
      // Machines stand by only while others carry the traffic; before a launch, none do yet.
      const standsBy = isAnyBalancerCarrying || !isCompute(resource);
      const path = isComplete && standsBy ? search(withoutTraffic, resource) : null;
      return path === null ? null : `It got no traffic in the look-back: ${path}.`;
    },
    open: (resource) => {
      const path = search(withoutTraffic, resource);
      return path === null || isAnyBalancerCarrying
        ? NO_ENTRANCE
        : `No load balancer carried traffic in the look-back; this is the way to it: ${path}.`;
    },
    isComplete,
    ways: [...toAll, ...behind].map(([from, { to }]) => [from, to]),
    next: (from) => [taken, onwards, functions].flatMap((some) => some.get(from) ?? []).map(({ to }) => to),
    senders: listSenders(artifacts).filter(({ key }) => on.has(key)),
    // A target group counts whether it gets traffic or not, an API where it does: accounts have many that are idle.
    leadsElsewhere: elsewhere.some((from) => !isApi(from) || on.has(from)),
  };
}

/**
 * All that is reached from the entrances, with the way there in words; the shortest way is the one that is told.
 *
 * @param steps Some of the steps that lead on from each place, and others.
 */
function reach(
  entrances: readonly Step[],
  steps: readonly ReadonlyMap<Key, readonly Step[]>[],
): ReadonlyMap<Key, string> {
  const found = new Map<Key, string>(entrances.map(({ to, name }) => [to, name]));
  const queue = [...found.keys()];
  for (let i = 0; i < queue.length; i++) {
    const from = queue[i] as Key;
    for (const { to, name } of steps.flatMap((some) => some.get(from) ?? [])) {
      if (found.has(to)) continue;
      found.set(to, `${found.get(from)} → ${name}`);
      queue.push(to);
    }
  }
  return found;
}

/** An API or a load balancer in scope, and the step by which traffic comes to it. */
interface Inlet {
  readonly step: Step;
  readonly entrance: Entrance;
  /** Whether it carried requests or connections, or the plan says that it will. */
  readonly isCarrying: boolean;
}

/** An idle entrance leads to idle target groups, and so does one of two behind a busy entrance. */
function listEntrances(
  plan: Pick<EventPlan, 'traffic'>,
  target: Target,
  scope: Scope,
  artifacts: TrafficArtifacts,
): Inlet[] {
  const { loadBalancers = [], classicLoadBalancers = [], loadBalancerPeaks = [] } = artifacts;
  const peaks = new Map(loadBalancerPeaks.map((peak) => [peak.loadBalancerArn, peak]));
  const inletOf = (owner: ScopedResource, id: string, name: string, title: string): Inlet[] => {
    if (!scope.includes(owner)) return [];
    const key = keyOf('loadBalancer', id);
    const peak = peaks.get(id);
    const demand = findEntranceDemand(plan, owner.ids, target);
    return [
      {
        step: { to: key, name: `${title} ${name}` },
        entrance: { key, name, demand, peak },
        isCarrying: demand !== undefined || peak === undefined || peak.isIncomplete === true || isBusy(peak),
      },
    ];
  };
  return [
    ...apiInlets(scope, artifacts),
    ...loadBalancers.flatMap((balancer) =>
      inletOf(
        ARTIFACTS.loadBalancers.owner(balancer),
        balancer.loadBalancerArn,
        balancer.loadBalancerName,
        'load balancer',
      ),
    ),
    ...classicLoadBalancers.flatMap((balancer) =>
      inletOf(
        ARTIFACTS.classicLoadBalancers.owner(balancer),
        balancer.loadBalancerName,
        balancer.loadBalancerName,
        'Classic Load Balancer',
      ),
    ),
  ];
}

/** APIs in scope; what a plan expects of single load balancers is not said of them. */
function apiInlets(scope: Scope, { apis = [], apiPeaks }: TrafficArtifacts): Inlet[] {
  const peaksOf = Map.groupBy(apiPeaks ?? [], ({ apiId }) => apiId);
  return apis
    .filter((api) => scope.includes(ARTIFACTS.apis.owner(api)))
    .map(({ apiId, apiName }): Inlet => {
      const key = keyOf('api', apiId);
      const stages = peaksOf.get(apiId) ?? [];
      const [first, ...others] = stages.flatMap(({ requestsPerSecond }) => requestsPerSecond ?? []);
      const requestsPerSecond = first
        ? { ...first, value: others.reduce((sum, { value }) => sum + value, first.value) }
        : null;
      return {
        step: { to: key, name: `API ${apiName}` },
        entrance: { key, name: apiName, demand: undefined, peak: { requestsPerSecond, targetGroups: [] } },
        isCarrying:
          apiPeaks === undefined ||
          stages.some(({ isIncomplete }) => isIncomplete) ||
          (requestsPerSecond?.value ?? 0) > 0,
      };
    });
}

/** Metrics of load balancers are published when they are not zero, so that silence is no traffic. */
const isBusy = ({
  requestsPerSecond,
  activeConnections,
  newConnectionsPerSecond,
}: LoadBalancerPeak): boolean =>
  [requestsPerSecond, activeConnections, newConnectionsPerSecond].some((peak) => (peak?.value ?? 0) > 0);

/** A step, and where it starts. */
type Way = readonly [from: Key, step: Step];

/** The steps that lead on from each place. */
function stepsOf(ways: readonly Way[]): ReadonlyMap<Key, readonly Step[]> {
  const steps = new Map<Key, Step[]>();
  for (const [from, step] of ways) {
    const known = steps.get(from);
    if (known) known.push(step);
    else steps.set(from, [step]);
  }
  return steps;
}

/**
 * From APIs to load balancers, from these to their target groups, and to the instances of Classic ones.
 *
 * @param withIdle Whether load balancers and target groups that get no requests are led to as well.
 */
function forwards(artifacts: TrafficArtifacts, { withIdle = false } = {}): Way[] {
  const { targetGroups = [], classicLoadBalancers = [] } = artifacts;
  const getsRequests = requestsOf(artifacts);
  const idle = new Set(
    (artifacts.loadBalancerPeaks ?? [])
      .filter((peak) => !peak.isIncomplete && !isBusy(peak))
      .map(({ loadBalancerArn }) => keyOf('loadBalancer', loadBalancerArn)),
  );
  return [
    ...integrations(artifacts).flatMap(({ from, balancer }): Way[] =>
      balancer && (withIdle || !idle.has(balancer.to)) ? [[from, balancer]] : [],
    ),
    ...targetGroups
      .filter((group) => withIdle || getsRequests(group))
      .flatMap(({ loadBalancerArns, targetGroupArn, targetGroupName }) => {
        const step = { to: keyOf('targetGroup', targetGroupArn), name: `target group ${targetGroupName}` };
        return loadBalancerArns.map((arn): Way => [keyOf('loadBalancer', arn), step]);
      }),
    ...classicLoadBalancers.flatMap(({ loadBalancerName, instances }) =>
      instances.map(
        ({ instanceId }): Way => [keyOf('loadBalancer', loadBalancerName), instanceStep(instanceId)],
      ),
    ),
  ];
}

/** What APIs lead to: a load balancer, a function, or what is neither. */
function integrations({
  apis = [],
  apiIntegrations = [],
  loadBalancers = [],
  classicLoadBalancers = [],
}: TrafficArtifacts): { from: Key; balancer: Step | null; called: string | null; isElsewhere: boolean }[] {
  const known = new Set(apis.map(({ apiId }) => apiId));
  const byHost = new Map(
    [
      ...loadBalancers.map(({ dnsName, loadBalancerArn }) => [dnsName, loadBalancerArn] as const),
      ...classicLoadBalancers.map(({ dnsName, loadBalancerName }) => [dnsName, loadBalancerName] as const),
    ].map(([dnsName, id]) => [dnsName.toLowerCase(), id]),
  );
  return apiIntegrations
    .filter(({ apiId }) => known.has(apiId))
    .flatMap((api) =>
      api.integrations.map(({ leadsTo, target }) => {
        // `dualstack.` before its name is how a load balancer is called that also has addresses of IPv6.
        const id = leadsTo === 'address' ? byHost.get((target ?? '').replace(/^dualstack\./, '')) : target;
        const isBalancer = (leadsTo === 'loadBalancer' || leadsTo === 'address') && Boolean(id);
        const isCalled = leadsTo === 'function' && target !== null;
        return {
          from: keyOf('api', api.apiId),
          balancer:
            isBalancer && id
              ? { to: keyOf('loadBalancer', id), name: `load balancer ${nameInArn(id)}` }
              : null,
          called: isCalled ? target : null,
          isElsewhere: !isBalancer && leadsTo !== 'none',
        };
      }),
    );
}

/** From target groups to what is registered there, and from APIs to functions. */
function registrations(artifacts: TrafficArtifacts) {
  const { targetGroups = [], targetHealth = [], ecsServices = [] } = artifacts;
  // The addresses that are registered there are of its tasks.
  const ofServices = new Set(ecsServices.flatMap(({ targetGroupArns }) => targetGroupArns));
  const types = new Map(targetGroups.map(({ targetGroupArn, targetType }) => [targetGroupArn, targetType]));
  const ownerOf = addressesOf(artifacts);
  const stepTo = (id: string, type: string | undefined): Step | null => {
    if (type === 'lambda') return null;
    if (type === 'ip') return ownerOf(id);
    if (type === 'alb') return { to: keyOf('loadBalancer', id), name: `load balancer ${nameInArn(id)}` };
    return instanceStep(id);
  };
  const all = targetHealth.flatMap(({ targetGroupArn, targets }) =>
    targets.map(({ id }) => ({
      from: keyOf('targetGroup', targetGroupArn),
      isKnown: ofServices.has(targetGroupArn),
      step: stepTo(id, types.get(targetGroupArn)),
      called: types.get(targetGroupArn) === 'lambda' ? readFunctionName(id) : null,
    })),
  );
  const ofApis = integrations(artifacts);
  return {
    ways: all.flatMap(({ from, step }): Way[] => (step ? [[from, step]] : [])),
    functions: [
      ...all,
      ...ofApis.map(({ from, called }) => ({ from, called: called && readFunctionName(called) })),
    ].flatMap(({ from, called }): Way[] =>
      called === null ? [] : [[from, { to: keyOf('lambdaFunction', called), name: `function ${called}` }]],
    ),
    /** What leads to something whose network interfaces are not known. */
    elsewhere: [
      ...all.flatMap(({ from, step, isKnown }) => (step === null && !isKnown ? from : [])),
      ...ofApis.flatMap(({ from, isElsewhere }) => (isElsewhere ? from : [])),
    ],
  };
}

/** Between groups and their instances, and from what groups are attached to. */
function memberships({ autoScalingGroups = [], ec2Instances = [] }: TrafficArtifacts): Way[] {
  const byName = new Map(autoScalingGroups.map((group) => [group.autoScalingGroupName, group]));
  return [
    ...autoScalingGroups.flatMap((group): Way[] => {
      const step = groupStep(group);
      return [
        ...group.targetGroupArns.map((arn): Way => [keyOf('targetGroup', arn), step]),
        ...group.loadBalancerNames.map((name): Way => [keyOf('loadBalancer', name), step]),
        ...group.instances.flatMap(({ instanceId }): Way[] => [
          [step.to, instanceStep(instanceId)],
          [keyOf('instance', instanceId), step],
        ]),
      ];
    }),
    ...ec2Instances.flatMap(({ instanceId, autoScalingGroupName }): Way[] => {
      const group = byName.get(autoScalingGroupName ?? '');
      return group ? [[keyOf('instance', instanceId), groupStep(group)]] : [];
    }),
  ];
}

/** From target groups to the services whose tasks are registered there, and on to the nodes on which these may run. */
const serviceWays = ({ ecsServices = [] }: TrafficArtifacts): Way[] =>
  ecsServices.flatMap((service): Way[] => {
    const step: Step = {
      to: keyOf('ecsService', service.serviceArn),
      name: `service ${service.clusterName}/${service.serviceName}`,
    };
    return [
      ...service.targetGroupArns.map((arn): Way => [keyOf('targetGroup', arn), step]),
      ...(runsOnFargate(service) ? [] : [[step.to, clusterStep(service.clusterName)] satisfies Way]),
    ];
  });

/** Whether no task of a service runs on an instance of the account. */
export const runsOnFargate = ({ launchType, capacityProviders }: EcsService): boolean =>
  capacityProviders.length === 0
    ? launchType === 'FARGATE'
    : capacityProviders.every(({ name }) => name.startsWith('FARGATE'));

/** Between a cluster and its nodes: the containers that get traffic may run on any of them. */
function clusters({ autoScalingGroups = [], ec2Instances = [] }: TrafficArtifacts): Way[] {
  const members = [
    ...autoScalingGroups.map((group) => ({ tags: group.tags, step: groupStep(group) })),
    ...ec2Instances.map(({ instanceId, tags }) => ({ tags, step: instanceStep(instanceId) })),
  ];
  return members.flatMap(({ tags, step }): Way[] => {
    const cluster = clusterOf(tags);
    return cluster === null
      ? []
      : [
          [step.to, clusterStep(cluster)],
          [`cluster ${cluster}`, step],
        ];
  });
}

const instanceStep = (instanceId: string): Step => ({ to: keyOf('instance', instanceId), name: instanceId });

const groupStep = ({ autoScalingGroupName }: AutoScalingGroup): Step => ({
  to: keyOf('autoScalingGroup', autoScalingGroupName),
  name: `group ${autoScalingGroupName}`,
});

const clusterStep = (cluster: string): Step => ({ to: `cluster ${cluster}`, name: `cluster ${cluster}` });

/** `arn:aws:lambda:us-east-1:111122223333:function:checkout:live` is of `checkout`. */
export const readFunctionName = (arn: string): string => arn.split(':')[6] ?? arn;

/** `arn:…:loadbalancer/app/web/0123` names `web`. */
const nameInArn = (arn: string): string => arn.split('/').at(-2) ?? arn;

/**
 * Whether a target group gets requests: not where every listener that names it gives it weight 0, nor where its load
 * balancer counted requests for others and none for it.
 */
function requestsOf({ listeners = [], loadBalancerPeaks = [] }: TrafficArtifacts) {
  const weights = new Map<string, number>();
  for (const { forwards } of listeners) {
    for (const { targetGroupArn, weight } of forwards) {
      weights.set(targetGroupArn, Math.max(weights.get(targetGroupArn) ?? 0, weight));
    }
  }
  const silent = new Set<string>();
  const busy = new Set<string>();
  for (const { requestsPerSecond, targetGroups } of loadBalancerPeaks) {
    if (requestsPerSecond === null || requestsPerSecond.value === 0) continue;
    for (const group of targetGroups) {
      const requests = group.requestsPerSecond?.value ?? 0;
      if (!group.isIncomplete) (requests > 0 ? busy : silent).add(group.targetGroupArn);
    }
  }
  return ({ targetGroupArn }: TargetGroup): boolean =>
    weights.get(targetGroupArn) !== 0 && (busy.has(targetGroupArn) || !silent.has(targetGroupArn));
}

/** What an address that is a target belongs to: an instance, else the cluster whose nodes share its subnet; null: neither. */
function addressesOf({
  ec2Instances = [],
  subnets = [],
}: TrafficArtifacts): (address: string) => Step | null {
  const exact = new Map<string, string>();
  const prefixes = new Map<number, { readonly last: number; readonly instanceId: string }>();
  const clusters = new Map<string, string>();
  for (const { instanceId, networkInterfaces, subnetId, tags } of ec2Instances) {
    for (const { addresses } of networkInterfaces) {
      for (const address of addresses) {
        const range = address.includes('/') ? parseIpv4Range(address) : null;
        if (range) prefixes.set(range.first, { last: range.last, instanceId });
        else exact.set(address, instanceId);
      }
    }
    const cluster = clusterOf(tags);
    if (cluster === null) continue;
    for (const subnet of [subnetId, ...networkInterfaces.map((one) => one.subnetId)]) {
      if (subnet !== null) clusters.set(subnet, cluster);
    }
  }
  const ranges = subnets.flatMap(({ subnetId, cidrBlock }): [Ipv4Range, string][] => {
    const range = parseIpv4Range(cidrBlock);
    const cluster = clusters.get(subnetId);
    return range && cluster !== undefined ? [[range, cluster]] : [];
  });
  return (address) => {
    const value = parseIpv4(address);
    // EC2 gives out IPv4 prefixes of 16 addresses.
    const prefix = value === null ? undefined : prefixes.get(value - (value % 16));
    const instanceId =
      exact.get(address) ??
      (prefix && value !== null && value <= prefix.last ? prefix.instanceId : undefined);
    if (instanceId !== undefined) return { to: keyOf('instance', instanceId), name: instanceId };
    if (value === null) return null;
    const near = ranges.find(([{ first, last }]) => value >= first && value <= last);
    return near ? clusterStep(near[1]) : null;
  };
}

interface StoreReach {
  /** Whether a data store carries the event's traffic. */
  place(store: ScopedResource): Placed;
  /** The instances on the path of traffic that the security groups of a data store, or of those of a cluster, name. */
  sendersTo(store: ScopedResource): readonly Key[];
}

/**
 * Of data stores, only those whose security groups are known to keep out all that carries traffic are off its path: nobody
 * should have to tell us that a shop uses its database.
 */
function storeReach(
  artifacts: TrafficArtifacts,
  paths: Pick<Paths, 'senders' | 'leadsElsewhere' | 'isComplete'>,
): StoreReach {
  const { securityGroups } = artifacts;
  const rules = new Map(securityGroups?.map((group) => [group.securityGroupId, group]));
  const senders = new Set(paths.senders.flatMap(({ securityGroupIds }) => securityGroupIds));
  const addresses = paths.senders.flatMap((sender) => sender.addresses);
  const isKnown = paths.isComplete && !paths.leadsElsewhere && senders.size > 0;
  const stores = listStores(artifacts);
  const byId = new Map(stores.map((store) => [keyOf(store.owner.kind, store.id), store]));
  const bySecurityGroup = lookupSenders(paths.senders);
  const sendersTo = ({ kind, ids }: ScopedResource): Key[] => {
    const own = stores.filter(
      ({ owner, id, cluster }) =>
        owner.kind === kind && [id, cluster].some((name) => name !== null && ids.includes(name)),
    );
    const admitted = own
      .flatMap(({ securityGroupIds }) => securityGroupIds)
      .flatMap((id) => rules.get(id)?.admitsGroups ?? []);
    return [...new Set(admitted)].flatMap((id) => bySecurityGroup.get(id) ?? []);
  };
  const place = ({ kind, ids }: ScopedResource): Placed => {
    const store = ids.map((id) => byId.get(keyOf(kind, id))).find((found) => found !== undefined);
    const own = store?.securityGroupIds.map((id) => rules.get(id)) ?? [];
    const groups = own.filter((group) => group !== undefined);
    const admitted = groups.flatMap(({ admitsGroups }) => admitsGroups).find((id) => senders.has(id));
    if (admitted !== undefined) {
      return {
        placement: 'on',
        because: `Its security groups let in ${admitted}, which instances or tasks on the path of traffic have.`,
      };
    }
    const isClosed =
      groups.length > 0 &&
      groups.length === own.length &&
      groups.every(({ admitsRanges }) => admitsRanges.every((range) => isElsewhere(range, addresses))) &&
      !throughOthers(groups, senders, rules);
    const unseen = UNSEEN_SENDERS[kind];
    if (isKnown && isClosed && unseen !== undefined) {
      return {
        placement: 'unplaced',
        because: `Its security groups let in nothing that carries the traffic of a load balancer; ${unseen}`,
      };
    }
    if (isKnown && isClosed) {
      return {
        placement: 'off',
        because: 'Its security groups let in nothing that carries the traffic of a load balancer.',
      };
    }
    return { placement: 'on', because: NOTHING_APART };
  };
  return { place, sendersTo };
}

/** What no security group of compute shows, by the kind of the store that it may bring traffic to. */
const UNSEEN_SENDERS: Partial<Record<ResourceKind, string>> = {
  openSearchDomain:
    'whether Firehose, a function or an endpoint that OpenSearch Service manages brings traffic to it is not read.',
  efsFileSystem: 'whether a function mounts it is not read.',
  daxCluster: 'whether a function reads through it is not read.',
};

/** What traffic reaches, by the security groups that it has. */
function lookupSenders(all: readonly Sender[]): ReadonlyMap<string, readonly Key[]> {
  const senders = new Map<string, Key[]>();
  for (const { key, securityGroupIds } of all) {
    for (const id of securityGroupIds) {
      const known = senders.get(id);
      if (known) known.push(key);
      else senders.set(id, [key]);
    }
  }
  return senders;
}

/** Whether a range that is let in holds none of the addresses; one that is no range of IPv4 may hold any. */
function isElsewhere(text: string, addresses: readonly (number | null)[]): boolean {
  const range = parseIpv4Range(text);
  return range !== null && addresses.every((one) => one !== null && (one < range.first || one > range.last));
}

/** Whether some chain of security groups leads from the senders to one that is let in: a pooler, a cache, a service between. */
function throughOthers(
  own: readonly SecurityGroup[],
  senders: ReadonlySet<string>,
  rules: ReadonlyMap<string, SecurityGroup>,
): boolean {
  const seen = new Set(own.flatMap(({ admitsGroups }) => admitsGroups));
  for (const id of seen) {
    if (senders.has(id)) return true;
    for (const next of rules.get(id)?.admitsGroups ?? []) seen.add(next);
  }
  return false;
}
