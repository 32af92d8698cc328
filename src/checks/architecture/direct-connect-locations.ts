import {
  devicesOf,
  isAlsoReachedBy,
  isCarrying,
  type LinkGroup,
  publicInterfaces,
} from '../../capacity/network-links';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { VirtualInterface } from '../../model/artifacts';
import {
  defineCheck,
  fail,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';
import { judgeLinkGroups } from '../network-links';
import { distinct, listed } from '../words';

export const directConnectLocations = defineCheck({
  id: 'direct-connect-locations',
  title: 'Gateways are reached over a second path when a Direct Connect location is lost',
  failureTitle: 'Gateway is reached over one Direct Connect location alone',
  why: 'Lines are cut and devices replaced: without a second path, the network at the other end is gone until that is over.',
  docs: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/resiliency_toolkit.html',
  workbook: '12 Resilience',
  needs: ['virtualInterfaces', 'directConnectGateways', 'vpnConnections'],
  uses: TRAFFIC_ARTIFACTS,
  wholeAccount: true,
  evaluate: (artifacts, context) =>
    judgeLinkGroups(artifacts, context, (group, resource) =>
      judgeGroup(group, resource, artifacts.virtualInterfaces),
    ),
});

function judgeGroup(
  { gatewayId, interfaces, elsewhere, otherGateways, vpns, isElsewhere }: LinkGroup,
  resource: JudgedResource,
  virtualInterfaces: readonly VirtualInterface[],
): Judgement {
  const carrying = interfaces.filter(isCarrying);
  if (carrying.length === 0) {
    return notApplicable('No virtual interface to it is up: direct-connect-state says more.', resource);
  }
  const locations = distinct(carrying.map(({ location }) => location));
  // What is at two locations may end at one device, and so may lines whose interfaces end at two.
  const isOnOneDevice = carrying
    .flatMap(devicesOf)
    .some((device) => carrying.every((one) => devicesOf(one).includes(device)));
  if (locations.length > 1 && !isOnOneDevice) {
    const words = `Virtual interfaces that are up lead to it from ${listed(locations)}`;
    const alone = carrying.filter(
      (one) =>
        !carrying.some(
          (other) =>
            other.location !== one.location &&
            !devicesOf(one).some((device) => devicesOf(other).includes(device)) &&
            isAlsoReachedBy(one, other),
        ),
    );
    if (alone.length === 0) {
      return pass(
        resource,
        `${words}, and each from a network of the same public number, and with no more families of addresses, as one at another location, on another device.`,
      );
    }
    const names = listed(alone.map(({ virtualInterfaceName }) => virtualInterfaceName));
    return warn(
      resource,
      `${words}, but no other location has one, on another device, from a network of the number of ${names} and with BGP up for all of its families of addresses, or that number is a private one, which any site may use: whether what is behind it is reached from there, too, was not read.`,
      tryIt(names, locations),
    );
  }
  const only = `Only virtual interfaces at ${listed(locations)} that are up lead to it`;
  if (vpns.length > 0) {
    const names = listed(vpns.map(({ vpnConnectionId }) => vpnConnectionId));
    const open = publicInterfaces(virtualInterfaces).filter(({ location }) => locations.includes(location));
    const over =
      open.length > 0
        ? ` ${listed(open.map(({ virtualInterfaceName }) => virtualInterfaceName))} there is public, so that a VPN connection may run over the same line.`
        : '';
    return warn(
      resource,
      `${only}; beside them ${names} may take over, if it leads to the same networks, and its way over the internet does not use the same line: neither was read.${over}`,
      tryIt(names, locations),
    );
  }
  if (elsewhere > 0) {
    return unknown(
      resource,
      `${only}. ${elsewhere} more of other regions or accounts lead to it: where they are, and whether they are up, was not read.`,
    );
  }
  if (otherGateways > 0) {
    return unknown(
      resource,
      `${only}. ${otherGateways} more gateways of Direct Connect lead to it: whether anything comes through them from another location was not read.`,
    );
  }
  if (isElsewhere) {
    return unknown(
      resource,
      `${only}. It is of another region or account, or of several regions: whether VPN connections end at it there was not read.`,
    );
  }
  const fix = {
    action: `Order a connection at another location and lead a virtual interface of it to ${gatewayId}, or have a VPN connection take over.`,
    lead: 'networking',
  } as const;
  const devices = distinct(carrying.map((one) => devicesOf(one)[0]));
  return !isOnOneDevice
    ? warn(resource, `${only}, though on ${devices.length} devices of AWS.`, fix)
    : fail(resource, `${only}, all on one device of AWS, and no VPN connection takes over.`, fix);
}

/** What settles whether one takes over: that the line is lost on purpose. */
const tryIt = (names: string, locations: readonly string[]): FixDraft => ({
  action: `See that all networks are announced through ${names} and what else is to take over, and try it before the event: shut BGP of the virtual interfaces at one of ${listed(locations)} down for a while (StartBgpFailoverTest). Once it is known to hold, say so with a waiver.`,
  lead: 'repair',
});
