import { describe, expect, it } from '@jest/globals';
import type { Artifacts, DaxCluster, DaxClusterPeak } from '../../../src/model/artifacts';
import * as build from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const { aPeak, daxNodes } = build;

const A = 'us-east-1a';
const B = 'us-east-1b';
const C = 'us-east-1c';

const of = (peak: Partial<DaxClusterPeak>, cluster: Partial<DaxCluster> = {}) => ({
  daxClusters: [build.aDaxCluster(cluster)],
  daxClusterPeaks: [build.aDaxClusterPeak(peak)],
});

const inZones = (...zones: (string | null)[]): Partial<DaxCluster> => ({ nodes: daxNodes(zones) });
const two = inZones(A, B);
const t2: Partial<DaxCluster> = { nodeType: 'dax.t2.medium' };
const noSurvival = aPlan({ traffic: { multiplier: 10 }, resilience: { survive: 'none' } });
const made = (createTime: string | null) => ({ nodes: daxNodes(undefined, { createTime }) });

const usedIn = (hours: number, days = Math.ceil(hours / 24)) => ({ ...{ all: hours, normal: hours }, days });

/** What tells too little of a cluster, and why. */
const UNSURE: readonly (readonly [string, Partial<Artifacts>, string])[] = [
  ['there are no peaks', { daxClusters: [build.aDaxCluster()], daxClusterPeaks: [] }, 'no data'],
  ['requests are not known', of({ isUsed: null }), 'no complete data'],
  ['a node tells nothing', of({ isIncomplete: true }), 'have no data in CloudWatch'],
  ['no node was said to be made', of({}, made(null)), 'did not say when'],
  [
    'it was made for the event and is idle',
    of({ isUsed: false, hoursUsed: usedIn(0) }, made('2026-11-09T00:00:00.000Z')),
    'was made within the look-back, and nobody',
  ],
  // A few test requests, on nodes that ran for two weeks.
  [
    'it was made for the event and was hardly used',
    of({ hoursUsed: usedIn(47) }, made('2026-11-09T00:00:00.000Z')),
    'used in 47 hours',
  ],
  // Made weeks before, so as to be there for the event.
  [
    'it is older, and clients just moved to it',
    of({ hoursUsed: usedIn(47, 6) }),
    'used in 47 hours of normal traffic, on 6 of 14 days',
  ],
  [
    'it was used in excluded times alone',
    of({ hoursUsed: { all: 99, normal: 0, days: 0 } }),
    'excludes from normal traffic',
  ],
];

describe('the CPU of nodes', () => {
  it.each<[string, number, Partial<DaxCluster>, string]>([
    // Without one of three zones 1.5 × 0.7 = 1.05 times of 70: 10 × 1.05 × 5.3 = 55.65 of 56.
    ['what leaves a fifth', 5.3, {}, 'green'],
    ['what leaves less', 5.4, {}, 'yellow'],
    // 70 ÷ 1.05 ÷ 10.
    ['what is all there is without a zone', 6.6, {}, 'yellow'],
    ['what is more', 6.7, {}, 'red'],
    // Without one of two 2 × 0.7 = 1.4 times: 56 ÷ 14.
    ['what leaves a fifth of one zone', 4, two, 'green'],
    ['what leaves less of it', 4.1, two, 'yellow'],
    ['what is more than one zone', 5.1, two, 'red'],
    // Two of three nodes are lost with their zone: 3 × 0.7 = 2.1 times.
    ['what the single node of a zone carries', 2.6, inZones(A, A, B), 'green'],
    ['what it does not', 3.4, inZones(A, A, B), 'red'],
    // 1.5 × 10 × 1.06 = 15.9 of the 20 that are there for sure.
    ['what leaves a fifth without credits', 1.06, t2, 'green'],
    ['what leaves less without credits', 1.07, t2, 'yellow'],
    // 1.5 × 10 × 4.6 = 69 of 70 with them.
    ['what takes credits', 4.6, t2, 'yellow'],
    ['what is more with credits', 4.7, t2, 'red'],
    // T3 nodes are in unlimited mode.
    ['what T3 nodes carry', 5.3, { nodeType: 'dax.t3.medium' }, 'green'],
  ])('is judged with %s', (_, cpu, cluster, status) => {
    expect(onlyCeiling('dax-cpu', of({ cpu: aPeak(cpu) }, cluster)).status).toBe(status);
  });

  it('of two zones may be used up where the event need not survive the loss of one', () => {
    expect(onlyCeiling('dax-cpu', of({ cpu: aPeak(6.9) }, two), { plan: noSurvival }).status).toBe('yellow');
  });

  it.each<[string, Partial<DaxCluster>]>([
    ['a single node', inZones(A)],
    ['a single zone', inZones(A, A, A)],
    [
      'the only zone of nodes that serve',
      { nodes: [...daxNodes([A]), ...daxNodes([B], { status: 'rebooting' })] },
    ],
    ['nodes of which one is being removed', { ...two, nodesToRemove: ['carts-b'] }],
  ])('is lost with %s', (_, cluster) => {
    expect(onlyCeiling('dax-cpu', of({}, cluster)).breaksAtWithoutZone).toBe(0);
  });

  it('is not known without a zone where the zone of a node is not', () => {
    const ceiling = onlyCeiling('dax-cpu', of({}, inZones(A, B, null)));
    expect(ceiling.status).toBe('grey');
    expect(JSON.stringify(ceiling)).toContain('The zone of a node of carts is not known');
  });

  it('breaks at 70 ÷ 10 with all zones, and takes 3 × 105 ÷ 56 = 5.6 nodes', () => {
    const ceiling = onlyCeiling('dax-cpu', of({ cpu: aPeak(10) }));
    expect(ceiling).toMatchObject({ resource: 'carts', now: 10, atPeak: 100, limit: 70, breaksAt: 7 });
    expect(ceiling.fix?.action).toContain('Give carts 6 nodes instead of 3');
    expect(ceiling.fix?.action).toContain('the type of a cluster cannot be changed');
    expect(ceiling.fix?.command).toContain(
      'aws dax increase-replication-factor --region us-east-1 --cluster-name carts --new-replication-factor 6',
    );
    expect(ceiling.fix?.reversal?.action).toContain('DAX chooses which of them go');
    expect(ceiling.fix?.reversal?.command).toContain(
      'aws dax decrease-replication-factor --region us-east-1 --cluster-name carts --new-replication-factor 3',
    );
  });

  it('takes another cluster where one may not have so many nodes: 3 × 210 ÷ 56 = 11.25', () => {
    const { fix } = onlyCeiling('dax-cpu', of({ cpu: aPeak(20) }));
    expect(fix?.command).toBeUndefined();
    expect(fix?.action).toContain('it would take 12 nodes, and a cluster has at most 11');
    expect(onlyCeiling('dax-cpu', of({ cpu: aPeak(19.5) })).fix?.command).toContain('factor 11');
  });

  it.each([
    ...UNSURE,
    ['nothing was measured', of({ cpu: null }), 'no data for CPUUtilization'],
    ['it has a day of data', of({ cpu: aPeak(1, { hoursWithData: 24 }) }), 'too little data'],
  ] as const)('is grey where %s', (_, artifacts, why) => {
    const ceiling = onlyCeiling('dax-cpu', artifacts);
    expect(ceiling.status).toBe('grey');
    expect(JSON.stringify(ceiling)).toContain(why);
  });

  it('is red for what is too much already by what is known', () => {
    expect(onlyCeiling('dax-cpu', of({ cpu: aPeak(8), isIncomplete: true })).status).toBe('red');
  });

  it('is known of a cluster that was made within the look-back and used for two days', () => {
    const used = { hoursUsed: usedIn(48) };
    expect(onlyCeiling('dax-cpu', of(used, made('2026-11-19T00:00:00.000Z'))).status).toBe('green');
  });

  it.each([
    ['clients moved to two days ago', usedIn(48, 3)],
    ['is used for an hour on each working day', usedIn(10, 10)],
    ['is used for an hour every other day', usedIn(7, 7)],
  ])('is known of an older cluster that %s', (_, hoursUsed) => {
    expect(onlyCeiling('dax-cpu', of({ hoursUsed })).status).toBe('green');
  });

  it.each<[string, number, number | null, string]>([
    // 9 nodes now, 3 zones: 1.5 × 0.7 = 1.05 times. Of three nodes 5.3 × 10 × 1.05 = 55.65 fit even if all are writes.
    ['green where even writes fit', 5.3, 3, 'green'],
    ['yellow where writes would not fit', 20, 3, 'yellow'],
    // 20.1 × 10 × 1.05 ÷ 3 = 70.35.
    ['red where not even reads do', 20.1, 3, 'red'],
    ['red where nothing tells how many ran', 20, null, 'red'],
    ['red where no fewer ran', 20, 9, 'red'],
  ])('is %s', (_, percent, ran, status) => {
    const peak = { cpu: aPeak(percent), nodesAt: { cpu: ran, networkIn: ran, networkOut: ran } };
    const nine = inZones(A, A, A, B, B, B, C, C, C);
    expect(onlyCeiling('dax-cpu', of(peak, nine)).status).toBe(status);
    // 1.5 times of 100.
    const network = of({ ...peak, networkInPercent: aPeak(percent), networkOutPercent: aPeak(0) }, nine);
    expect(onlyCeiling('dax-network', network).status).toBe(status);
  });

  it('takes a test where nodes were added that carry it if it is reads: 3 × 1.05 × 150 ÷ 56 = 8.4', () => {
    const added = (cpu: number) =>
      onlyCeiling(
        'dax-cpu',
        of(
          { cpu: aPeak(cpu), nodesAt: { cpu: 3, networkIn: 3, networkOut: 3 } },
          inZones(A, A, A, B, B, B, C, C, C),
        ),
      );
    expect(added(15).fix?.action).toContain('Test carts at the load of the event: its 9 nodes share');
    expect(added(15).fix?.command).toBeUndefined();
    expect(JSON.stringify(added(15).evidence)).toContain('3 nodes ran then, and 9 do now');
    // 3 × 1.05 × 170 ÷ 56 = 9.6.
    expect(added(17).fix?.command).toContain('--new-replication-factor 10');
  });

  it.each<[string, Partial<Artifacts>]>([
    ['is being deleted', of({}, { status: 'deleting' })],
    ['nobody uses, and is old', of({ isUsed: false })],
  ])('is not of a cluster that %s', (_, artifacts) => {
    expect(ceilingsOf('dax-cpu', artifacts)).toEqual([]);
  });

  it('is not of a cluster that carries no traffic', () => {
    const plan = aPlan({
      traffic: { multiplier: 10, elasticity: [{ match: { service: 'dax' }, factor: 0 }] },
    });
    expect(ceilingsOf('dax-cpu', of({ cpu: aPeak(50) }), { plan })).toEqual([]);
  });
});

describe('connections to nodes of DAX', () => {
  it.each<[string, number, string]>([
    // 1.5 × 10 × 2,133 = 31,995 of 32,000.
    ['what leaves a fifth without a zone', 2_133, 'green'],
    ['what leaves less', 2_134, 'yellow'],
    // Clients may be connected to all nodes as it is.
    ['what may be more without a zone', 3_999, 'yellow'],
    ['what is more', 4_001, 'red'],
  ])('are judged with %s', (_, count, status) => {
    expect(onlyCeiling('dax-connections', of({ connections: aPeak(count) })).status).toBe(status);
  });

  it.each<[string, number, string]>([
    // Nine nodes ran, and three do: 6,000 × 10 are too much, and what each had then is not.
    ['yellow where what each had fits', 2_000, 'yellow'],
    ['red where it does not', 4_001, 'red'],
  ])('are %s of nodes of which more ran', (_, then, status) => {
    const peak = { connections: aPeak(then * 3), connectionsAsTheyWere: aPeak(then) };
    expect(onlyCeiling('dax-connections', of(peak)).status).toBe(status);
  });

  it('breaks at 40,000 ÷ 5,000, and takes 3 × 75,000 ÷ 32,000 = 7.03 nodes or fewer connections', () => {
    const ceiling = onlyCeiling('dax-connections', of({ connections: aPeak(5_000) }));
    expect(ceiling).toMatchObject({ now: 5_000, atPeak: 50_000, limit: 40_000, breaksAt: 8 });
    expect(ceiling.fix?.action).toContain('share connections');
    expect(ceiling.fix?.command).toContain('--new-replication-factor 8');
  });

  it.each([
    ...UNSURE,
    ['nothing was measured', of({ connections: null }), 'no data for ClientConnections'],
  ] as const)('are grey where %s', (_, artifacts, why) => {
    const ceiling = onlyCeiling('dax-connections', artifacts);
    expect(ceiling.status).toBe('grey');
    expect(JSON.stringify(ceiling)).toContain(why);
  });
});

describe('the bandwidth of nodes', () => {
  it.each<[string, number, number, string]>([
    // 1.5 × 10 × 5.3 = 79.5 of 100.
    ['what leaves a fifth without a zone', 5.3, 1, 'green'],
    ['what leaves less one way', 5.4, 1, 'yellow'],
    ['what leaves less the other', 1, 5.4, 'yellow'],
    ['what is more', 1, 6.7, 'red'],
  ])('is judged with %s', (_, networkIn, networkOut, status) => {
    const artifacts = of({ networkInPercent: aPeak(networkIn), networkOutPercent: aPeak(networkOut) });
    expect(onlyCeiling('dax-network', artifacts).status).toBe(status);
  });

  it.each([
    ...UNSURE,
    ['one way was not measured', of({ networkInPercent: null }), 'no data for BaselineNetworkBytesIn'],
    ['neither was', of({ networkInPercent: null, networkOutPercent: null }), 'no data'],
  ] as const)('is grey where %s', (_, artifacts, why) => {
    const ceiling = onlyCeiling('dax-network', artifacts);
    expect(ceiling.status).toBe('grey');
    expect(JSON.stringify(ceiling)).toContain(why);
  });
});

describe('the memory of nodes', () => {
  it.each<[string, number, string]>([
    // 10 × 8 = 80 of 100, if all of it grows.
    ['what leaves a fifth if it grows', 8, 'green'],
    ['what leaves less', 8.1, 'yellow'],
    // It may stay as it is.
    ['what is more if it grows', 90, 'yellow'],
    ['what is full', 101, 'red'],
  ])('is judged with %s', (_, percent, status) => {
    expect(onlyCeiling('dax-cache-memory', of({ memoryPercent: aPeak(percent) })).status).toBe(status);
  });

  it('takes another cluster, as more nodes have no more of it', () => {
    const { fix } = onlyCeiling('dax-cache-memory', of({ memoryPercent: aPeak(50) }));
    expect(fix?.command).toBeUndefined();
    expect(fix?.action).toContain('more nodes have no more memory');
  });

  it('is lost with a single zone, and unchanged without one of three', () => {
    const memoryPercent = aPeak(5);
    expect(onlyCeiling('dax-cache-memory', of({ memoryPercent }, inZones(A))).breaksAtWithoutZone).toBe(0);
    expect(onlyCeiling('dax-cache-memory', of({ memoryPercent })).status).toBe('green');
  });

  it.each([
    ...UNSURE,
    ['nothing was measured', of({ memoryPercent: null }), 'no data for CacheMemoryUtilization'],
  ] as const)('is grey where %s', (_, artifacts, why) => {
    // Little enough that it would fit if all of it grew.
    const peaks = (artifacts.daxClusterPeaks ?? []).map((one) => ({
      ...one,
      memoryPercent: one.memoryPercent && aPeak(1),
    }));
    const ceiling = onlyCeiling('dax-cache-memory', { ...artifacts, daxClusterPeaks: peaks });
    expect(ceiling.status).toBe('grey');
    expect(JSON.stringify(ceiling)).toContain(why);
  });
});

describe('the quota of nodes of DAX', () => {
  const quota = (value: number, daxClusters: DaxCluster[] = [build.aDaxCluster(), build.aDaxCluster()]) =>
    ceilingsOf('dax-nodes', { daxClusters, serviceQuotas: [build.aDaxQuota(value)] });

  it.each<[number, string]>([
    [8, 'green'],
    [7, 'yellow'],
    [5, 'red'],
  ])('of %i is %s for two clusters of three nodes', (value, status) => {
    expect(quota(value).map((one) => one.status)).toEqual([status]);
  });

  it('counts nothing where there is none', () => {
    expect(quota(50, [])).toEqual([]);
  });
});
