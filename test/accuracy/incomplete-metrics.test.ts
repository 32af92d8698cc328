import { describe, expect, it } from '@jest/globals';
import type { Artifacts } from '../../src/model/artifacts';
import * as build from '../builders/artifacts';
import { type Account, inventoriesOf, steadyShop } from './accounts';
import { judge, notWell } from './judge';
import { each } from './planted';

const { region } = steadyShop;
const WEB = build.targetGroupArn();
const OTHER = build.targetGroupArn('other');

const planted = (artifacts: Partial<Artifacts>): Account => ({
  ...steadyShop,
  region: { ...region, ...artifacts },
});

/** A maximum of 80 instances, where 22× take 88: it breaks at 20×. */
const small = { autoScalingGroups: each(region.autoScalingGroups, { maxSize: 80 }) };
const RED = 'red auto-scaling-group-size web 20';

/** Requests to the group's target group that CloudWatch gave in part, beside those to another one. */
const inPart = [
  { targetGroupArn: WEB, requestsPerSecond: null, isIncomplete: true },
  { targetGroupArn: OTHER, requestsPerSecond: build.aPeak(400) },
];

const tracking = (targetValue: number) => ({
  scalingPolicies: each(region.scalingPolicies, {
    targetTracking: {
      ...{ predefinedMetricType: 'ALBRequestCountPerTarget', resourceLabel: null },
      ...{ targetValue, disableScaleIn: false },
    },
  }),
});

/** Colours of the group's own ceiling. */
const colourOf = async (...asked: Parameters<typeof judge>) => {
  const { ceilings } = await judge(...asked);
  return ceilings.find(({ family }) => family === 'auto-scaling-group-size')?.status;
};

describe('what CloudWatch gave only a part of', () => {
  it('does not take a group off the path of traffic whose requests it is', async () => {
    const account = planted({
      ...small,
      loadBalancerPeaks: each(region.loadBalancerPeaks, { targetGroups: inPart }),
    });
    expect(notWell(await judge(account))).toContain(RED);
  });

  it('does not take what stands behind a load balancer off the path whose metrics it is', async () => {
    const none = { requestsPerSecond: null, activeConnections: null, newConnectionsPerSecond: null };
    const admin = build.loadBalancerArn('admin');
    const account = planted({
      ...small,
      loadBalancers: [...region.loadBalancers, build.aLoadBalancer({ loadBalancerName: 'admin' })],
      loadBalancerPeaks: [
        ...each(region.loadBalancerPeaks, { ...none, isIncomplete: true, targetGroups: [] }),
        build.aLoadBalancerPeak({ loadBalancerArn: admin, targetGroups: [] }),
      ],
    });
    expect(notWell(await judge(account))).toContain(RED);
  });

  it.each<[string, Partial<Artifacts>]>([
    [
      'a part of them was given',
      { loadBalancerPeaks: each(region.loadBalancerPeaks, { targetGroups: inPart }) },
    ],
    ['they were not given', {}],
  ])('lets no CPU speak for the requests that a policy tracks, where %s', async (_, artifacts) => {
    // At most 60 requests a minute for an instance are 500 instances at normal peak.
    expect(await colourOf(planted(tracking(60)))).toBe('red');
    const account = planted({ ...tracking(60), ...artifacts });
    const denied = inventoriesOf(account).map((inventory) => ({
      ...inventory,
      artifacts: {
        ...inventory.artifacts,
        ...('loadBalancerPeaks' in artifacts
          ? {}
          : {
              loadBalancerPeaks: {
                ...{ ok: false as const, code: 'Throttling', message: 'Rate exceeded' },
                action: 'cloudwatch:GetMetricData',
              },
            }),
      },
    }));
    expect(await colourOf(account, denied)).toBe('grey');
  });

  it('does not make an idle twin of a group that runs nothing now', async () => {
    const nothing = { load: null, cpuUtilization: null, inServiceInstances: null };
    const closed = {
      autoScalingGroups: each(region.autoScalingGroups, { minSize: 0, desiredCapacity: 0, instances: [] }),
    };
    const withPeaks = (isIncomplete: boolean) =>
      planted({
        ...closed,
        autoScalingGroupPeaks: each(region.autoScalingGroupPeaks, {
          ...nothing,
          ...(isIncomplete ? { isIncomplete } : {}),
        }),
      });
    expect(await colourOf(withPeaks(false))).toBe('green');
    expect(await colourOf(withPeaks(true))).toBe('grey');
  });

  it('tells no normal traffic, as long as the plan has it worked out', async () => {
    const account = planted({
      loadBalancerPeaks: each(region.loadBalancerPeaks, { isIncomplete: true }),
    });
    const plan = { ...account.plan, traffic: { peakRequestsPerSecond: 11_000 } };
    const { report } = await judge({ ...account, plan });
    expect(report.breakingPoint?.needed ?? null).toBeNull();
    expect(report.verdict).not.toBe('ready');
  });
});
