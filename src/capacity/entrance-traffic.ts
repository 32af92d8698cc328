import { scopeOf } from '../judging/scope';
import { compareText } from '../lib/compare-text';
import {
  type Api,
  type ApiIntegrations,
  type ApiPeak,
  ARTIFACTS,
  type LoadBalancer,
  type LoadBalancerPeak,
} from '../model/artifacts';
import type { Inventory } from '../model/inventory';
import type { Target } from '../model/target';
import { lookbackOf } from '../plan/lookback';
import type { EventPlan } from '../plan/schema';
import { countedRequests } from './counted-requests';

/** The load balancers and APIs of one target that are in scope, and their peaks. */
export interface SeenEntrances {
  readonly loadBalancers: readonly LoadBalancer[];
  readonly loadBalancerPeaks: readonly LoadBalancerPeak[];
  /** Absent where they were not read. */
  readonly apis?: readonly Api[] | undefined;
  readonly apiPeaks?: readonly ApiPeak[] | undefined;
  readonly apiIntegrations?: readonly ApiIntegrations[] | undefined;
}

/** What was read of the entrances of a plan's targets that are in its scope; targets that could not be read are left out. */
export const seenEntrances = (plan: EventPlan, inventories: readonly Inventory[]): SeenEntrances[] =>
  inventories.flatMap(({ target, artifacts }) => {
    const { loadBalancers, loadBalancerPeaks, apis, apiPeaks, apiIntegrations } = artifacts;
    if (!loadBalancers?.ok || !loadBalancerPeaks?.ok) return [];
    const scope = scopeOf(plan, target);
    const included = loadBalancers.data.filter((row) => scope.includes(ARTIFACTS.loadBalancers.owner(row)));
    return [
      {
        loadBalancers: included,
        loadBalancerPeaks: loadBalancerPeaks.data,
        apis: apis?.ok ? apis.data.filter((row) => scope.includes(ARTIFACTS.apis.owner(row))) : undefined,
        apiPeaks: apiPeaks?.ok ? apiPeaks.data : undefined,
        apiIntegrations: apiIntegrations?.ok ? apiIntegrations.data : undefined,
      },
    ];
  });

/**
 * The artifacts that show the traffic of entrances. A family lists them in `uses` that compares a use with it: where one could not be
 * read, nothing is compared.
 */
export const ENTRANCE_ARTIFACTS = [
  'loadBalancers',
  'loadBalancerPeaks',
  'apis',
  'apiPeaks',
  'apiIntegrations',
] as const;

/** The first target whose entrances could not be read, or not as a whole, so that they may carry any part of the traffic. */
export const unreadEntrances = (inventories: readonly Inventory[]): Target | undefined =>
  inventories.find(
    ({ artifacts: { loadBalancers, loadBalancerPeaks, apis, apiPeaks, apiIntegrations } }) =>
      loadBalancers?.ok === false ||
      loadBalancerPeaks?.ok === false ||
      loadBalancerPeaks?.data.some(({ isIncomplete }) => isIncomplete) ||
      apis?.ok === false ||
      apiPeaks?.ok === false ||
      apiPeaks?.data.some(({ isIncomplete }) => isIncomplete) ||
      apiIntegrations?.ok === false,
  )?.target;

/** Requests per second of all entrances together, over periods of one length; periods without data are left out. */
export interface EntranceTraffic {
  readonly periodMs: number;
  /** By the begin of the period, in milliseconds since 1970. */
  readonly byPeriod: ReadonlyMap<number, number>;
  /** Names of the load balancers and APIs that it is the traffic of. */
  readonly entrances: readonly string[];
}

/**
 * Requests per second of all load balancers that face the internet and of all public APIs together, added up at each moment: the sum of their
 * peaks would be more than was ever reached, for they have theirs at different times.
 */
export function entranceTraffic(targets: readonly SeenEntrances[]): EntranceTraffic {
  const balancers = targets.flatMap(({ loadBalancers, loadBalancerPeaks }) => {
    const facing = new Map(
      loadBalancers
        .filter(({ scheme }) => scheme === 'internet-facing')
        .map(({ loadBalancerArn, loadBalancerName }) => [loadBalancerArn, loadBalancerName]),
    );
    return loadBalancerPeaks.flatMap((peak) => {
      const name = facing.get(peak.loadBalancerArn);
      const isCounted = peak.requestsPerSecondByPeriod.some((value) => value !== null);
      return name !== undefined && isCounted ? [{ ...peak, name }] : [];
    });
  });
  const entrances = [...balancers, ...apiEntrances(targets, balancers.length > 0)];
  return {
    ...addUpRequests(entrances),
    entrances: [...new Set(entrances.map(({ name }) => name))].sort(compareText),
  };
}

/**
 * The requests of public REST and HTTP APIs, each once. What an API passes on to a load balancer that faces the internet is
 * counted there; so may be what it passes on to an address of which nothing tells whose it is.
 */
function apiEntrances(targets: readonly SeenEntrances[], isAnyBalancerCounted: boolean) {
  const facing = new Set(
    targets.flatMap(({ loadBalancers }) =>
      loadBalancers
        .filter(({ scheme }) => scheme === 'internet-facing')
        .flatMap(({ loadBalancerArn, dnsName }) => [loadBalancerArn, dnsName.toLowerCase()]),
    ),
  );
  const internal = new Set(
    targets.flatMap(({ loadBalancers }) =>
      loadBalancers
        .filter(({ scheme }) => scheme !== 'internet-facing')
        .map(({ dnsName }) => dnsName.toLowerCase()),
    ),
  );
  const isCountedElsewhere = ({ integrations }: ApiIntegrations): boolean =>
    integrations.some(({ leadsTo, target }) => {
      const place = target?.replace(/^dualstack\./, '') ?? '';
      return facing.has(place) || (leadsTo === 'address' && isAnyBalancerCounted && !internal.has(place));
    });
  return targets.flatMap(({ apis = [], apiPeaks = [], apiIntegrations = [] }) => {
    const elsewhere = new Set(apiIntegrations.filter(isCountedElsewhere).map(({ apiId }) => apiId));
    const open = apis.filter(
      ({ apiId, protocol, endpointType }) =>
        protocol !== 'WEBSOCKET' && endpointType !== 'PRIVATE' && !elsewhere.has(apiId),
    );
    return countedRequests(open, apiPeaks).flatMap(({ peak, apis: [{ apiName }] }) =>
      peak.requestsPerSecondByPeriod.some((value) => value !== null) ? [{ ...peak, name: apiName }] : [],
    );
  });
}

/** Requests per second of each period of a window, null without data. */
export type Requests = Pick<LoadBalancerPeak, 'window' | 'requestsPerSecondByPeriod'>;

/**
 * Adds up requests at each moment. Where their data is of different resolution, the coarsest counts, and of finer data the
 * highest in each of its periods.
 */
export function addUpRequests(all: readonly Requests[]): Pick<EntranceTraffic, 'periodMs' | 'byPeriod'> {
  const periodMs = all.reduce((longest, { window }) => Math.max(longest, window.periodSeconds * 1000), 0);
  const byPeriod = new Map<number, number>();
  for (const requests of all) {
    for (const { at, value } of highestByPeriod(requests, periodMs)) {
      byPeriod.set(at, (byPeriod.get(at) ?? 0) + value);
    }
  }
  return { periodMs, byPeriod };
}

/** The traffic of the entrances of a plan in the periods that it does not exclude from what is normal. */
export function normalTraffic(plan: EventPlan, inventories: readonly Inventory[]): EntranceTraffic {
  const excluded = inventories.flatMap(({ collectedAt }) => lookbackOf(plan, collectedAt).exclude);
  const { periodMs, byPeriod, entrances } = entranceTraffic(seenEntrances(plan, inventories));
  const isNormal = isOutside(excluded);
  const normal = [...byPeriod].filter(([begin]) => isNormal(begin, periodMs));
  return { periodMs, byPeriod: new Map(normal), entrances };
}

/** Makes the question whether a time, of so many milliseconds from `begin` on, is outside of all of these windows. */
export function isOutside(
  windows: readonly { readonly from: string; readonly to: string }[],
): (begin: number, length: number) => boolean {
  // It is asked of thousands of periods.
  const parsed = windows.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }));
  return (begin, length) => parsed.every(({ from, to }) => begin >= to || begin + length <= from);
}

/** In order of time; there are thousands of them, so each is looked at once. */
function highestByPeriod(
  { window, requestsPerSecondByPeriod }: Requests,
  periodMs: number,
): readonly { readonly at: number; readonly value: number }[] {
  const from = Date.parse(window.from);
  const stepMs = window.periodSeconds * 1000;
  const highest: { readonly at: number; value: number }[] = [];
  let last: (typeof highest)[number] | undefined;
  requestsPerSecondByPeriod.forEach((value, i) => {
    if (value === null) return;
    const at = Math.floor((from + i * stepMs) / periodMs) * periodMs;
    if (last?.at !== at) {
      last = { at, value };
      highest.push(last);
    } else if (value > last.value) last.value = value;
  });
  return highest;
}
