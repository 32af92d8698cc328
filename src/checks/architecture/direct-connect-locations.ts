import { isCarrying, type LinkGroup } from '../../capacity/network-links';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
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
  evaluate: (artifacts, context) => judgeLinkGroups(artifacts, context, judgeGroup),
});

function judgeGroup(
  { gatewayId, interfaces, elsewhere, vpns }: LinkGroup,
  resource: JudgedResource,
): Judgement {
  const carrying = interfaces.filter(isCarrying);
  if (carrying.length === 0) {
    return notApplicable('No virtual interface to it is up: direct-connect-state says more.', resource);
  }
  const locations = distinct(carrying.map(({ location }) => location));
  if (locations.length > 1) {
    return pass(resource, `Virtual interfaces that are up lead to it from ${listed(locations)}.`);
  }
  const only = `Only virtual interfaces at ${locations[0]} that are up lead to it`;
  if (vpns.length > 0) {
    const names = listed(vpns.map(({ vpnConnectionId }) => vpnConnectionId));
    return pass(
      resource,
      `${only}; beside them ${names} may take over, if its way over the internet does not use the same line.`,
    );
  }
  if (elsewhere > 0) {
    return unknown(
      resource,
      `${only}. ${elsewhere} more of other regions or accounts are attached to it: where they are, and whether they are up, was not read.`,
    );
  }
  const fix = {
    action: `Order a connection at another location and lead a virtual interface of it to ${gatewayId}, or have a VPN connection take over.`,
    lead: 'networking',
  } as const;
  const devices = distinct(carrying.map((one) => one.awsLogicalDeviceId ?? one.connectionId));
  return devices.length > 1
    ? warn(resource, `${only}, though on ${devices.length} devices of AWS.`, fix)
    : fail(resource, `${only}, all on one device of AWS, and no VPN connection takes over.`, fix);
}
