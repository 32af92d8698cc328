import { describe, expect, it } from '@jest/globals';
import { burstableMskBrokers } from '../../../src/checks/capacity/burstable-msk-brokers';
import { mskPartitions } from '../../../src/checks/capacity/msk-partitions';
import { mskStorageAutoscaling } from '../../../src/checks/capacity/msk-storage-autoscaling';
import { mskTrafficShaping } from '../../../src/checks/capacity/msk-traffic-shaping';
import type { ScalableTarget } from '../../../src/model/artifacts';
import * as build from '../../builders/artifacts';
import { aPlan } from '../../builders/plan';
import { type Case, express, itJudges, judge, standard } from '../msk-cases';

describe('msk-partitions', () => {
  const of = (instanceType: string, partitions: number | null) => standard({ instanceType }, { partitions });
  itJudges(mskPartitions, [
    ['as many as AWS recommends', of('kafka.m7g.large', 1_000), 'pass', 'recommends 1000'],
    ['one more', of('kafka.m5.xlarge', 1_001), 'warn', 'up to 1500'],
    ['as many as it supports', of('kafka.m7g.2xlarge', 3_000), 'warn', 'recommends 2000'],
    ['one more than that', of('kafka.m5.24xlarge', 6_001), 'fail', 'up to 6000'],
    ['small brokers', of('kafka.t3.small', 301), 'fail', 'recommends 300'],
    ['Express brokers', of('express.m7g.2xlarge', 2_501), 'warn', 'up to 4000'],
    ['a type that is not known', of('kafka.m9z.large', 1), 'unknown', 'kafka.m9z.large'],
    ['a number that is not known', of('kafka.m7g.large', null), 'unknown', 'not every broker'],
  ]);

  it('asks for more brokers beyond the most, too: 3 × 1,600 ÷ 1,000', () => {
    expect(judge(mskPartitions, of('kafka.m7g.large', 1_600))).toEqual([
      expect.objectContaining({
        fix: expect.objectContaining({ action: expect.stringContaining('6 brokers instead of 3') }),
      }),
    ]);
  });

  it('asks for 3 × 1,200 ÷ 1,000 brokers, as many in each zone', () => {
    expect(judge(mskPartitions, of('kafka.m7g.large', 1_200))).toEqual([
      expect.objectContaining({
        fix: expect.objectContaining({ action: expect.stringContaining('6 brokers instead of 3') }),
      }),
    ]);
  });
});

describe('msk-storage-autoscaling', () => {
  it.each<[string, Case, ScalableTarget[], string, string]>([
    ['what grows', standard(), [build.aStorageTarget()], 'pass', 'at most 2000 GiB'],
    ['what grows by a tenth', standard(), [build.aStorageTarget({ maxCapacity: 1_100 })], 'pass', '1100'],
    ['what grows by less', standard(), [build.aStorageTarget({ maxCapacity: 1_099 })], 'warn', 'no step'],
    [
      'what is as large as it may be',
      standard({ volumeSizeGiB: 16_384 }),
      [build.aStorageTarget({ maxCapacity: 16_384 })],
      'pass',
      '16384',
    ],
    [
      'what is suspended',
      standard(),
      [build.aStorageTarget({ isScaleOutSuspended: true })],
      'warn',
      'suspended',
    ],
    ['what has no policy', standard(), [build.aStorageTarget({ policies: [] })], 'warn', 'no policy'],
    ['what nothing enlarges', standard(), [], 'warn', 'no auto scaling'],
    ['Express brokers', express, [], 'notApplicable', 'no volumes'],
    ['a size that was not said', standard({ volumeSizeGiB: null }), [], 'unknown', 'did not say'],
  ])('judges %s', (_, of, targets, status, detail) => {
    expect(judge(mskStorageAutoscaling, of, targets)).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });
});

describe('the fix of msk-storage-autoscaling', () => {
  const commandOf = (targets: ScalableTarget[]) =>
    JSON.stringify(judge(mskStorageAutoscaling, standard(), targets));

  it('changes the policy that is there, and takes no storage away that it may reach', () => {
    const [policy] = build.aStorageTarget().policies;
    const policies = policy === undefined ? [] : [{ ...policy, policyName: 'grow' }];
    const command = commandOf([
      build.aStorageTarget({ isScaleOutSuspended: true, maxCapacity: 5_000, policies }),
    ]);
    expect(command).toContain('"--policy-name","grow"');
    expect(command).toContain('"--max-capacity","5000"');
  });

  it('makes one where there is none', () => {
    expect(commandOf([])).toContain('"--policy-name","broker-storage"');
  });
});

describe('burstable-msk-brokers', () => {
  it('names a type that runs every version of Kafka', () => {
    const [finding] = judge(burstableMskBrokers, standard({ instanceType: 'kafka.t3.small' }));
    expect(JSON.stringify(finding)).toContain('kafka.m5.large');
  });

  itJudges(burstableMskBrokers, [
    ['constant ones', standard(), 'pass', 'kafka.m7g.large'],
    ['burstable ones', standard({ instanceType: 'kafka.t3.small' }), 'warn', 'kafka.t3.small'],
    ['Express brokers', express, 'pass', 'express.m7g.large'],
  ]);

  it('does not apply to what carries no traffic', () => {
    const plan = aPlan({
      traffic: { multiplier: 10, elasticity: [{ match: { service: 'msk' }, factor: 0 }] },
    });
    const [finding] = judge(burstableMskBrokers, standard({ instanceType: 'kafka.t3.small' }), [], { plan });
    expect(finding?.status).toBe('notApplicable');
  });
});

describe('msk-traffic-shaping', () => {
  const shaped = (packets: number | null): Case => [
    build.aMskCluster(),
    build.aMskClusterPeak({}, { shapedPackets: packets === null ? null : build.aPeak(packets) }),
  ];
  itJudges(mskTrafficShaping, [
    ['nothing held back', shaped(0), 'pass', 'No packet'],
    ['packets held back', shaped(7), 'warn', '7 packets'],
    ['what is not known', shaped(null), 'unknown', 'not known'],
    [
      'what an hour alone tells',
      [
        build.aMskCluster(),
        build.aMskClusterPeak({}, { shapedPackets: build.aPeak(0, { hoursWithData: 1 }) }),
      ],
      'unknown',
      'too little data',
    ],
    [
      'brokers of which one tells nothing',
      [build.aMskCluster(), build.aMskClusterPeak({ isIncomplete: true }, { shapedPackets: build.aPeak(0) })],
      'unknown',
      'have no data',
    ],
    [
      'one that was made for the event, and is hardly used',
      [
        build.aMskCluster({ creationTime: '2026-11-20T00:00:00.000Z' }),
        build.aMskClusterPeak({ hoursWritten: { all: 3, normal: 3 } }),
      ],
      'unknown',
      'in 3 hours',
    ],
    [
      'brokers that were changed, of which less was asked since',
      [
        build.aMskCluster(),
        build.aMskClusterPeak({ brokerChange: { at: '2026-11-15T00:00:00.000Z', isQuieter: true } }),
      ],
      'unknown',
      'less than four fifths',
    ],
    ['Express brokers', express, 'notApplicable', 'publishes'],
  ]);

  it('does not know of what it is told where changes were not read, but of packets that were held back', () => {
    const of = (packets: number) => judge(mskTrafficShaping, shaped(packets), [], undefined, null);
    expect(of(0)[0]?.status).toBe('unknown');
    expect(of(1)[0]?.status).toBe('warn');
  });
});
