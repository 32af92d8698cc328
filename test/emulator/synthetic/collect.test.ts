/** Our collectors against the synthetic account: nothing lost, nothing read twice, and room left for others. */
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createRateLimiter, type RateLimiter } from '../../../src/aws/rate-limiter';
import { collectors } from '../../../src/collect/registry';
import { ARTIFACTS, type ArtifactId, type Artifacts } from '../../../src/model/artifacts';
import type { Inventory } from '../../../src/model/inventory';
import { asksNothing } from '../denials';
import { syntheticAccount } from './account';
import { collectSynthetic } from './collected';
import { limitsOf, shareOf } from './limits';
import {
  type Fault,
  type FaultKind,
  type Observed,
  type ServerOptions,
  startSyntheticServer,
} from './server';
import { tokenAt } from './tokens';
import { iamAction } from './wire';

const large = syntheticAccount({
  seed: 1,
  instances: 2500,
  groups: 250,
  loadBalancers: 130,
  dbInstances: 210,
});
const small = syntheticAccount({ seed: 2, instances: 60, groups: 25, loadBalancers: 24, dbInstances: 30 });

const LOOKBACK = { from: '2026-11-08T00:00:00Z', to: '2026-11-09T00:00:00Z', exclude: [] };

/** How late a busy machine may see a request. */
const BUSY_MS = 1000;

const unlimited = (): RateLimiter => createRateLimiter({ share: 1e6 });

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((stop) => stop()));
});

interface Collected {
  readonly regional: Inventory;
  readonly global: Inventory;
  readonly requests: readonly Observed[];
}

async function collect(options: ServerOptions, limiter = unlimited()): Promise<Collected> {
  const server = await startSyntheticServer(options);
  running.push(server.stop);
  const inventories = await collectSynthetic({ endpoint: server.endpoint, lookback: LOOKBACK, limiter });
  return { ...inventories, requests: server.requests };
}

const failuresOf = ({ artifacts }: Inventory) =>
  Object.entries(artifacts).flatMap(([id, result]) => (result.ok ? [] : [{ id, ...result }]));

/** What to do about failures of an account that has none. */
const amendments = (...inventories: readonly Inventory[]): string[] =>
  inventories
    .flatMap(failuresOf)
    .map(({ id, code, action, message }) =>
      ['UnknownOperationException', 'InvalidAction'].includes(code)
        ? `Say in test/emulator/synthetic/services what the account answers to ${action}, which ${id} asks.`
        : `${id}: ${message}`,
    );

function dataOf<K extends ArtifactId>({ artifacts }: Inventory, id: K): Artifacts[K] {
  const result = artifacts[id];
  if (!result?.ok) throw new Error(`${id}: ${result?.message ?? 'not collected'}`);
  return result.data as Artifacts[K];
}

/** What a request asked for, without its signature: two that are equal ask for the same page. */
const question = ({ request }: Observed): string => JSON.stringify([iamAction(request), request.input]);

const itemsOf = (requests: readonly Observed[], action: string): number =>
  requests.filter(({ request }) => iamAction(request) === action).reduce((sum, { items }) => sum + items, 0);

describe('an account of many pages', () => {
  let collected: Collected;
  beforeAll(async () => {
    // Fewer on a page than asked for, so that every list has several.
    collected = await collect({ account: large, maxPage: 60 });
  }, 600_000);

  it('is read whole', () => {
    expect(amendments(collected.regional, collected.global)).toEqual([]);
    const { regional } = collected;
    const ids = {
      instances: dataOf(regional, 'ec2Instances').map(({ instanceId }) => instanceId),
      volumes: dataOf(regional, 'volumes').map(({ volumeId }) => volumeId),
      groups: dataOf(regional, 'autoScalingGroups').map(({ autoScalingGroupName }) => autoScalingGroupName),
      loadBalancers: dataOf(regional, 'loadBalancers').map(({ loadBalancerArn }) => loadBalancerArn),
      targetGroups: dataOf(regional, 'targetGroups').map(({ targetGroupArn }) => targetGroupArn),
      databases: dataOf(regional, 'dbInstances').map(({ dbInstanceArn }) => dbInstanceArn),
      clusters: dataOf(regional, 'dbClusters').map(({ dbClusterArn }) => dbClusterArn),
    };
    expect(ids).toEqual({
      instances: large.reservations.map(({ Instances }) => Instances?.[0]?.InstanceId),
      volumes: large.volumes.map(({ VolumeId }) => VolumeId),
      groups: large.autoScalingGroups.map(({ AutoScalingGroupName }) => AutoScalingGroupName),
      loadBalancers: large.loadBalancers.map(({ LoadBalancerArn }) => LoadBalancerArn),
      targetGroups: large.targetGroups.map(({ TargetGroupArn }) => TargetGroupArn),
      databases: large.dbInstances.map(({ DBInstanceArn }) => DBInstanceArn),
      clusters: large.dbClusters.map(({ DBClusterArn }) => DBClusterArn),
    });
  });

  it('is asked for every page once', () => {
    const questions = collected.requests.map(question);
    // Asked once of the account and once of the region, which is the same: tags of web ACLs, which metrics there are, and which
    // increases of quotas were asked for, on two pages. What Shield protects has no region of its own, and each of its collectors
    // asks first whether there is a subscription.
    const others = questions.filter((asked) => !asked.startsWith('["shield:'));
    const increases = [{}, { NextToken: tokenAt(60) }].map((page) =>
      JSON.stringify([
        'servicequotas:ListRequestedServiceQuotaChangeHistory',
        { ...page, MaxResults: 100, QuotaRequestedAtLevel: 'ALL' },
      ]),
    );
    expect(others.filter((asked, i) => others.indexOf(asked) !== i).toSorted()).toEqual([
      JSON.stringify(['cloudwatch:ListMetrics', {}]),
      ...increases.toSorted(),
      JSON.stringify(['tag:GetResources', { ResourcesPerPage: 100, ResourceTypeFilters: ['wafv2'] }]),
    ]);
    expect(itemsOf(collected.requests, 'ec2:DescribeInstances')).toBe(2500);
    expect(itemsOf(collected.requests, 'autoscaling:DescribeAutoScalingGroups')).toBe(250);
    expect(itemsOf(collected.requests, 'elasticloadbalancing:DescribeLoadBalancers')).toBe(130);
    expect(itemsOf(collected.requests, 'rds:DescribeDBInstances')).toBe(210);
  });

  it('is asked for the largest pages of load balancers that AWS gives', () => {
    const lists = ['DescribeListeners', 'DescribeLoadBalancers', 'DescribeTargetGroups'];
    const asked = collected.requests
      .map(({ request }) => request)
      .filter(({ service, action }) => service === 'elasticloadbalancing' && lists.includes(action))
      .map(({ action, input }) => `${action} by ${input.PageSize}`);
    expect([...new Set(asked)].sort()).toEqual(lists.map((action) => `${action} by 400`));
  });

  it('is asked for metrics in calls of one page, each metric once', () => {
    const calls = collected.requests
      .map(({ request }) => request)
      .filter((request) => iamAction(request) === 'cloudwatch:GetMetricData');
    expect(calls.length).toBeGreaterThan(3);
    expect(calls.filter(({ input }) => 'NextToken' in input)).toEqual([]);
    const metrics = calls.flatMap(({ input }) =>
      (input.MetricDataQueries as { MetricStat: object }[]).map(({ MetricStat }) =>
        JSON.stringify(MetricStat),
      ),
    );
    expect(metrics).toHaveLength(new Set(metrics).size);
    const { regional, global } = collected;
    expect(regional.cost.metricsBought + global.cost.metricsBought).toBe(metrics.length);
  });

  it('has the load balancers that are asked about one by one, each with its own', () => {
    const { regional } = collected;
    const attributed = dataOf(regional, 'loadBalancers').map(({ attributes, tags }) => [
      attributes['deletion_protection.enabled'],
      tags.app,
    ]);
    expect(attributed).toEqual(large.loadBalancers.map((_, i) => [String(i % 2 === 0), 'shop']));
    expect(dataOf(regional, 'listeners')).toHaveLength(130);
    const targets = dataOf(regional, 'targetHealth').map((health) => health.targets.length);
    expect(targets).toEqual(
      large.autoScalingGroups.map(({ Instances = [] }, i) => Instances.length + (i === 0 ? 1 : 0)),
    );
  });

  it('has quotas applied over defaults, from all pages of both', () => {
    const ec2 = dataOf(collected.regional, 'serviceQuotas').filter(
      ({ serviceCode }) => serviceCode === 'ec2',
    );
    expect(ec2).toHaveLength(large.defaultQuotas.get('ec2')?.length ?? 0);
    expect(ec2.filter(({ applied }) => applied)).toHaveLength(large.appliedQuotas.get('ec2')?.length ?? 0);
  });

  it('has the peak of every metric, at the noon that ends in the highest', () => {
    const at = new Set(
      dataOf(collected.regional, 'autoScalingGroupPeaks').map(({ cpuUtilization }) => cpuUtilization?.at),
    );
    expect([...at]).toEqual(['2026-11-08T12:00:00.000Z']);
  });
});

/** S3 says that a bucket has no rules by a status of 404. */
const isRefused = ({ status }: { readonly status: number }): boolean => status !== 200 && status !== 404;

describe('request rates', () => {
  it('stay within half of the lowest rate that AWS publishes when cautious, and so are never refused', async () => {
    const { regional, global, requests } = await collect(
      { account: small, throttle: true },
      createRateLimiter({ cautious: true }),
    );
    expect([...failuresOf(regional), ...failuresOf(global)]).toEqual([]);
    expect(requests.filter(isRefused)).toEqual([]);
    const draws = requests.flatMap(({ request, atMs }) =>
      limitsOf(request).map((limit) => ({ limit, atMs })),
    );
    const shares = [...Map.groupBy(draws, ({ limit }) => limit.bucket)].flatMap(([bucket, drawn]) => {
      const timesMs = drawn.map(({ atMs }) => atMs);
      return drawn.slice(0, 1).map(({ limit }) => ({ bucket, share: shareOf(limit, timesMs, BUSY_MS) }));
    });
    expect(shares.filter(({ share }) => share > 0.5)).toEqual([]);
    // The busiest bucket is used as far as it may be: the test would notice a limit that never bites.
    expect(Math.max(...shares.map(({ share }) => share))).toBeGreaterThan(0.4);
  }, 600_000);

  it('begin at half of the higher of two rates, and step down where AWS keeps to the lower', async () => {
    const { regional, global, requests } = await collect(
      { account: small, throttle: true },
      createRateLimiter(),
    );
    expect([...failuresOf(regional), ...failuresOf(global)]).toEqual([]);
    const refused = requests.filter(isRefused);
    expect([...new Set(refused.map(({ request }) => request.service))]).toEqual(['elasticloadbalancing']);
  }, 600_000);

  it('are found by backing off where others have emptied the buckets', async () => {
    const { regional, requests } = await collect({ account: small, throttle: true, emptied: true });
    expect(failuresOf(regional)).toEqual([]);
    expect(requests.filter(isRefused).length).toBeGreaterThan(0);
  }, 600_000);
});

/** Artifacts of a region that an action's failure takes with it, and those that may look different without them. */
function dependents(
  action: string,
  healthy: Inventory['artifacts'],
): { lost: Set<ArtifactId>; changed: Set<ArtifactId> } {
  const lost = new Set<ArtifactId>();
  const changed = new Set<ArtifactId>();
  for (const collector of collectors) {
    const { id, actions, needs, uses } = collector;
    if (ARTIFACTS[id].per === 'account') continue;
    const isAsked = actions.includes(action) && !asksNothing(collector, healthy);
    if (isAsked || needs.some((need) => lost.has(need))) lost.add(id);
    else if ([...needs, ...uses].some((input) => lost.has(input) || changed.has(input))) changed.add(id);
  }
  return { lost, changed };
}

describe('faults', () => {
  let healthy: Collected;
  beforeAll(async () => {
    healthy = await collect({ account: small, maxPage: 20 });
  }, 60_000);

  const always = (action: string, kind: FaultKind): Fault => ({ action, kind });

  it.each<[FaultKind, action: string, code: string]>([
    ['deny', 'ec2:DescribeVolumes', 'UnauthorizedOperation'],
    ['deny', 'autoscaling:DescribeAutoScalingGroups', 'AccessDenied'],
    ['deny', 'elasticloadbalancing:DescribeLoadBalancers', 'AccessDenied'],
    ['deny', 'cloudwatch:GetMetricData', 'AccessDeniedException'],
    ['deny', 'servicequotas:ListServiceQuotas', 'AccessDeniedException'],
    ['fail', 'ec2:DescribeVolumes', 'InternalFailure'],
    ['truncate', 'ec2:DescribeVolumes', 'Unparsable'],
    ['truncate', 'servicequotas:ListAWSDefaultServiceQuotas', 'Unparsable'],
    ['html', 'servicequotas:ListServiceQuotas', 'Unparsable'],
    ['html', 'elasticloadbalancing:DescribeListeners', 'Unparsable'],
    ['repeat-token', 'ec2:DescribeVolumes', 'Unparsable'],
    ['repeat-token', 'rds:DescribeDBInstances', 'Unparsable'],
  ])(
    '%s on %s is said, with the action, and takes nothing else with it',
    async (kind, action, code) => {
      const { regional } = await collect({ account: small, maxPage: 20, faults: [always(action, kind)] });
      const { lost, changed } = dependents(action, healthy.regional.artifacts);
      const failures = failuresOf(regional);
      expect(failures.map(({ id }) => id).sort()).toEqual([...lost].sort());
      expect(new Set(failures.map((failure) => failure.action))).toEqual(new Set([action]));
      expect(
        failures.filter((failure) => failure.code !== 'NeedsFailed').map((failure) => failure.code),
      ).toContain(code);
      for (const [id, result] of Object.entries(regional.artifacts)) {
        const artifact = id as ArtifactId;
        if (lost.has(artifact) || changed.has(artifact)) continue;
        expect([id, result]).toEqual([id, healthy.regional.artifacts[artifact]]);
      }
    },
    60_000,
  );

  it('closed connections and errors that pass leave no trace', async () => {
    const faults: Fault[] = [
      { action: 'ec2:DescribeInstances', kind: 'reset', times: 2 },
      { action: 'elasticloadbalancing:DescribeTargetHealth', kind: 'reset', times: 1 },
      { action: 'autoscaling:DescribePolicies', kind: 'fail', times: 2 },
      { action: 'rds:DescribeDBInstances', kind: 'html', times: 1 },
      { action: 'servicequotas:ListServiceQuotas', kind: 'throttle', times: 2 },
      { action: 'cloudwatch:GetMetricData', kind: 'throttle', times: 1 },
    ];
    const { regional } = await collect({ account: small, maxPage: 20, faults });
    expect(regional.artifacts).toEqual(healthy.regional.artifacts);
  }, 60_000);

  it.each(['servicequotas:ListAWSDefaultServiceQuotas', 'servicequotas:ListServiceQuotas'])(
    'part of the quotas is no list: %s that never ends is left at the page that came twice',
    async (action) => {
      const { regional, requests } = await collect({
        account: small,
        maxPage: 5,
        faults: [always(action, 'repeat-token')],
      });
      expect(regional.artifacts.serviceQuotas).toMatchObject({ ok: false, code: 'Unparsable', action });
      const pages = requests
        .filter(({ request }) => iamAction(request) === action)
        .map(({ request }) => request.input);
      const perService = [...Map.groupBy(pages, ({ ServiceCode }) => ServiceCode).values()];
      expect(Math.max(...perService.map((asked) => asked.length))).toBe(2);
    },
    60_000,
  );

  it('an account without a support plan says so', async () => {
    const faults = [always('support:DescribeTrustedAdvisorChecks', 'no-subscription')];
    const { global } = await collect({ account: small, faults });
    expect(global.artifacts.trustedAdvisor).toMatchObject({
      ok: false,
      code: 'SubscriptionRequiredException',
      action: 'support:DescribeTrustedAdvisorChecks',
    });
  });
});
