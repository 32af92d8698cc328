import { BUSIEST_SECOND } from '../../capacity/busiest-second';
import { densityOf } from '../../capacity/density';
import {
  connectionsOf,
  devicesOf,
  inGigabits,
  isAlsoReachedBy,
  isCarrying,
  type LinkGroup,
  mayUseBothTunnels,
  ownerOfInterface,
  peakOfInterface,
  tunnelGigabits,
  usableTunnels,
  VIRTUAL_GATEWAY_GIGABITS,
} from '../../capacity/network-links';
import { isKnown } from '../../judging/known';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import {
  ARTIFACTS,
  type Artifacts,
  type VirtualInterface,
  type VirtualInterfacePeak,
  type VpnConnection,
  type VpnConnectionPeak,
} from '../../model/artifacts';
import type { ScopedResource } from '../../model/resource';
import { multiplierOf } from '../../plan/demand';
import {
  defineCheck,
  fail,
  type JudgedResource,
  type Judgement,
  judgeByTraffic,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { judgeLinkGroups } from '../network-links';
import { distinct, listed } from '../words';

export const directConnectFailover = defineCheck({
  id: 'direct-connect-failover',
  title: 'What takes over from a Direct Connect location carries the peak',
  failureTitle: 'What takes over from a Direct Connect location is too slow for the peak',
  why: 'A VPN connection carries a fraction of what a line of Direct Connect does: at the peak it drops what is more, so that a backup on paper is none.',
  docs: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/resiliency_toolkit.html',
  workbook: '12 Resilience',
  needs: [
    'directConnections',
    'virtualInterfaces',
    'virtualInterfacePeaks',
    'directConnectGateways',
    'vpnConnections',
    'vpnConnectionPeaks',
  ],
  uses: TRAFFIC_ARTIFACTS,
  wholeAccount: true,
  evaluate: (artifacts, planned) =>
    judgeLinkGroups(artifacts, planned, (group, resource) =>
      judgeByTraffic(planned, (context) => judgeGroup(group, resource, artifacts, context)),
    ),
});

type Links = Pick<
  Artifacts,
  'directConnections' | 'virtualInterfaces' | 'virtualInterfacePeaks' | 'vpnConnectionPeaks'
>;

/** What is left when a location is lost, or a device where all are at one. */
interface Rest {
  readonly lost: string;
  readonly gone: readonly VirtualInterface[];
  readonly left: readonly VirtualInterface[];
}

/** What goes each way, Gbit/s. */
interface Ways {
  readonly comes: number;
  readonly leaves: number;
}

/** What there is room for, Gbit/s. */
interface Room {
  /** For certain: each way, or both ways together where it is not said that it is each way. */
  readonly least: number;
  /** At the most each way. */
  readonly most: Ways;
  readonly isEachWay: boolean;
}

/** What something carries, as means of five minutes, at the least and at the most. */
interface Load {
  readonly least: Ways;
  readonly most: Ways;
  /** Why it may be more; null where all of it is known. */
  readonly missing: string | null;
  readonly isFlattened: boolean;
}

function restsOf(carrying: readonly VirtualInterface[]): readonly Rest[] {
  const without = (keysOf: (one: VirtualInterface) => readonly string[]): Rest[] =>
    distinct(carrying.flatMap(keysOf)).map((lost) => ({
      lost,
      gone: carrying.filter((one) => keysOf(one).includes(lost)),
      left: carrying.filter((one) => !keysOf(one).includes(lost)),
    }));
  return [
    ...without(({ location }) => [location]),
    // Where a device takes all with it, so does its location, or direct-connect-locations says that none takes over.
    ...without(devicesOf).filter(({ left }) => left.length > 0),
  ];
}

function judgeGroup(
  group: LinkGroup,
  resource: JudgedResource,
  artifacts: Links,
  context: TargetContext,
): Judgement {
  const carrying = group.interfaces.filter(isCarrying);
  if (carrying.length === 0) return notApplicable('No virtual interface to it is up.', resource);
  if (context.multiplier === null) return notApplicable('The needed multiplier is not known.', resource);
  if (group.elsewhere > 0) {
    return unknown(
      resource,
      `${group.elsewhere} more virtual interfaces of other regions or accounts lead to it: what they carry, and would take over, was not read.`,
    );
  }
  if (group.otherGateways > 0) {
    return unknown(
      resource,
      `${group.otherGateways} more gateways of Direct Connect lead to it: what comes through them, and would take over, was not read.`,
    );
  }
  const judged = restsOf(carrying)
    .flatMap((rest) => byNetwork(rest, group))
    .map((moved) => judgeMoved(moved, resource, artifacts, context));
  const worst = (['fail', 'unknown', 'warn', 'pass', 'notApplicable'] as const).flatMap((status) =>
    judged.filter((one) => one.status === status),
  )[0];
  return worst ?? notApplicable('Nothing takes over.', resource);
}

/** What moves when something is lost. */
interface Moved {
  readonly rest: Rest;
  /** With no interfaces but those of what moves. */
  readonly group: LinkGroup;
  /** Interfaces to other networks whose share of what is lost may move to the same lines. */
  readonly joining: readonly VirtualInterface[];
}

/**
 * What was lost by what takes over from each: where another interface leads to its network, those to others carry none of it.
 * Where one has none, all that is left may carry all.
 */
function byNetwork(rest: Rest, group: LinkGroup): readonly Moved[] {
  const { gone, left } = rest;
  const { interfaces } = group;
  const takers = gone.map((one) => ({ one, takers: left.filter((other) => isAlsoReachedBy(one, other)) }));
  if (takers.some((each) => each.takers.length === 0)) return [{ rest, group, joining: [] }];
  return takers.map(({ one, takers }) => {
    const lines = takers.map(({ connectionId }) => connectionId);
    const networks = new Set(
      left.filter(({ connectionId }) => lines.includes(connectionId)).map(({ asn }) => asn),
    );
    const own = interfaces.filter(({ asn }) => asn === one.asn);
    return {
      rest: { ...rest, gone: [one], left: takers },
      group: { ...group, interfaces: own },
      // Those on the lines themselves count with all else that is on these.
      joining: interfaces.filter(
        (other) => !own.includes(other) && networks.has(other.asn) && !lines.includes(other.connectionId),
      ),
    };
  });
}

function judgeMoved(
  {
    rest: { lost, gone, left },
    group: { gatewayId, interfaces, vpns, isElsewhere, isShared },
    joining,
  }: Moved,
  resource: JudgedResource,
  artifacts: Links,
  context: TargetContext,
): Judgement {
  if (left.length === 0 && vpns.length === 0) {
    return isElsewhere
      ? unknown(resource, 'Whether VPN connections of another region or account take over was not read.')
      : notApplicable('Nothing takes over: direct-connect-locations says so.', resource);
  }
  const takers = left.length > 0 ? left.map(nameOf) : vpns.map(({ vpnConnectionId }) => vpnConnectionId);
  const room = left.length > 0 ? roomOfLines(left, artifacts) : roomOfVpns(vpns);
  if (room === null) {
    return unknown(resource, `How much ${listed(takers)} would carry in the place of ${lost} is not known.`);
  }
  // What else is on the lines that are left stays there.
  const beside = artifacts.virtualInterfaces.filter(
    (one) => !interfaces.includes(one) && left.some(({ connectionId }) => connectionId === one.connectionId),
  );
  const isOn = interfaces.some((one) => context.placed(ownerOfInterface(one)).placement === 'on');
  const loads = [
    ...interfaces.map((one) => {
      const load = loadOfInterface(one, isOn, artifacts, context);
      // What an interface carries for other gateways need not come to those that lead to this one alone.
      const moves = !isShared || left.some((other) => other.gatewayId === one.gatewayId);
      return moves ? load : { ...load, least: NONE };
    }),
    ...beside.map((one) => loadOfInterface(one, isOn, artifacts, context)),
    ...joining.map((one) => ({ ...loadOfInterface(one, isOn, artifacts, context), least: NONE })),
    ...(left.length > 0 ? [] : vpns.map((vpn) => loadOfVpn(vpn, isOn, artifacts, context))),
  ];
  const least = together(loads, 'least', Math.max);
  const most = together(loads, 'most', (sum, one) => sum + one);
  const needed = {
    least: Math.max(least.comes, least.leaves),
    most: BUSIEST_SECOND * (room.isEachWay ? Math.max(most.comes, most.leaves) : most.comes + most.leaves),
  };
  const tighter = least.comes / room.most.comes > least.leaves / room.most.leaves ? 'comes' : 'leaves';
  const there = room.most[tighter];
  const words = `Without ${lost}, ${listed(takers)} would have to carry ${round(needed.least)} to ${round(needed.most)} Gbit/s at the peak, of ${room.least === there ? round(there) : `${round(room.least)} to ${round(there)}`}.`;
  const fix = {
    action:
      left.length > 0
        ? `Order faster connections for what leads to ${gatewayId}, so that those of one location carry all of it.`
        : `Order a second connection at another location for ${gatewayId}, or have more VPN connections of a transit gateway take over, with large tunnels and ECMP; try it before the event.`,
    lead: 'networking',
  } as const;
  if (least[tighter] > there) return fail(resource, words, fix);
  const missing = loads.find((load) => load.missing !== null)?.missing;
  if (missing != null) return unknown(resource, missing);
  if (needed.most > room.least * context.plan.thresholds.yellow) {
    return warn(
      resource,
      `${words} Peaks need not be at one time, the busiest second is assumed to have up to ${BUSIEST_SECOND} times the mean of its five minutes, and which tunnels are used is not known.`,
      fix,
    );
  }
  const doubts = [
    ...(left.length === 0 || gone.some((one) => !left.some((other) => isAlsoReachedBy(one, other)))
      ? ['Whether they lead to the same networks was not read.']
      : []),
    ...(loads.some(({ isFlattened }) => isFlattened)
      ? ['Means of an hour hide the peak: the busiest minutes were higher.']
      : []),
  ];
  return doubts.length === 0
    ? pass(resource, words)
    : warn(resource, [words, ...doubts].join(' '), {
        action: `Try before the event, at a busy time, whether ${listed(takers)} take over from ${lost}; once it is known to hold, say so with a waiver.`,
        lead: 'repair',
      });
}

const nameOf = ({ virtualInterfaceName }: VirtualInterface): string => virtualInterfaceName;

/** What the lines under some interfaces carry each way; null where the bandwidth of one is not known. */
function roomOfLines(left: readonly VirtualInterface[], { directConnections }: Links): Room | null {
  let sum = 0;
  for (const connectionId of distinct(left.map((one) => one.connectionId))) {
    const [on] = left.filter((one) => one.connectionId === connectionId);
    const lines = on ? connectionsOf(on, directConnections) : [];
    const up = lines.filter(({ connectionState }) => connectionState === 'available');
    if (up.length === 0 || up.some(({ gigabits }) => gigabits === null)) return null;
    sum += up.reduce((all, { gigabits }) => all + (gigabits ?? 0), 0);
  }
  return { least: sum, most: { comes: sum, leaves: sum }, isEachWay: true };
}

/**
 * What VPN connections of one gateway carry: for certain one tunnel of one, as each may lead to another network; at the most all
 * that may be used at once, of which a virtual private gateway sends no more than it does in all.
 */
function roomOfVpns(vpns: readonly VpnConnection[]): Room | null {
  const tunnels = vpns.flatMap((vpn) => {
    const each = tunnelGigabits(vpn);
    if (each === null) return [];
    const usable = usableTunnels(vpn).length;
    return { each, comes: each * usable, leaves: each * (mayUseBothTunnels(vpn) ? usable : 1) };
  });
  if (tunnels.length < vpns.length) return null;
  const leaves = tunnels.reduce((sum, one) => sum + one.leaves, 0);
  return {
    least: Math.min(...tunnels.map(({ each }) => each)),
    most: {
      comes: tunnels.reduce((sum, one) => sum + one.comes, 0),
      leaves: vpns.some(({ gatewayKind }) => gatewayKind === 'virtual')
        ? Math.min(leaves, VIRTUAL_GATEWAY_GIGABITS)
        : leaves,
    },
    isEachWay: false,
  };
}

const NONE: Ways = { comes: 0, leaves: 0 };

const together = (
  loads: readonly Load[],
  bound: 'least' | 'most',
  join: (a: number, b: number) => number,
): Ways => ({
  comes: loads.map((load) => load[bound].comes).reduce((a, b) => join(a, b), 0),
  leaves: loads.map((load) => load[bound].leaves).reduce((a, b) => join(a, b), 0),
});

function loadOfInterface(
  one: VirtualInterface,
  isOn: boolean,
  { virtualInterfacePeaks }: Links,
  context: TargetContext,
): Load {
  const peaks = peakOfInterface(one, virtualInterfacePeaks);
  return loadOf(peaks, 'VirtualInterfaceBps', one.virtualInterfaceId, ownerOfInterface(one), isOn, context);
}

function loadOfVpn(
  vpn: VpnConnection,
  isOn: boolean,
  { vpnConnectionPeaks }: Links,
  context: TargetContext,
): Load {
  const { vpnConnectionId } = vpn;
  const peaks = vpnConnectionPeaks.find((one) => one.vpnConnectionId === vpnConnectionId);
  return loadOf(peaks, 'TunnelData', vpnConnectionId, ARTIFACTS.vpnConnections.owner(vpn), isOn, context);
}

/** @param isOn Whether some of what takes over from each other carries the event's traffic for certain. */
function loadOf(
  peaks: VirtualInterfacePeak | VpnConnectionPeak | undefined,
  metric: string,
  id: string,
  owner: ScopedResource,
  isOn: boolean,
  context: TargetContext,
): Load {
  const times = timesOf(owner, isOn, context);
  const densities = [
    densityOf(peaks?.bitsInPerSecond, peaks?.window, 'means', `${metric} into AWS of ${id}`),
    densityOf(peaks?.bitsOutPerSecond, peaks?.window, 'means', `${metric} out of AWS of ${id}`),
  ];
  const unknowns = densities.flatMap((density) => (isKnown(density) ? [] : density.missing));
  const at = (multiple: number): Ways => ({
    comes: multiple * (inGigabits(peaks?.bitsInPerSecond)?.value ?? 0),
    leaves: multiple * (inGigabits(peaks?.bitsOutPerSecond)?.value ?? 0),
  });
  return {
    least: at(times?.[0] ?? 0),
    most: at(times?.[1] ?? 0),
    missing: times === null ? `How much more ${id} gets is not known.` : (unknowns[0] ?? null),
    isFlattened: densities.some((density) => isKnown(density) && density.isFlattened),
  };
}

/** How many times its traffic of today a link gets, at the least and at the most; null: not known. */
function timesOf(
  owner: ScopedResource,
  isOn: boolean,
  context: TargetContext,
): readonly [least: number, most: number] | null {
  const { placement } = context.placed(owner);
  if (placement === 'off') return [1, 1];
  const times = multiplierOf(owner, context);
  if (times === null) return null;
  // Where nothing is known to carry it, all is judged as if it did, and what fails is a question.
  return placement === 'unplaced' && isOn ? [Math.min(1, times), Math.max(1, times)] : [times, times];
}
