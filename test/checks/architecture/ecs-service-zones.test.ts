import { describe, expect, it } from '@jest/globals';
import { ecsServiceZones } from '../../../src/checks/architecture/ecs-service-zones';
import type { EcsService } from '../../../src/model/artifacts';
import { anEcsService, aSubnet } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

describe('ecs-service-zones', () => {
  const subnets = [
    aSubnet({ subnetId: 'subnet-a', availabilityZone: 'us-east-1a' }),
    aSubnet({ subnetId: 'subnet-b', availabilityZone: 'us-east-1b' }),
    aSubnet({ subnetId: 'subnet-a2', availabilityZone: 'us-east-1a' }),
  ];
  it.each<[string, Partial<EcsService>, string]>([
    ['two zones', {}, 'pass'],
    ['two subnets of one zone', { subnetIds: ['subnet-a', 'subnet-a2'] }, 'fail'],
    ['one task', { desiredCount: 1, runningCount: 1 }, 'fail'],
    ['two tasks', { desiredCount: 2, runningCount: 2 }, 'pass'],
    ['subnets that are not known', { subnetIds: ['subnet-x'] }, 'unknown'],
    ['no subnets of its own', { subnetIds: [] }, 'notApplicable'],
  ])('%s', (_, service, status) => {
    expect(
      runCheck(ecsServiceZones, { ecsServices: [anEcsService(service)], subnets }, CARRYING)[0]?.status,
    ).toBe(status);
  });
});
