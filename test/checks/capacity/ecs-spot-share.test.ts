import { describe, expect, it } from '@jest/globals';
import { ecsSpotShare } from '../../../src/checks/capacity/ecs-spot-share';
import type { EcsService } from '../../../src/model/artifacts';
import { anEcsService } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

describe('ecs-spot-share', () => {
  const spot = { name: 'FARGATE_SPOT', base: 0, weight: 1 };
  it.each<[string, EcsService['capacityProviders'], string]>([
    ['no provider', [], 'notApplicable'],
    ['On-Demand', [{ name: 'FARGATE', base: 0, weight: 1 }], 'notApplicable'],
    ['Spot alone', [spot], 'warn'],
    ['beside a provider that is given nothing', [spot, { name: 'FARGATE', base: 0, weight: 0 }], 'warn'],
    ['beside a base', [spot, { name: 'FARGATE', base: 2, weight: 0 }], 'pass'],
  ])('%s', (_, capacityProviders, status) => {
    const ecsServices = [anEcsService({ launchType: null, capacityProviders })];
    expect(runCheck(ecsSpotShare, { ecsServices }, CARRYING)[0]?.status).toBe(status);
  });
});
