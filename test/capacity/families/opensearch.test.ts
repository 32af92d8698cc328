import { describe, expect, it } from '@jest/globals';
import type { Artifacts, OpenSearchDomain, OpenSearchDomainPeak } from '../../../src/model/artifacts';
import {
  anOpenSearchDomain,
  anOpenSearchDomainPeak,
  aPeak,
  someSearchQuotas,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const account = (
  domain: Partial<OpenSearchDomain> = {},
  peaks: Partial<OpenSearchDomainPeak> = {},
): Partial<Artifacts> => ({
  openSearchDomains: [anOpenSearchDomain(domain)],
  openSearchDomainPeaks: [anOpenSearchDomainPeak(peaks)],
  serviceQuotas: someSearchQuotas(),
});

const cpu = (mean: number, busiest = mean) => ({
  cpuUtilization: aPeak(mean),
  busiestNodeCpuUtilization: aPeak(busiest),
});

describe('opensearch-cpu', () => {
  const FAMILY = 'opensearch-cpu';
  const at = (multiplier: number, domain: Partial<OpenSearchDomain>, peaks: Partial<OpenSearchDomainPeak>) =>
    onlyCeiling(FAMILY, account(domain, peaks), { multiplier });

  it.each([
    // 80 × 0.8 = 64.
    [6.4, 6.4, 10, 64, 'green'],
    [6.5, 6.5, 10, 65, 'yellow'],
    [8, 8, 10, 80, 'yellow'],
    [8.1, 8.1, 10, 81, 'red'],
    // The busiest node alone: it is yellow, however busy.
    [2, 6.5, 10, 20, 'yellow'],
    [2, 90, 10, 20, 'yellow'],
  ])(
    '%d %% as the mean, and %d %% of the busiest node, at %d×',
    (mean, busiest, multiplier, atPeak, status) => {
      expect(at(multiplier, {}, cpu(mean, busiest))).toMatchObject({
        resource: 'products',
        now: mean,
        limit: 80,
        atPeak,
        breaksAt: expect.closeTo(80 / mean, 4),
        status,
      });
    },
  );

  it('has the zones that are left carry all of it', () => {
    // Of three zones two carry 1.5 times as much, of two one carries twice as much: 80 ÷ 1.5 and 80 ÷ 2.
    const without = (domain: Partial<OpenSearchDomain>) => at(10, domain, cpu(1)).breaksAtWithoutZone;
    expect(without({ multiAzWithStandby: false, zoneCount: 3 })).toBeCloseTo(80 / 1.5, 4);
    expect(without({ multiAzWithStandby: false, zoneCount: 2 })).toBe(40);
    // Of four nodes in three zones two are left without the zone that has two.
    expect(without({ multiAzWithStandby: false, zoneCount: 3, instanceCount: 4 })).toBe(40);
    expect(without({ multiAzWithStandby: false, zoneCount: 1 })).toBe(0);
    expect(without({ multiAzWithStandby: true })).toBe(without({}));
    // The reserve counts: 4.3 × 10 × 1.5 are more than 64, and 43 are not.
    expect(at(10, { multiAzWithStandby: false }, cpu(4.3)).status).toBe('yellow');
    expect(at(10, { multiAzWithStandby: true }, cpu(4.3)).status).toBe('green');
  });

  it('asks for data nodes in multiples of the zones, and to go back', () => {
    // 6 × 200 ÷ 64 = 18.75, of three zones 21.
    const { fix } = at(10, {}, cpu(20, 20));
    expect(fix?.command).toContain(`--cluster-config '{"InstanceCount":21}'`);
    expect(fix?.reversal?.command).toContain(`--cluster-config '{"InstanceCount":6}'`);
    // By the busiest node, which makes it yellow: 6 × 300 ÷ 64 = 28.1.
    expect(at(10, {}, cpu(5, 30)).fix?.command).toContain('{"InstanceCount":30}');
    // By the zone too: 6 × 1.5 × 200 ÷ 64 = 28.1.
    expect(at(10, { multiAzWithStandby: false }, cpu(20, 20)).fix?.command).toContain('{"InstanceCount":30}');
  });

  it.each<[string, Partial<OpenSearchDomainPeak>, string]>([
    ['nothing was measured', { cpuUtilization: null, busiestNodeCpuUtilization: null }, 'grey'],
    ['the busiest node is not known', { cpuUtilization: aPeak(1), busiestNodeCpuUtilization: null }, 'grey'],
    [
      'it has run for a day',
      {
        cpuUtilization: aPeak(1, { hoursWithData: 24 }),
        busiestNodeCpuUtilization: aPeak(1, { hoursWithData: 24 }),
      },
      'grey',
    ],
    [
      'a day is enough to show that it breaks',
      {
        cpuUtilization: aPeak(30, { hoursWithData: 24 }),
        busiestNodeCpuUtilization: aPeak(30, { hoursWithData: 24 }),
      },
      'red',
    ],
  ])('%s', (_, peaks, status) => {
    expect(at(10, {}, peaks).status).toBe(status);
  });

  it('leaves out what is being deleted', () => {
    expect(ceilingsOf(FAMILY, account({ isDeleted: true }))).toEqual([]);
  });
});

describe('opensearch-storage', () => {
  const FAMILY = 'opensearch-storage';
  const free = (gib: number, perDay: number | null = 0) => ({
    freeStorageMiB: aPeak(gib * 1024),
    storageGrowthMiBPerDay: perDay === null ? null : perDay * 1024,
  });

  it.each([
    // 100 GiB less what is free; 80 are as much as it may be.
    [20, 80, 'green'],
    [19, 81, 'yellow'],
    [0, 100, 'yellow'],
  ])('%d of 100 GiB free are %d used', (gib, atPeak, status) => {
    expect(onlyCeiling(FAMILY, account({}, free(gib)), { multiplier: 10 })).toMatchObject({
      unit: 'GiB',
      limit: 100,
      atPeak,
      status,
    });
  });

  it('grows until the event, and in it as traffic does', () => {
    const window = { start: '2026-11-24T12:00:00Z', end: '2026-11-25T12:00:00Z' };
    // 14 November to 24 November are 10 days of 1 GiB, and one day of it at 10×: 50 + 10 + 10.
    expect(onlyCeiling(FAMILY, account({}, free(50, 1)), { multiplier: 10, window })).toMatchObject({
      now: 50,
      atPeak: 70,
      // (100 − 60) ÷ 1.
      breaksAt: 40,
      status: 'green',
    });
    const { fix } = onlyCeiling(FAMILY, account({}, free(10, 1)), { multiplier: 10, window });
    // 90 + 10 + 10 ÷ 0.8 = 137.5, with the rest of what the volume is.
    expect(fix?.command).toContain(
      '{"EBSEnabled":true,"VolumeType":"gp3","VolumeSize":138,"Iops":3000,"Throughput":125}',
    );
    expect(fix?.reversal?.command).toContain('"VolumeSize":100');
  });

  it('does not know what disks of instances hold, nor what a few hours do not tell', () => {
    expect(onlyCeiling(FAMILY, account({ ebs: null })).status).toBe('grey');
    expect(onlyCeiling(FAMILY, account({}, free(80, null))).status).toBe('grey');
    expect(onlyCeiling(FAMILY, account({}, { freeStorageMiB: null })).status).toBe('grey');
  });
});

describe('the quotas of what there is', () => {
  it('count domains, with those that are planned', () => {
    const plan = aPlan({
      plannedAdditions: [{ quota: 'L-076D529E', region: 'us-east-1', count: 100 }],
    });
    expect(onlyCeiling('opensearch-domains', account())).toMatchObject({
      atPeak: 1,
      limit: 100,
      status: 'green',
    });
    expect(onlyCeiling('opensearch-domains', account(), { plan })).toMatchObject({
      atPeak: 101,
      status: 'red',
    });
    expect(ceilingsOf('opensearch-domains', account({ isDeleted: true }))).toEqual([]);
  });

  it.each([
    [60, 4, 64, 'green'],
    [60, 5, 65, 'yellow'],
    [60, 20, 80, 'yellow'],
  ])('count %d data nodes and %d UltraWarm nodes of a domain', (instanceCount, warmCount, atPeak, status) => {
    expect(onlyCeiling('opensearch-domain-instances', account({ instanceCount, warmCount }))).toMatchObject({
      resource: 'products',
      atPeak,
      limit: 80,
      status,
    });
  });

  it('do not know the quota that a domain has for itself', () => {
    expect(onlyCeiling('opensearch-domain-instances', account({ instanceCount: 81 })).status).toBe('grey');
  });
});
