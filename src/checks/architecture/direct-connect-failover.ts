import { BUSIEST_SECOND } from '../../capacity/busiest-second';
import { densityOf } from '../../capacity/density';
import {
  connectionsOf,
  inGigabits,
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
import type { Artifacts, VirtualInterface, VpnConnection } from '../../model/artifacts';
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
  ],
  uses: TRAFFIC_ARTIFACTS,
  wholeAccount: true,
  evaluate: (artifacts, planned) =>
    judgeLinkGroups(artifacts, planned, (group, resource) =>
      judgeByTraffic(planned, (context) => judgeGroup(group, resource, artifacts, context)),
    ),
});

type Links = Pick<Artifacts, 'directConnections' | 'virtualInterfaces' | 'virtualInterfacePeaks'>;

/** What is left when a location is lost, or a device where all are at one. */
interface Rest {
  readonly lost: string;
  readonly left: readonly VirtualInterface[];
}

/** Gbit/s between the least and the most that it may be. */
interface Range {
  readonly least: number;
  readonly most: number;
}

function restsOf(carrying: readonly VirtualInterface[]): readonly Rest[] {
  const without = (keyOf: (one: VirtualInterface) => string): Rest[] =>
    distinct(carrying.map(keyOf)).map((lost) => ({
      lost,
      left: carrying.filter((one) => keyOf(one) !== lost),
    }));
  const byLocation = without(({ location }) => location);
  if (byLocation.length > 1) return byLocation;
  const byDevice = without(({ awsLogicalDeviceId, connectionId }) => awsLogicalDeviceId ?? connectionId);
  return byDevice.length > 1 ? [...byLocation, ...byDevice] : byLocation;
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
  const judged = restsOf(carrying).map((rest) => judgeRest(rest, group, resource, artifacts, context));
  const worst = (['fail', 'unknown', 'warn', 'pass', 'notApplicable'] as const).flatMap((status) =>
    judged.filter((one) => one.status === status),
  )[0];
  return worst ?? notApplicable('Nothing takes over.', resource);
}

function judgeRest(
  { lost, left }: Rest,
  { gatewayId, interfaces, elsewhere, vpns }: LinkGroup,
  resource: JudgedResource,
  artifacts: Links,
  context: TargetContext,
): Judgement {
  if (left.length === 0 && vpns.length === 0) {
    return elsewhere > 0
      ? unknown(resource, 'What takes over is of another region or account, and was not read.')
      : notApplicable('Nothing takes over: direct-connect-locations says so.', resource);
  }
  const room = left.length > 0 ? roomOfLines(left, artifacts) : roomOfVpns(vpns);
  const takers =
    left.length > 0
      ? listed(left.map(({ virtualInterfaceName }) => virtualInterfaceName))
      : listed(vpns.map(({ vpnConnectionId }) => vpnConnectionId));
  if (room === null) {
    return unknown(resource, `How much ${takers} would carry in the place of ${lost} is not known.`);
  }
  // What else is on the lines that are left stays there.
  const beside = artifacts.virtualInterfaces.filter(
    (one) => !interfaces.includes(one) && left.some(({ connectionId }) => connectionId === one.connectionId),
  );
  const load = loadOf([...interfaces, ...beside], left.length > 0, artifacts, context);
  const words = `Without ${lost}, ${takers} would have to carry ${round(load.least)} to ${round(load.most)} Gbit/s at the peak, of ${room.least === room.most ? round(room.most) : `${round(room.least)} to ${round(room.most)}`}.`;
  const fix = {
    action:
      left.length > 0
        ? `Order faster connections for what leads to ${gatewayId}, so that those of one location carry all of it.`
        : `Order a second connection at another location for ${gatewayId}, or have more VPN connections of a transit gateway take over, with large tunnels and ECMP; try it before the event.`,
    lead: 'networking',
  } as const;
  if (load.least > room.most) return fail(resource, words, fix);
  if (load.missing !== null) return unknown(resource, load.missing);
  return load.most <= room.least * context.plan.thresholds.yellow
    ? pass(resource, words)
    : warn(
        resource,
        `${words} Peaks need not be at one time, the busiest second is assumed to have up to ${BUSIEST_SECOND} times the mean of its five minutes, and which tunnels are used is not known.`,
        fix,
      );
}

/** What the lines under some interfaces carry each way; null where the bandwidth of one is not known. */
function roomOfLines(left: readonly VirtualInterface[], { directConnections }: Links): Range | null {
  let sum = 0;
  for (const connectionId of distinct(left.map((one) => one.connectionId))) {
    const [on] = left.filter((one) => one.connectionId === connectionId);
    const lines = on ? connectionsOf(on, directConnections) : [];
    const up = lines.filter(({ connectionState }) => connectionState === 'available');
    if (up.length === 0 || up.some(({ gigabits }) => gigabits === null)) return null;
    sum += up.reduce((all, { gigabits }) => all + (gigabits ?? 0), 0);
  }
  return { least: sum, most: sum };
}

/** What VPN connections carry: one tunnel for certain, and all that may be used at once at the most. */
function roomOfVpns(vpns: readonly VpnConnection[]): Range | null {
  const tunnels = vpns.flatMap((vpn) => {
    const each = tunnelGigabits(vpn);
    return each === null
      ? []
      : { each, all: each * (mayUseBothTunnels(vpn) ? usableTunnels(vpn).length : 1), vpn };
  });
  if (tunnels.length < vpns.length) return null;
  const least = Math.max(...tunnels.map(({ each }) => each));
  const ofVirtual = tunnels.every(({ vpn }) => vpn.gatewayKind === 'virtual');
  const most = ofVirtual ? VIRTUAL_GATEWAY_GIGABITS : tunnels.reduce((sum, { all }) => sum + all, 0);
  return { least, most };
}

/**
 * What some interfaces carry at the peak, Gbit/s.
 *
 * @param isEachWay Whether what carries it has its bandwidth each way; of tunnels AWS does not say so.
 */
function loadOf(
  interfaces: readonly VirtualInterface[],
  isEachWay: boolean,
  { virtualInterfacePeaks }: Links,
  context: TargetContext,
): Range & { readonly missing: string | null } {
  const loads = interfaces.map((one) => {
    const peaks = peakOfInterface(one, virtualInterfacePeaks);
    const [comes, leaves] = [peaks?.bitsInPerSecond ?? null, peaks?.bitsOutPerSecond ?? null];
    const name = `of ${one.virtualInterfaceId}`;
    const unknowns = [
      densityOf(comes, peaks?.window, 'means', `VirtualInterfaceBpsIngress ${name}`),
      densityOf(leaves, peaks?.window, 'means', `VirtualInterfaceBpsEgress ${name}`),
    ].flatMap((density) => (isKnown(density) ? [] : density.missing));
    const times = multiplierOf(ownerOfInterface(one), context);
    return {
      comes: (inGigabits(comes)?.value ?? 0) * (times ?? 0),
      leaves: (inGigabits(leaves)?.value ?? 0) * (times ?? 0),
      missing: times === null ? `How much more ${name} gets is not known.` : (unknowns[0] ?? null),
    };
  });
  const comes = loads.reduce((sum, one) => sum + one.comes, 0);
  const leaves = loads.reduce((sum, one) => sum + one.leaves, 0);
  return {
    least: Math.max(...loads.map((one) => Math.max(one.comes, one.leaves))),
    most: BUSIEST_SECOND * (isEachWay ? Math.max(comes, leaves) : comes + leaves),
    missing: loads.find(({ missing }) => missing !== null)?.missing ?? null,
  };
}
