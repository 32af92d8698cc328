import { describe, expect, it } from '@jest/globals';
import { natGatewayZones } from '../../../src/checks/architecture/nat-gateway-zones';
import type { NatGateway } from '../../../src/model/artifacts';
import { aNatGateway, anAutoScalingGroup, aSubnet, healthyAccount } from '../../builders/artifacts';
import { CARRYING, runCheck, statusesOf } from '../../builders/check';

const subnets = ['us-east-1a', 'us-east-1b', 'us-east-1c'].map((availabilityZone) =>
  aSubnet({ subnetId: `subnet-${availabilityZone.at(-1)}`, availabilityZone }),
);
const serving = (gateway: Partial<NatGateway>) => ({ natGateways: [aNatGateway(gateway)], subnets });

describe('nat-gateway-zones', () => {
  it.each<[string, Partial<NatGateway>, string]>([
    ['only subnets of its zone', {}, 'pass'],
    ['a subnet of another zone', { servedSubnetIds: ['subnet-a', 'subnet-b'] }, 'fail'],
    ['only subnets of another zone', { servedSubnetIds: ['subnet-c'] }, 'fail'],
    ['a regional one', { isRegional: true, servedSubnetIds: ['subnet-a', 'subnet-b'] }, 'pass'],
    ['one whose zone is not known', { availabilityZone: null, servedSubnetIds: ['subnet-b'] }, 'unknown'],
    ['no subnet', { servedSubnetIds: [] }, 'notApplicable'],
    ['one that failed', { state: 'failed', servedSubnetIds: ['subnet-b'] }, 'notApplicable'],
  ])('judges %s', (_, gateway, status) => {
    expect(statusesOf(natGatewayZones, serving(gateway), CARRYING)).toEqual([status]);
  });

  it('names the zones that need one of their own', () => {
    const [judgement] = runCheck(
      natGatewayZones,
      serving({ servedSubnetIds: ['subnet-a', 'subnet-c', 'subnet-b'] }),
      CARRYING,
    );
    expect(judgement).toMatchObject({
      resource: { name: 'nat-a' },
      detail: 'It is in us-east-1a, and subnets of us-east-1b, us-east-1c leave through it, too.',
      fix: { action: expect.stringContaining('in each of us-east-1b, us-east-1c') },
    });
  });

  it('warns where nobody knows whether traffic leaves through it, and lets be what carries none', () => {
    const { loadBalancers, listeners, targetGroups, targetHealth, loadBalancerPeaks } = healthyAccount;
    const artifacts = {
      ...serving({ servedSubnetIds: ['subnet-a', 'subnet-b'] }),
      ...{ loadBalancers, listeners, targetGroups, targetHealth, loadBalancerPeaks },
    };
    expect(statusesOf(natGatewayZones, artifacts)).toEqual(['warn']);
    const nothing = serving({ servedSubnetIds: ['subnet-a', 'subnet-b'] });
    const placed = () => ({ placement: 'off' as const, because: 'The test says so.' });
    expect(statusesOf(natGatewayZones, nothing, { placed })).toEqual(['notApplicable']);
    const autoScalingGroups = healthyAccount.autoScalingGroups.map((group) =>
      anAutoScalingGroup({ ...group, subnetIds: ['subnet-b'] }),
    );
    expect(statusesOf(natGatewayZones, { ...artifacts, autoScalingGroups })).toEqual(['fail']);
  });
});
