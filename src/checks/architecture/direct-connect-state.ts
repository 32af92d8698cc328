import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { DirectConnection, VirtualInterface } from '../../model/artifacts';
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
import { judgeDirectConnections, judgeVirtualInterfaces } from '../network-links';

export const directConnectState = defineCheck({
  id: 'direct-connect-state',
  title: 'Connections and virtual interfaces of Direct Connect are up',
  failureTitle: 'Connection or virtual interface of Direct Connect is down',
  why: 'What is down carries nothing, and what is left carries all, or nothing does.',
  docs: 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/Troubleshooting.html',
  workbook: '12 Resilience',
  needs: ['directConnections', 'virtualInterfaces'],
  uses: TRAFFIC_ARTIFACTS,
  wholeAccount: true,
  evaluate: (artifacts, context) => [
    ...judgeDirectConnections(artifacts, context, judgeConnection),
    ...judgeVirtualInterfaces(artifacts, context, judgeInterface),
  ],
});

/** What both say alike; null of one that is up. */
function judgeState(state: string, name: string, resource: JudgedResource): Judgement | null {
  switch (state) {
    case 'available':
      return null;
    case 'down':
      return fail(resource, 'It is down.', {
        action: `Find out with whoever runs the other end, and the location, why ${name} is down, and mend it.`,
        lead: 'repair',
      });
    case 'rejected':
      return notApplicable('It was rejected: there is none.', resource);
    case 'ordering':
    case 'requested':
    case 'pending':
    case 'confirming':
    case 'verifying':
    case 'testing':
      return warn(resource, `It is not up yet: its state is ${state}.`, {
        action: `Do what ${name} waits for (${state}), or remove it if nothing will need it.`,
        lead: 'networking',
      });
    default:
      return unknown(resource, `Direct Connect says that its state is ${state}.`);
  }
}

const judgeConnection = (
  { connectionName, connectionState }: DirectConnection,
  resource: JudgedResource,
): Judgement => judgeState(connectionState, connectionName, resource) ?? pass(resource, 'Its port is up.');

function judgeInterface(
  { virtualInterfaceName, virtualInterfaceState, bgpPeers }: VirtualInterface,
  resource: JudgedResource,
): Judgement {
  const state = judgeState(virtualInterfaceState, virtualInterfaceName, resource);
  if (state !== null) return state;
  const up = bgpPeers.filter(({ bgpStatus }) => bgpStatus === 'up');
  const down = bgpPeers.filter(({ bgpStatus }) => bgpStatus === 'down');
  const mend = {
    action: `Bring up BGP of ${virtualInterfaceName} with whoever runs the other end: addresses, numbers of the networks and keys must be those of AWS.`,
    lead: 'repair',
  } as const;
  if (down.length > 0) {
    const families = down.map(({ addressFamily }) => addressFamily).join(', ');
    return up.length === 0 && down.length === bgpPeers.length
      ? fail(resource, `BGP is down (${families}): no routes are announced through it.`, mend)
      : warn(resource, `BGP is down for some of its addresses (${families}).`, mend);
  }
  return up.length > 0 && up.length === bgpPeers.length
    ? pass(resource, 'It is up, and so is BGP.')
    : unknown(resource, 'Direct Connect does not tell whether BGP is up.');
}
