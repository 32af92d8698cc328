import { describe, expect, it } from '@jest/globals';
import type { DbCluster, DbInstance } from '../../src/model/artifacts';
import {
  aDbCluster,
  aDbInstance,
  aDbInstancePeak,
  aPeak,
  clusterMembers,
  nothingPending,
} from '../builders/artifacts';
import { ceilingsOf } from '../builders/ceiling';
import { aPlan } from '../builders/plan';

const FAMILY = 'db-cpu';
const [A, B, C] = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
const SURVIVING = aPlan({ resilience: { survive: 'az' } });
const LOSING_NOTHING = aPlan({ resilience: { survive: 'none' } });

type Member = Partial<DbInstance> & { readonly cpu: number; readonly tier?: number | null };

/** A cluster of members with their CPU at normal peak, in percent; the first is the writer. */
const cluster = (members: readonly Member[], overrides: Partial<DbCluster> = {}) => {
  const zones = members.map(({ availabilityZone }) => availabilityZone ?? '');
  const dbInstances = clusterMembers(zones).map((member, index) => {
    const { cpu: _, tier: __, ...own } = members[index] ?? { cpu: 0 };
    return { ...member, ...own };
  });
  return {
    dbInstances,
    dbClusters: [
      aDbCluster({
        members: dbInstances.map(({ dbInstanceIdentifier }, index) => {
          const { tier = 1 } = members[index] ?? {};
          return { dbInstanceIdentifier, isWriter: index === 0, isPendingReboot: false, promotionTier: tier };
        }),
        ...overrides,
      }),
    ],
    dbInstancePeaks: dbInstances.map(({ dbInstanceIdentifier }, index) =>
      aDbInstancePeak({ dbInstanceIdentifier, cpuUtilization: aPeak(members[index]?.cpu ?? 0) }),
    ),
  };
};

/** Instances outside of clusters, with their CPU at normal peak. */
const instances = (all: readonly Member[]) => ({
  dbInstances: all.map(({ cpu: _, tier: __, ...own }) => aDbInstance(own)),
  dbInstancePeaks: all.map(({ cpu, dbInstanceIdentifier }) =>
    aDbInstancePeak({ dbInstanceIdentifier, cpuUtilization: aPeak(cpu) }),
  ),
});

/** Each database with its use at normal peak without the worst zone; null where it is lost with its zone. */
const withoutZone = (artifacts: Parameters<typeof ceilingsOf>[1]) =>
  ceilingsOf(FAMILY, artifacts, { plan: SURVIVING, multiplier: 1 }).map(
    ({ atPeakWithoutZone }) => atPeakWithoutZone,
  );

describe('a cluster without one zone', () => {
  it('promotes any of the lowest tier of DocumentDB, and the largest of it of Neptune', () => {
    const members = [
      { availabilityZone: A, cpu: 60, dbInstanceClass: 'db.r6g.large' },
      { availabilityZone: B, cpu: 20, dbInstanceClass: 'db.r6g.large' },
      { availabilityZone: C, cpu: 10, dbInstanceClass: 'db.r6g.xlarge' },
      { availabilityZone: C, cpu: 1, dbInstanceClass: 'db.r6g.2xlarge', tier: 2 },
    ];
    const of = (engine: string) =>
      withoutZone(
        cluster(
          members.map((one) => ({ ...one, engine })),
          { engine },
        ),
      );
    // Without A, 60 % of 2 vCPUs are 30 % of 4: 10 + 30. Without C, 10 % of 4 vCPUs and 1 % of 8 are 20 % and 4 % of 2: 20 + 24.
    expect(of('docdb').slice(1, 3)).toEqual([80, 40]);
    expect(of('neptune').slice(1, 3)).toEqual([44, 40]);
  });

  it.each<[string, readonly Member[], readonly number[]]>([
    [
      // 60 of the writer on top of 3; 3 of the reader on top of 60.
      'a writer and a reader take over each other',
      [
        { availabilityZone: A, cpu: 60 },
        { availabilityZone: B, cpu: 3 },
      ],
      [63, 63],
    ],
    [
      // Either reader may be promoted: 20 + 60, and 30 + 60; the other reads what both read: 50. The writer has a reader left.
      'one of two readers is promoted, and the other reads for both',
      [
        { availabilityZone: A, cpu: 60 },
        { availabilityZone: B, cpu: 20 },
        { availabilityZone: C, cpu: 30 },
      ],
      [60, 80, 90],
    ],
    [
      // B with it: the reader of C writes, and reads for both: 10 + 60 + 20. C lost: B reads for it, 20 + 10, and the writer writes.
      'the last reader carries all that was lost with the writer',
      [
        { availabilityZone: A, cpu: 60 },
        { availabilityZone: A, cpu: 20 },
        { availabilityZone: C, cpu: 10 },
      ],
      [60, 30, 90],
    ],
    [
      // B and C are lost together: nobody else reads. A lost: either is promoted, 20 + 60 and 30 + 60.
      'the writer reads where no reader is left',
      [
        { availabilityZone: A, cpu: 60 },
        { availabilityZone: B, cpu: 20 },
        { availabilityZone: B, cpu: 30 },
      ],
      [110, 80, 90],
    ],
    [
      // B lost: 9 + 42 ÷ 3. C lost: 42 + 3 × 9. A lost: where the 42 are promoted, the others share them, too.
      'readers share what a lost one read',
      [
        { availabilityZone: A, cpu: 1 },
        { availabilityZone: B, cpu: 42 },
        { availabilityZone: C, cpu: 9 },
        { availabilityZone: C, cpu: 9 },
        { availabilityZone: C, cpu: 9 },
      ],
      [1, 69, 23, 23, 23],
    ],
    [
      // 60 % of 8 vCPUs are 240 % of 2; 3 % of 2 are 0.75 % of 8.
      'a smaller reader carries it by its vCPUs',
      [
        { availabilityZone: A, cpu: 60, dbInstanceClass: 'db.r6g.2xlarge' },
        { availabilityZone: B, cpu: 3, dbInstanceClass: 'db.r6g.large' },
      ],
      [60.75, 243],
    ],
    [
      // 20 + 60 where the tier is 0; the other only reads for both, 30 + 20.
      'Aurora promotes the lowest tier',
      [
        { availabilityZone: A, cpu: 60 },
        { availabilityZone: B, cpu: 20, tier: 0 },
        { availabilityZone: C, cpu: 30, tier: 15 },
      ],
      [60, 80, 50],
    ],
    [
      // 20 + 60 × 2 ÷ 8 vCPUs of the larger; the smaller then reads for it, 10 + 20 × 8 ÷ 2.
      'Aurora promotes the largest of a tier',
      [
        { availabilityZone: A, cpu: 60, dbInstanceClass: 'db.m5.large' },
        { availabilityZone: B, cpu: 20, dbInstanceClass: 'db.m5.2xlarge' },
        { availabilityZone: C, cpu: 10, dbInstanceClass: 'db.m5.large' },
      ],
      [60, 35, 90],
    ],
    [
      'either may be promoted where one has no tier',
      [
        { availabilityZone: A, cpu: 60 },
        { availabilityZone: B, cpu: 20, tier: 0 },
        { availabilityZone: C, cpu: 30, tier: null },
      ],
      [60, 80, 90],
    ],
  ])('%s', (_, members, expected) => {
    expect(withoutZone(cluster(members))).toEqual(expected);
  });

  it('promotes any reader of a Multi-AZ DB cluster, whatever its tier', () => {
    const members = [A, B, C].map((availabilityZone, index) => ({ availabilityZone, cpu: 20, tier: index }));
    // 20 + 20 for whoever writes, and as much for whoever reads for two.
    expect(withoutZone(cluster(members, { engine: 'mysql' }))).toEqual([20, 40, 40]);
  });

  it('has only readers where it is the secondary of a global database', () => {
    const members = [A, B].map((availabilityZone) => ({ availabilityZone, cpu: 20 }));
    const { dbClusters, ...artifacts } = cluster(members);
    const secondary = dbClusters.map((one) => ({
      ...one,
      members: one.members.map((member) => ({ ...member, isWriter: false })),
    }));
    expect(withoutZone({ ...artifacts, dbClusters: secondary })).toEqual([40, 40]);
  });

  it('counts on no member that is being deleted', () => {
    const members = [
      { availabilityZone: A, cpu: 20 },
      { availabilityZone: B, cpu: 20, dbInstanceStatus: 'deleting' },
    ];
    expect(withoutZone(cluster(members))).toEqual([null]);
  });

  it('is red by what a reader takes over, and says so', () => {
    const artifacts = cluster([
      { availabilityZone: A, cpu: 4 },
      { availabilityZone: B, cpu: 1 },
    ]);
    // 1 × 22 fits; (1 + 4) × 22 are 110. It breaks at 100 ÷ 5.
    const [, reader] = ceilingsOf(FAMILY, artifacts, { plan: SURVIVING, multiplier: 22 });
    expect(reader).toMatchObject({
      atPeak: 22,
      atPeakWithoutZone: 110,
      breaksAt: 100,
      breaksAtWithoutZone: 20,
      status: 'red',
      ifSurviving: { none: { status: 'green' } },
    });
    expect(reader?.evidence.map(({ detail }) => detail).join()).toContain(
      'Without us-east-1a it may be promoted and then carries what falls to it of catalog-1 on top of its own: 4 % more at normal peak.',
    );
    // 110 ÷ 0.8 of 100 %.
    expect(reader?.fix?.action).toContain('at least 1.4 times the CPU');
    const [, alone] = ceilingsOf(FAMILY, artifacts, { plan: LOSING_NOTHING, multiplier: 22 });
    expect(alone).toMatchObject({ status: 'green', breaksAtWithoutZone: 20 });
  });

  it('breaks without a zone where a reader idles until then', () => {
    const artifacts = cluster([
      { availabilityZone: A, cpu: 10 },
      { availabilityZone: B, cpu: 0 },
    ]);
    const [, reader] = ceilingsOf(FAMILY, artifacts, { plan: SURVIVING, multiplier: 22 });
    expect(reader).toMatchObject({ grows: true, breaksAt: null, breaksAtWithoutZone: 10, status: 'red' });
    const [, unknown] = ceilingsOf(FAMILY, artifacts, { plan: SURVIVING, multiplier: null });
    expect(unknown?.status).toBe('grey');
  });

  it('counts what the plan itself states of one, with what it takes over', () => {
    const plan = aPlan({
      resilience: { survive: 'az' },
      demand: [{ ceiling: FAMILY, resource: 'catalog-2', expected: 30 }],
    });
    const artifacts = cluster([
      { availabilityZone: A, cpu: 4 },
      { availabilityZone: B, cpu: 1 },
    ]);
    const [, reader] = ceilingsOf(FAMILY, artifacts, { plan, multiplier: 22 });
    // 30, and 4 × 22 of the writer.
    expect(reader).toMatchObject({ atPeak: 30, atPeakWithoutZone: 118, status: 'red' });
  });

  it.each<[string, Partial<DbInstance>, (a: ReturnType<typeof cluster>) => Partial<typeof a>, string]>([
    [
      'who writes was not read',
      {},
      () => ({ dbClusters: undefined }),
      'Which member of catalog is the writer',
    ],
    ['its cluster is not listed', {}, () => ({ dbClusters: [] }), 'Which member of catalog is the writer'],
    [
      'what the writer carries is not known',
      {},
      ({ dbInstancePeaks }) => ({ dbInstancePeaks: dbInstancePeaks.slice(1) }),
      'CloudWatch has no data for CPUUtilization of catalog-1',
    ],
    [
      'how many vCPUs the class of the writer has is not known',
      { dbInstanceClass: 'db.new.large' },
      () => ({}),
      'How many vCPUs db.new.large has is not known.',
    ],
    [
      'the zone of the writer is not known',
      { availabilityZone: null },
      () => ({}),
      'The zone of catalog-1 is not known.',
    ],
  ])('is grey where %s, unless nothing must be survived', (_, writer, change, why) => {
    const all = cluster([
      { availabilityZone: A, cpu: 1, ...writer },
      { availabilityZone: B, cpu: 1 },
    ]);
    const artifacts = { ...all, ...change(all) };
    const reader = (plan: typeof SURVIVING) =>
      ceilingsOf(FAMILY, artifacts, { plan, multiplier: 22 }).find(
        ({ resource }) => resource === 'catalog-2',
      );
    expect(reader(SURVIVING)).toMatchObject({ status: 'grey', breaksAt: null, breaksAtWithoutZone: null });
    expect(reader(SURVIVING)?.evidence[0]?.detail).toContain(why);
    expect(reader(LOSING_NOTHING)).toMatchObject({
      status: 'green',
      breaksAt: 100,
      ifSurviving: { az: { status: 'grey' } },
    });
  });

  it('is red by what is known of what it takes over, though there may be more', () => {
    const all = cluster([
      { availabilityZone: A, cpu: 10 },
      { availabilityZone: B, cpu: 1 },
    ]);
    const dbInstancePeaks = all.dbInstancePeaks.map((peak) => ({
      ...peak,
      cpuUtilization: peak.cpuUtilization && { ...peak.cpuUtilization, hoursWithData: 3 },
    }));
    const [, known = aDbInstancePeak()] = all.dbInstancePeaks;
    const [, reader] = ceilingsOf(
      FAMILY,
      { ...all, dbInstancePeaks: [...dbInstancePeaks.slice(0, 1), known] },
      { plan: SURVIVING, multiplier: 22 },
    );
    expect(reader?.status).toBe('red');
  });
});

describe('read replicas without one zone', () => {
  const source = { dbInstanceIdentifier: 'orders', multiAz: true, availabilityZone: A };
  const replica = (dbInstanceIdentifier: string, availabilityZone: string | undefined, cpu: number) => ({
    dbInstanceIdentifier,
    availabilityZone: availabilityZone ?? null,
    cpu,
    multiAz: false,
    readReplicaSource: 'orders',
  });

  it.each<[string, readonly Member[], readonly (number | null)[]]>([
    [
      // Its clients turn to the source, 40 + 30; the standby takes over from the source itself.
      'leave their clients to the source',
      [{ ...source, cpu: 40 }, replica('reports', B, 30)],
      [70, 30],
    ],
    [
      'leave them to a source that fails over at the same time',
      [{ ...source, cpu: 40 }, replica('reports', A, 30)],
      [70, 30],
    ],
    [
      'leave them to the other replicas',
      [{ ...source, cpu: 40 }, replica('reports', B, 30), replica('search', C, 10)],
      [40, 40, 40],
    ],
    [
      // Both are lost with B; neither is when another zone is.
      'leave all of them to the source where no replica is left',
      [{ ...source, cpu: 40 }, replica('reports', B, 30), replica('search', B, 10)],
      [80, 30, 10],
    ],
    [
      'are lost with a Single-AZ source no more than before',
      [{ ...source, multiAz: false, cpu: 40 }, replica('reports', B, 30)],
      [null, 30],
    ],
    [
      'lose a source whose standby a pending modification takes away',
      [
        { ...source, cpu: 40, pendingValues: { ...nothingPending, multiAz: false } },
        replica('reports', B, 30),
      ],
      [null, 30],
    ],
    [
      'fail over by themselves where they are Multi-AZ',
      [
        { ...source, cpu: 40 },
        { ...replica('reports', B, 30), multiAz: true },
      ],
      [40, 30],
    ],
    [
      // What replicates from the replica leaves its clients to that: 30 + 5, where A is not lost.
      'take over from their own replicas',
      [
        { ...source, cpu: 40 },
        replica('reports', A, 30),
        { ...replica('copy', B, 5), readReplicaSource: 'reports' },
      ],
      [70, 35, 5],
    ],
  ])('%s', (_, all, expected) => {
    expect(withoutZone(instances(all))).toEqual(expected);
  });
});

describe('what is said of a database without a zone', () => {
  const wordsOf = (artifacts: Parameters<typeof ceilingsOf>[1], index: number) =>
    ceilingsOf(FAMILY, artifacts, { plan: SURVIVING, multiplier: 1 })
      [index]?.evidence.map(({ detail }) => detail)
      .find((detail) => detail.startsWith('Its class is'));

  it('is the worst that may befall it, by the shares of what is lost and by vCPUs', () => {
    const artifacts = cluster([
      { availabilityZone: A, cpu: 10, dbInstanceClass: 'db.r6g.2xlarge' },
      { availabilityZone: B, cpu: 30, dbInstanceClass: 'db.r6g.large' },
      { availabilityZone: C, cpu: 20, dbInstanceClass: 'db.r6g.large' },
      { availabilityZone: C, cpu: 20, dbInstanceClass: 'db.r6g.large' },
    ]);
    // Promoted, it carries 10 × 4 of the writer; of B it takes half of 30, of C all that is read there.
    expect(wordsOf(artifacts, 1)).toBe(
      'Its class is db.r6g.large. Without us-east-1a it may be promoted and then carries what falls to it of catalog-1 (× 4 by vCPUs) on top of its own: 40 % more at normal peak.',
    );
    expect(wordsOf(artifacts, 2)).toMatch(
      /Without us-east-1a it may be promoted .* 40 % more at normal peak\.$/,
    );
    expect(wordsOf(artifacts, 0)).toBe('Its class is db.r6g.2xlarge.');
  });

  it('names the share that falls to it', () => {
    const artifacts = cluster([
      { availabilityZone: A, cpu: 0 },
      { availabilityZone: B, cpu: 42 },
      { availabilityZone: C, cpu: 9 },
      { availabilityZone: C, cpu: 9 },
    ]);
    // With B lost each of two readers gets half of its 42; with A lost too, where B is promoted. The first of both is told.
    expect(wordsOf(artifacts, 2)).toBe(
      'Its class is db.m5.large. Without us-east-1a it carries what falls to it of 50 % of catalog-2 on top of its own: 21 % more at normal peak.',
    );
  });

  it('says why it may be more', () => {
    const artifacts = cluster([
      { availabilityZone: A, cpu: 60 },
      { availabilityZone: B, cpu: 3 },
    ]);
    const unmeasured = { ...artifacts, dbInstancePeaks: artifacts.dbInstancePeaks.slice(1) };
    expect(wordsOf(unmeasured, 1)).toContain(
      'What it carries without a zone may be more: CloudWatch has no data for CPUUtilization of catalog-1 in the look-back.',
    );
    expect(wordsOf(artifacts, 1)).not.toContain('may be more');
  });
});
