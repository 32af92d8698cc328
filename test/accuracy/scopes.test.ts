import { describe, expect, it } from '@jest/globals';
import type { Artifacts } from '../../src/model/artifacts';
import type { EventPlanInput } from '../../src/plan/schema';
import * as build from '../builders/artifacts';
import { type Account, inventoriesOf, steadyShop } from './accounts';
import { cluster } from './cluster';
import { judge, notWell } from './judge';
import { each, withQuota } from './planted';
import { serverless } from './serverless';

type Scope = NonNullable<EventPlanInput['accounts'][number]['regions']>[number]['scope'];

/** The account in a plan that selects a part of it. */
const selecting = (
  { plan, region }: Account,
  scope: Scope,
  {
    traffic = plan.traffic,
    ...artifacts
  }: Partial<Artifacts> & Partial<Pick<EventPlanInput, 'traffic'>> = {},
): Account => ({
  plan: {
    ...plan,
    traffic,
    accounts: [{ id: '111122223333', regions: [{ name: 'us-east-1', scope }] }],
  },
  region: { ...region, ...artifacts },
});

const ENTRANCE: Scope = { loadBalancers: ['web'] };

/** The database at 30 % CPU, which is too much at 22×. */
const busy = {
  dbInstancePeaks: each(steadyShop.region.dbInstancePeaks, { cpuUtilization: build.aPeak(30) }),
};

const factor = (value: number) => ({
  ...steadyShop.plan.traffic,
  elasticity: [{ match: { resource: 'orders' }, factor: value }],
});

describe('a scope of which a part is missing', () => {
  it('brings the nodes of a cluster whose containers a load balancer in it leads to', async () => {
    // As without a scope: 2 of the system node and 32·m of 60.
    const small = selecting(
      cluster,
      { ...ENTRANCE, rds: ['orders'] },
      withQuota(cluster.region, 'L-1216C47A', 60),
    );
    expect(notWell(await judge(small))).toEqual(['red on-demand-vcpu On-Demand Standard 1.8125']);
  });

  it.each<[string, Scope]>([
    ['a load balancer that leads to its nodes', { ...ENTRANCE, rds: ['orders'] }],
    [
      'nodes that Karpenter launched',
      { tags: { 'karpenter.sh/nodepool': 'default' }, ...ENTRANCE, rds: ['orders'] },
    ],
    ['the group of a node group', { autoScalingGroups: ['system'], ...ENTRANCE, rds: ['orders'] }],
    ['the cluster', { eksClusters: ['shop'], ...ENTRANCE, rds: ['orders'] }],
  ])('brings a cluster with %s', async (_, scope) => {
    const eksClusters = each(cluster.region.eksClusters, { logTypes: [] });
    const judged = await judge(selecting(cluster, scope, { eksClusters }));
    expect(notWell(judged)).toEqual(['yellow eks-control-plane-logs shop']);
  });

  it('brings the functions that a load balancer in it invokes', async () => {
    const { targetGroups, targetHealth } = serverless.region;
    const checkout = build.targetGroupArn('checkout');
    const invoked: Partial<Artifacts> = {
      targetGroups: [
        ...targetGroups,
        build.aTargetGroup({ targetGroupName: 'checkout', targetType: 'lambda', healthCheckEnabled: false }),
      ],
      targetHealth: [
        ...targetHealth,
        {
          targetGroupArn: checkout,
          targets: [
            {
              id: 'arn:aws:lambda:us-east-1:111122223333:function:checkout:live',
              port: null,
              availabilityZone: null,
              state: 'healthy',
              reason: null,
            },
          ],
        },
      ],
      // 500 reserved and 40·m: 100 ÷ 40.
      lambdaAccountSettings: {
        ...serverless.region.lambdaAccountSettings,
        concurrentExecutions: 600,
        unreservedConcurrentExecutions: 100,
      },
    };
    const { ceilings } = await judge(selecting(serverless, { ...ENTRANCE, rds: ['orders'] }, invoked));
    expect(ceilings.find(({ family }) => family === 'lambda-concurrency')).toMatchObject({
      status: 'red',
      breaksAt: 2.5,
    });
  });

  it('asks about a database that it leaves out and that lets in what is in it', async () => {
    const judged = await judge(selecting(steadyShop, ENTRANCE, busy));
    expect(notWell(judged)).toEqual(['grey db-cpu orders', 'grey traffic-path orders']);
    const asked = judged.findings.find(({ id }) => id.startsWith('traffic-path') && id.endsWith('orders'));
    expect(asked?.detail).toBe(
      'Whether it carries the event’s traffic is not known, and it is outside the scope. The scope of the plan leaves it out, but its security groups let in sg-web, which instances or tasks on the path of traffic have. Name it in the scope if the event needs it. If it does not, say so in the plan: traffic.elasticity, with factor 0.',
    );
  });

  it.each<[string, Scope, Partial<Artifacts> & Partial<Pick<EventPlanInput, 'traffic'>>]>([
    ['the plan says that it does not grow', ENTRANCE, { traffic: factor(0) }],
    ['the scope names the databases of the event', { ...ENTRANCE, rds: ['orders'] }, {}],
    [
      'its tags name another environment',
      ENTRANCE,
      { dbInstances: each(steadyShop.region.dbInstances, { tags: { env: 'dev' } }) },
    ],
    [
      'it lets in nothing that is in it',
      ENTRANCE,
      { securityGroups: [build.aSecurityGroup({ admitsGroups: ['sg-reports'] })] },
    ],
  ])('asks nothing where %s', async (_, scope, planted) => {
    const judged = await judge(selecting(steadyShop, scope, planted));
    expect(notWell(judged)).toEqual([]);
    expect(judged.report.verdict).toBe('ready');
  });

  it.each<[string, Partial<Artifacts>]>([
    [
      'addresses',
      { securityGroups: [build.aSecurityGroup({ admitsGroups: [], admitsRanges: ['10.0.0.0/8'] })] },
    ],
    ['what nobody listed', { securityGroups: [] }],
  ])('asks about a database that lets in %s where none is in it', async (_, planted) => {
    const judged = await judge(selecting(steadyShop, ENTRANCE, planted));
    expect(notWell(judged)).toEqual(['grey traffic-path orders']);
  });

  it('looks no better where what leads to a database could not be read', async () => {
    const account = selecting(steadyShop, ENTRANCE, busy);
    for (const id of [
      'securityGroups',
      'ec2Instances',
      'targetHealth',
      'listeners',
      'loadBalancerPeaks',
    ] as const) {
      const denied = inventoriesOf(account).map((inventory) => ({
        ...inventory,
        artifacts: {
          ...inventory.artifacts,
          [id]: {
            ok: false as const,
            code: 'AccessDenied',
            message: 'Not allowed.',
            action: 'ec2:DescribeX',
          },
        },
      }));
      const { findings } = await judge(account, denied);
      const paths = findings.filter(({ check }) => check === 'traffic-path').map(({ status }) => status);
      expect([id, paths.includes('unknown')]).toEqual([id, true]);
    }
  });

  it('is judged by what the plan says of a database outside of it, and still asks to name that', async () => {
    const judged = await judge(selecting(steadyShop, ENTRANCE, { ...busy, traffic: factor(1) }));
    // 100 % ÷ 30 %.
    expect(notWell(judged)).toEqual(['grey traffic-path orders', 'red db-cpu orders 3.33333']);
  });
});
