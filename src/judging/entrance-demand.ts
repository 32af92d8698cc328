/**
 * What a plan expects of single load balancers, carried on to what they lead to: a group behind the load balancer of the
 * checkout grows as the checkout does, and one that two of them share by the requests that each brings it.
 */
import type { LoadBalancerPeak } from '../model/artifacts';
import type { EntranceDemand, OwnTraffic } from '../plan/demand';
import { isApi, isLoadBalancer, type Key } from './traffic-keys';

/** A load balancer or an API by which traffic comes in. */
export interface Entrance {
  readonly key: Key;
  readonly name: string;
  /** What the plan expects of it by itself; undefined where its traffic grows like all the rest. */
  readonly demand: EntranceDemand | undefined;
  /** undefined for a Classic Load Balancer, of which no traffic is measured. */
  readonly peak: Pick<LoadBalancerPeak, 'requestsPerSecond' | 'targetGroups'> | undefined;
}

/** How many times its normal traffic a load balancer brings to what it leads to. */
interface Inlet {
  readonly entrance: string;
  /** Requests per second at normal peak; null where none were counted. */
  readonly requestsPerSecond: number | null;
  /** null: cannot be worked out; undefined: as many as all the rest. */
  readonly times: number | null | undefined;
  /** How `times` was worked out, or why it could not be; empty where it is undefined. */
  readonly words: string;
}

/**
 * Tells how much traffic of its own a resource gets.
 *
 * @param keys Of the resource, or of what stands before it.
 */
export type FindOwnTraffic = (keys: readonly Key[]) => OwnTraffic | undefined;

/**
 * Follows the traffic of each entrance, where the plan expects more or less of one of them than of all the rest.
 *
 * @param next What comes after a thing on the way of traffic.
 */
export function findOwnTraffic(
  entrances: readonly Entrance[],
  next: (from: Key) => readonly Key[],
): FindOwnTraffic {
  if (entrances.every(({ demand }) => demand === undefined)) return () => undefined;
  const inletsOf = new Map<Key, Set<Inlet>>();
  const add = (key: Key, inlet: Inlet): void => {
    const known = inletsOf.get(key);
    if (known) known.add(inlet);
    else inletsOf.set(key, new Set([inlet]));
  };
  const all = new Map(entrances.map((entrance) => [entrance.key, inletOf(entrance)]));
  for (const entrance of entrances) {
    const inlet = all.get(entrance.key);
    if (inlet === undefined) continue;
    const behind = next(entrance.key);
    const passedOn = [...follow(behind, next)].filter((key) => key !== entrance.key && isLoadBalancer(key));
    // A balancer in front of others brings nothing of its own: what it gets are their requests.
    for (const key of passedOn) add(entrance.key, all.get(key) ?? inlet);
    if (passedOn.length > 0 && !isApi(entrance.key)) continue;
    if (passedOn.length === 0) add(entrance.key, inlet);
    // An API has requests of its own as well: those for functions.
    for (const start of behind.filter((key) => !isLoadBalancer(key))) {
      const part = { ...inlet, requestsPerSecond: requestsTo(start, entrance, behind.length === 1) };
      for (const key of follow([start], next)) add(key, part);
    }
  }
  const ofAll = mix([...new Set([...all.keys()].flatMap((key) => [...(inletsOf.get(key) ?? [])]))]);
  return (keys) => {
    const found = new Set(keys.flatMap((key) => [...(inletsOf.get(key) ?? [])]));
    // What no load balancer was seen to lead to is taken to grow as the traffic of all of them together.
    return found.size === 0 ? ofAll : mix([...found]);
  };
}

/** All that traffic gets to, up to the next load balancer. */
function follow(starts: readonly Key[], next: (from: Key) => readonly Key[]): ReadonlySet<Key> {
  const found = new Set(starts);
  for (const key of found) {
    if (isLoadBalancer(key)) continue;
    for (const following of next(key)) found.add(following);
  }
  return found;
}

function inletOf({ name, demand, peak }: Entrance): Inlet {
  const measured = peak?.requestsPerSecond ?? null;
  const inlet = { entrance: name, requestsPerSecond: measured?.value ?? null };
  if (demand === undefined) return { ...inlet, times: undefined, words: '' };
  const expected = `The plan expects ${inFigures(demand.peakRequestsPerSecond)} requests/s of ${name} (traffic.loadBalancers)`;
  if (measured === null || measured.value === 0) {
    return {
      ...inlet,
      times: null,
      words: `${expected}, but CloudWatch counted none on it in the look-back, so how many times as much that is cannot be told. Say a multiplier in traffic.elasticity, for it and for what is behind it.`,
    };
  }
  const times = demand.peakRequestsPerSecond / measured.value;
  return {
    ...inlet,
    times,
    words: `${expected}, ${inFigures(times)}× the ${inFigures(measured.value)} of its normal peak, at ${measured.at}.`,
  };
}

/** Requests per second that go one of the ways behind a load balancer; null where they were not counted. */
function requestsTo(start: Key, { peak }: Entrance, isOnlyWay: boolean): number | null {
  const group = peak?.targetGroups.find(({ targetGroupArn }) => start.endsWith(` ${targetGroupArn}`));
  return group?.requestsPerSecond?.value ?? (isOnlyWay ? (peak?.requestsPerSecond?.value ?? null) : null);
}

/** What several ways bring together, each by its share of the requests at normal peak. */
function mix(inlets: readonly Inlet[]): OwnTraffic | undefined {
  const stated = inlets.filter(({ times }) => times !== undefined);
  const [first] = stated;
  if (first === undefined) return undefined;
  const unknown = stated.find(({ times }) => times === null);
  if (unknown) return { stated: null, others: 0, words: unknown.words };
  if (inlets.every(({ entrance }) => entrance === first.entrance)) {
    return { stated: first.times ?? null, others: 0, words: first.words };
  }
  const uncounted = inlets.find(({ requestsPerSecond }) => requestsPerSecond === null);
  const sum = (some: readonly Inlet[], of: (inlet: Inlet) => number): number =>
    some.reduce((total, inlet) => total + (inlet.requestsPerSecond ?? 0) * of(inlet), 0);
  const total = sum(inlets, () => 1);
  if (uncounted || total === 0) {
    return {
      stated: null,
      others: 0,
      words: `${first.words} How many of its requests come from ${(uncounted ?? first).entrance} was not counted, so how many times as much it gets cannot be told. Say a multiplier for it in traffic.elasticity.`,
    };
  }
  const byEntrance = [...Map.groupBy(inlets, ({ entrance }) => entrance)];
  const shares = byEntrance.map(
    ([entrance, own]) => `${Math.round((sum(own, () => 1) / total) * 100)} % from ${entrance}`,
  );
  const words = new Set(stated.map((inlet) => inlet.words));
  return {
    stated: sum(stated, ({ times }) => times ?? 0) / total,
    others: 1 - sum(stated, () => 1) / total,
    words: `At normal peak its requests came ${shares.join(', ')}. ${[...words].join(' ')}`,
  };
}

const inFigures = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 4 });
