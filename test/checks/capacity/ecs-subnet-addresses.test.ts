import { describe, expect, it } from '@jest/globals';
import { ecsSubnetAddresses } from '../../../src/checks/capacity/ecs-subnet-addresses';
import type { Artifacts, EcsService } from '../../../src/model/artifacts';
import {
  anEcsService,
  anEcsServicePeak,
  aScalableTarget,
  aSubnet,
  ecsServiceArn,
} from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const targetOf = (name: string) =>
  aScalableTarget({
    ...{ serviceNamespace: 'ecs', resourceId: `service/shop/${name}` },
    scalableDimension: 'ecs:service:DesiredCount',
    policies: [
      {
        ...{ policyName: 'cpu', policyType: 'TargetTrackingScaling' },
        ...{ targetValue: 50, metric: 'ECSServiceAverageCPUUtilization' },
      },
    ],
  });

/** Ten tasks at 40 % CPU of a target of 50 %: at 10× 80 tasks, 70 more than run now. */
const run = (
  free: readonly number[],
  { service = {}, ...overrides }: Partial<Artifacts> & { readonly service?: Partial<EcsService> } = {},
) =>
  runCheck(
    ecsSubnetAddresses,
    {
      ecsServices: [anEcsService(service)],
      ecsServicePeaks: [anEcsServicePeak()],
      scalableTargets: [targetOf('web')],
      loadBalancerPeaks: [],
      subnets: free.map((availableIpAddressCount, i) =>
        aSubnet({ subnetId: ['subnet-a', 'subnet-b'][i] ?? '', availableIpAddressCount }),
      ),
      ...overrides,
    },
    { ...CARRYING, plan: aPlan({ traffic: { multiplier: 10 } }) },
  );

describe('ecs-subnet-addresses', () => {
  it.each<[string, ReturnType<typeof run>, string]>([
    ['one too few', run([35, 34]), 'fail'],
    ['just enough', run([35, 35]), 'warn'],
    // 70 ÷ 0.8 are 87.5.
    ['a fifth beyond', run([44, 44]), 'pass'],
    ['enough, but not evenly', run([34, 100]), 'warn'],
    ['subnets that are not known', run([]), 'unknown'],
    ['no subnets of its own', run([0, 0], { service: { subnetIds: [] } }), 'notApplicable'],
    ['a load that is not known', run([100, 100], { ecsServicePeaks: [] }), 'unknown'],
  ])('%s', (_, [judgement], status) => {
    expect(judgement?.status).toBe(status);
  });

  it('counts what other services in the same subnets need: 140', () => {
    const [judgement] = run([70, 69], {
      ecsServices: [anEcsService(), anEcsService({ serviceName: 'other', subnetIds: ['subnet-b'] })],
      ecsServicePeaks: [anEcsServicePeak(), anEcsServicePeak({ serviceArn: ecsServiceArn('other') })],
      scalableTargets: [targetOf('web'), targetOf('other')],
    });
    expect(judgement).toMatchObject({
      status: 'fail',
      detail: expect.stringContaining('shop/web, shop/other need 140 tasks more than run now'),
    });
  });
});
