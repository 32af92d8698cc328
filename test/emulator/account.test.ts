import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createClients } from '../../src/aws/clients';
import { collectors } from '../../src/collect/registry';
import { collectTarget } from '../../src/collect/run';
import type { ArtifactId, Artifacts } from '../../src/model/artifacts';
import { type Inventory, isCollectedIn } from '../../src/model/inventory';
import { GLOBAL } from '../../src/model/target';
import { actionsOf, asksNothing, denialsOf, lostWithout, touchedWithout, UNASKED } from './denials';
import { startGapServer } from './gap-server';
import { type RunningShop, startShop } from './shop';
import { SHOP_ACCOUNT } from './shop/account';
import { BALANCERS, DATABASES, FREE_WEB_ADDRESSES, GROUPS, VCPUS } from './shop/facts';
import { peakTime } from './shop/metrics';
import { fillRarities, RARITIES_REGION } from './shop/rarities';
import { SHOP_SCENARIO } from './shop/scenario';

const SINGAPORE = 'ap-southeast-1';
const VIRGINIA = 'us-east-1';
const DAY = 24 * 60 * 60 * 1000;

const now = new Date();
const iso = (time: number): string => new Date(time).toISOString();
const fortnight = { from: iso(now.getTime() - 14 * DAY), to: now.toISOString(), exclude: [] };
/** Enough to see the peak, where how far back one looks makes no difference. */
const halfDay = {
  from: iso(peakTime(now).getTime() - DAY / 4),
  to: iso(peakTime(now).getTime() + DAY / 4),
  exclude: [],
};

let shop: RunningShop;

beforeAll(async () => {
  shop = await startShop({ now });
  Object.assign(process.env, shop.env);
}, 120_000);
afterEach(() => shop.heal());
afterAll(() => shop.stop());

async function collect(region: string, lookback = fortnight): Promise<Inventory> {
  const clients = createClients({ account: SHOP_ACCOUNT, region });
  try {
    return await collectTarget({
      target: { account: SHOP_ACCOUNT, region },
      clients,
      collectors,
      lookback,
      now: () => now.toISOString(),
      signal: new AbortController().signal,
    });
  } finally {
    clients.close();
  }
}

function dataOf<K extends ArtifactId>({ artifacts }: Inventory, id: K): Artifacts[K] {
  const result = artifacts[id];
  if (!result?.ok) throw new Error(`${id}: ${JSON.stringify(result)}`);
  return result.data;
}

const failuresOf = ({ artifacts }: Inventory) =>
  Object.entries(artifacts).flatMap(([id, result]) => (result.ok ? [] : [[id, result] as const]));

const byName = <T>(items: readonly T[], nameOf: (item: T) => string, name: string): T => {
  const found = items.find((item) => nameOf(item) === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

describe('the whole shop', () => {
  const inventories = new Map<string, Inventory>();
  const inventory = (region: string): Inventory =>
    byName([...inventories.values()], (i) => i.target.region, region);
  const asked = new Set<string>();

  beforeAll(async () => {
    for (const region of [GLOBAL, SINGAPORE, VIRGINIA]) inventories.set(region, await collect(region));
    for (const { action } of await shop.seen()) asked.add(action);
  }, 120_000);

  it('is collected without a failure', () => {
    expect([...inventories.values()].flatMap(failuresOf)).toEqual([]);
  });

  it('leaves no artifact empty but what the shop does not have', () => {
    const { artifacts } = inventory(SINGAPORE);
    const empty = Object.entries(artifacts).flatMap(([id, result]) =>
      result.ok && Object.keys(result.data).length === 0 ? [id] : [],
    );
    expect(empty.toSorted()).toEqual([
      ...['capacityReservations', 'dbClusters', 'lambdaFunctionPeaks', 'lambdaFunctions'],
      'launchConfigurations',
    ]);
  });

  it('is only looked at', () => {
    expect([...asked].filter((action) => !/:(Describe|List|Get)/.test(action))).toEqual([]);
    const declared = new Set(collectors.flatMap(({ actions }) => actions));
    expect([...asked].filter((action) => !declared.has(action))).toEqual([]);
  });

  it.each([SINGAPORE, VIRGINIA])('has the load of each group at its peak in %s', (region) => {
    const peaks = dataOf(inventory(region), 'autoScalingGroupPeaks');
    for (const [name, { load }] of Object.entries(GROUPS[region] ?? {})) {
      const peak = byName(peaks, ({ autoScalingGroupName }) => autoScalingGroupName, name).load;
      expect(peak).toMatchObject({
        at: peakTime(now).toISOString(),
        instancesFrom: 'GroupInServiceInstances',
      });
      expect(peak?.value).toBeCloseTo(load, 6);
    }
  });

  it('has the peak of each load balancer and of the targets behind it', () => {
    const singapore = inventory(SINGAPORE);
    const peakOf = (value: number) => ({ value, at: peakTime(now).toISOString(), hoursWithData: 14 * 24 });
    for (const [name, facts] of Object.entries(BALANCERS)) {
      const { loadBalancerArn } = byName(
        dataOf(singapore, 'loadBalancers'),
        ({ loadBalancerName }) => loadBalancerName,
        name,
      );
      const peak = byName(dataOf(singapore, 'loadBalancerPeaks'), (p) => p.loadBalancerArn, loadBalancerArn);
      expect(peak.requestsPerSecond).toEqual(peakOf(facts.requestsPerSecond));
      expect(peak.activeConnections).toEqual(peakOf(facts.activeConnections));
      expect(peak.newConnectionsPerSecond).toEqual(peakOf(facts.newConnectionsPerSecond));
      expect(peak.targetGroups.map(({ requestsPerSecond }) => requestsPerSecond)).toContainEqual(
        peakOf(facts.requestsPerSecond),
      );
    }
  });

  it('has a Classic Load Balancer, with the instances of the group that registers with it', () => {
    const [balancer, ...others] = dataOf(inventory(SINGAPORE), 'classicLoadBalancers');
    const groups = dataOf(inventory(SINGAPORE), 'autoScalingGroups');
    const group = byName(groups, ({ autoScalingGroupName }) => autoScalingGroupName, 'legacy-batch');
    expect(others).toEqual([]);
    expect(balancer).toMatchObject({
      loadBalancerName: 'legacy-intranet',
      scheme: 'internal',
      listeners: [{ port: 80, protocol: 'TCP', certificateArn: null }],
      tags: { Name: 'legacy-intranet' },
    });
    expect(balancer?.subnetIds).toHaveLength(3);
    expect(group.loadBalancerNames).toEqual(['legacy-intranet']);
    expect(balancer?.instances.map(({ instanceId }) => instanceId).toSorted()).toEqual(
      group.instances.map(({ instanceId }) => instanceId).toSorted(),
    );
    expect(balancer?.instances.every(({ state }) => state === 'InService')).toBe(true);
  });

  it('has the peak of each database, and how its storage shrinks', () => {
    const peaks = dataOf(inventory(SINGAPORE), 'dbInstancePeaks');
    for (const [name, facts] of Object.entries(DATABASES)) {
      const peak = byName(peaks, ({ dbInstanceIdentifier }) => dbInstanceIdentifier, name);
      expect(peak.databaseConnections).toEqual({
        value: facts.connections,
        at: peakTime(now).toISOString(),
        hoursWithData: 14 * 24,
      });
      expect(peak.freeStorageBytes?.value).toBe(facts.freeStorageBytes);
      expect(peak.storageGrowthBytesPerDay).toBeCloseTo(facts.storageGrowthBytesPerDay, -1);
    }
  });

  it.each([SINGAPORE, VIRGINIA])('counts the vCPUs against the quota in force in %s', (region) => {
    const target = inventory(region);
    const types = dataOf(target, 'ec2InstanceTypes');
    const vCpus = dataOf(target, 'ec2Instances').map(({ instanceType }) => types[instanceType]?.vCpus ?? NaN);
    const quota = byName(dataOf(target, 'serviceQuotas'), ({ quotaCode }) => quotaCode, 'L-1216C47A');
    expect(vCpus.reduce((sum, n) => sum + n, 0)).toBe(VCPUS[region]?.now);
    expect(quota).toMatchObject({ value: VCPUS[region]?.quota, applied: true });
    expect(dataOf(target, 'serviceQuotas')).toContainEqual(
      expect.objectContaining({ quotaCode: 'L-B22855CB', value: 3_000, applied: false }),
    );
  });

  it('has the free addresses of the small subnets', () => {
    const subnets = dataOf(inventory(SINGAPORE), 'subnets');
    const free = ['web-0', 'web-1', 'web-2'].map(
      (name) => byName(subnets, ({ tags }) => tags.Name ?? '', name).availableIpAddressCount,
    );
    expect(free).toEqual([FREE_WEB_ADDRESSES.a, FREE_WEB_ADDRESSES.b, FREE_WEB_ADDRESSES.c]);
  });

  it('has the mistakes of the shop', () => {
    const singapore = inventory(SINGAPORE);
    const group = (name: string) =>
      byName(dataOf(singapore, 'autoScalingGroups'), (g) => g.autoScalingGroupName, name);
    expect(group('shop-worker').availabilityZones).toEqual([`${SINGAPORE}a`]);
    expect(group('shop-web')).toMatchObject({ minSize: 3, maxSize: 20, desiredCapacity: 4 });
    expect(group('legacy-batch').tags).not.toHaveProperty('app');
    const orders = byName(dataOf(singapore, 'dbInstances'), (db) => db.dbInstanceIdentifier, 'shop-orders');
    expect(orders).toMatchObject({
      multiAz: false,
      backupRetentionPeriod: 1,
      deletionProtection: false,
      maxAllocatedStorage: null,
      preferredMaintenanceWindow: 'fri:17:00-fri:17:30',
      certificateValidTill: '2027-06-01T00:00:00.000Z',
      tags: { app: 'shop' },
    });
    const api = byName(dataOf(singapore, 'loadBalancers'), (lb) => lb.loadBalancerName, 'shop-api');
    expect(api.attributes).toMatchObject({
      'deletion_protection.enabled': 'false',
      'access_logs.s3.enabled': 'false',
    });
    const volumes = dataOf(singapore, 'volumes').filter(({ tags }) => tags.app === 'shop');
    expect(volumes.map(({ volumeType }) => volumeType).toSorted()).toEqual([
      ...Array(2).fill('gp2'),
      ...Array(10).fill('gp3'),
    ]);
    const canary = byName(
      dataOf(singapore, 'targetHealth'),
      ({ targetGroupArn }) => targetGroupArn.split('/')[1] ?? '',
      'shop-api-canary',
    );
    expect(canary.targets).toEqual([]);
    const virginia = dataOf(inventory(VIRGINIA), 'autoScalingGroups');
    expect(byName(virginia, (g) => g.autoScalingGroupName, 'shop-api').suspendedProcesses).toEqual([
      'ReplaceUnhealthy',
    ]);
  });

  it('has policies, the scheduled action, healthy targets and what connections are bounded by', () => {
    const singapore = inventory(SINGAPORE);
    const policies = dataOf(singapore, 'scalingPolicies');
    expect(policies.map((p) => [p.autoScalingGroupName, p.targetTracking?.targetValue])).toEqual(
      expect.arrayContaining([
        ['shop-web', 60],
        ['shop-api', 50],
        ['shop-worker', 50],
      ]),
    );
    expect(dataOf(singapore, 'scheduledActions')).toEqual([
      expect.objectContaining({
        autoScalingGroupName: 'shop-web',
        scheduledActionName: 'evening-peak',
        recurrence: '0 18 * * *',
        timeZone: 'Asia/Singapore',
        minSize: 4,
        maxSize: 20,
      }),
    ]);
    const web = byName(
      dataOf(singapore, 'targetHealth'),
      ({ targetGroupArn }) => targetGroupArn.split('/')[1] ?? '',
      'shop-web',
    );
    expect(web.targets.map(({ state }) => state)).toEqual(['healthy', 'healthy', 'healthy', 'healthy']);
    expect(dataOf(singapore, 'dbParameters')).toContainEqual(
      expect.objectContaining({
        parameterGroupName: 'shop-catalog',
        parameterName: 'max_connections',
        parameterValue: 'LEAST({DBInstanceClassMemory/9531392},5000)',
      }),
    );
  });

  it('has what only the gap server could answer', () => {
    expect(dataOf(inventory(SINGAPORE), 'rdsAccountAttributes')).toContainEqual({
      accountQuotaName: 'DBInstances',
      used: 2,
      max: 40,
    });
    const checks = dataOf(inventory(GLOBAL), 'trustedAdvisor');
    const ports = byName(checks, ({ checkId }) => checkId, 'HCP4007jGY');
    expect(ports.result).toMatchObject({
      ok: true,
      status: 'error',
      flaggedResources: [{ region: SINGAPORE, metadata: { Ports: '3389', Status: 'Red' } }],
    });
  });
});

/** What differs between two looks at the same account: moto says that backups are as good as now. */
const lasting = ({ artifacts }: Inventory): Inventory['artifacts'] =>
  JSON.parse(JSON.stringify(artifacts, (key, value) => (key === 'latestRestorableTime' ? null : value)));

describe('who answered a collector, as it says itself', () => {
  const inventories: Inventory[] = [];
  const answeredBy = new Map<string, Set<string | undefined>>();

  beforeAll(async () => {
    await fillRarities(shop.moto, now);
    for (const region of [GLOBAL, SINGAPORE, RARITIES_REGION]) inventories.push(await collect(region));
    for (const request of await shop.seen()) {
      const others = answeredBy.get(request.action) ?? new Set();
      answeredBy.set(request.action, others.add(request.answeredBy));
    }
  }, 120_000);

  it.each(collectors.map((collector) => [collector.id, collector] as const))(
    '%s: each action, with something',
    (id, { actions, verified }) => {
      const answers = actions.map((action) => [...(answeredBy.get(action) ?? [])]);
      expect(answers.every((by) => by.length === 1)).toBe(true);
      expect(answers.flat().includes('modelled') ? 'modelled' : 'moto').toBe(verified);
      const read = inventories.map(({ artifacts }) => artifacts[id]).filter((result) => result !== undefined);
      expect(read.some((result) => result.ok && Object.keys(result.data).length > 0)).toBe(true);
    },
  );
});

describe.each([GLOBAL, SINGAPORE])('a permission that is missing in %s', (region) => {
  const here = collectors.filter(({ id }) => isCollectedIn({ account: SHOP_ACCOUNT, region }, id));
  let healthy: Inventory['artifacts'];
  /** By what was denied together: what was read then. */
  const refused = new Map<readonly string[], Inventory['artifacts']>();

  beforeAll(async () => {
    healthy = lasting(await collect(region, halfDay));
    for (const denied of denialsOf(here)) {
      await shop.deny(...denied);
      refused.set(denied, lasting(await collect(region, halfDay)));
      await shop.heal();
    }
  }, 300_000);

  it.each(actionsOf(here).filter((action) => !UNASKED.has(action)))(
    '%s takes what it answers, says so, and leaves the rest as it was',
    (action) => {
      const [denied = [], artifacts = {}] =
        [...refused].find(([together]) => together.includes(action)) ?? [];
      const lost = lostWithout([action], here);
      for (const collector of here) {
        const { id } = collector;
        if (!lost.has(id) || asksNothing(collector, healthy)) continue;
        expect(artifacts[id]).toMatchObject({
          ok: false,
          action,
          code: expect.stringMatching(/^(AccessDenied|UnauthorizedOperation|NeedsFailed)/),
        });
      }
      const others = touchedWithout(denied, here);
      const pick = (of: Inventory['artifacts']) =>
        here.filter(({ id }) => !others.has(id)).map(({ id }) => [id, of[id]]);
      expect(pick(artifacts)).toEqual(pick(healthy));
    },
  );
});

describe('an account that answers slowly or not at once', () => {
  it('is collected in the end when it throttles', async () => {
    await shop.throttle(2, 'ec2:DescribeInstances', 'servicequotas:ListServiceQuotas');
    const inventory = await collect(SINGAPORE, halfDay);
    expect(failuresOf(inventory)).toEqual([]);
    expect(dataOf(inventory, 'ec2Instances')).toHaveLength(22);
  }, 60_000);

  it('says what an account without a support plan lacks', async () => {
    const poor = await startGapServer(shop.moto, { ...SHOP_SCENARIO, trustedAdvisor: null });
    try {
      process.env.AWS_ENDPOINT_URL = poor.endpoint;
      expect(failuresOf(await collect(GLOBAL))).toEqual([
        ['trustedAdvisor', expect.objectContaining({ code: 'SubscriptionRequiredException' })],
      ]);
    } finally {
      process.env.AWS_ENDPOINT_URL = shop.endpoint;
      await poor.stop();
    }
  });
});
