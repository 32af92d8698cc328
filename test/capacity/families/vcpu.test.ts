import { describe, expect, it } from '@jest/globals';
import {
  aLaunchTemplate,
  anAutoScalingGroup,
  anAutoScalingGroupPeak,
  anEc2Instance,
  anInstanceType,
  aScalingPolicy,
  aServiceQuota,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const FAMILY = 'on-demand-vcpu';
const STANDARD = 'L-1216C47A';

const types = {
  'm5.large': anInstanceType({ instanceType: 'm5.large', vCpus: 2 }),
  'm5.xlarge': anInstanceType({ instanceType: 'm5.xlarge', vCpus: 4 }),
  'g5.xlarge': anInstanceType({ instanceType: 'g5.xlarge', vCpus: 4 }),
};

/** Needs 4·m instances of 2 vCPUs: 8·m; one m5.xlarge beside it is fixed at 4. */
const base = {
  ec2Instances: [
    anEc2Instance({ instanceId: 'i-1', instanceType: 'm5.large', autoScalingGroupName: 'web' }),
    anEc2Instance({ instanceId: 'i-2', instanceType: 'm5.xlarge', autoScalingGroupName: null }),
  ],
  ec2InstanceTypes: types,
  autoScalingGroups: [anAutoScalingGroup({ maxSize: 1000 })],
  launchTemplates: [aLaunchTemplate({ instanceType: 'm5.large' })],
  scalingPolicies: [aScalingPolicy()],
  autoScalingGroupPeaks: [anAutoScalingGroupPeak()],
  serviceQuotas: [aServiceQuota({ quotaCode: STANDARD, value: 100 })],
};

const stopped = anEc2Instance({
  instanceId: 'i-9',
  instanceType: 'm5.xlarge',
  state: 'stopped',
  autoScalingGroupName: null,
});
const spot = anEc2Instance({
  instanceId: 'i-8',
  instanceType: 'm5.xlarge',
  lifecycle: 'spot',
  autoScalingGroupName: null,
});
const dedicated = anEc2Instance({
  instanceId: 'i-7',
  instanceType: 'm5.xlarge',
  tenancy: 'dedicated',
  autoScalingGroupName: null,
});

describe(FAMILY, () => {
  it('adds the vCPUs of what grows to those of what does not: 4 + 8·m of 100', () => {
    expect(onlyCeiling(FAMILY, base, { multiplier: 10 })).toMatchObject({
      quotaCode: STANDARD,
      now: 6,
      fixed: 4,
      elastic: 80,
      atPeak: 84,
      breaksAt: 12,
      // With a zone in reserve 16·m: (100 − 4) ÷ 16.
      breaksAtWithoutZone: 6,
      status: 'red',
    });
  });

  it.each([
    ['stopped instances', stopped],
    ['Spot instances', spot],
    ['dedicated instances', dedicated],
  ])('does not count %s', (_, instance) => {
    const ceiling = onlyCeiling(FAMILY, { ...base, ec2Instances: [...base.ec2Instances, instance] });
    expect(ceiling).toMatchObject({ now: 6, fixed: 4 });
  });

  it('counts each family group against its own quota', () => {
    const gpu = anEc2Instance({ instanceId: 'i-3', instanceType: 'g5.xlarge', autoScalingGroupName: null });
    const serviceQuotas = [...base.serviceQuotas, aServiceQuota({ quotaCode: 'L-DB2E81BA', value: 3 })];
    const ceilings = ceilingsOf(FAMILY, {
      ...base,
      ec2Instances: [...base.ec2Instances, gpu],
      serviceQuotas,
    });
    expect(ceilings.map(({ quotaCode, now, status }) => [quotaCode, now, status])).toEqual([
      [STANDARD, 6, 'red'],
      ['L-DB2E81BA', 4, 'red'],
    ]);
  });

  it('says nothing of quotas that nothing uses', () => {
    expect(ceilingsOf(FAMILY, base).map((ceiling) => ceiling.quotaCode)).toEqual([STANDARD]);
  });

  it('counts a group of another type for the quota it launches into', () => {
    const artifacts = {
      ...base,
      launchTemplates: [aLaunchTemplate({ instanceType: 'g5.xlarge' })],
      serviceQuotas: [],
    };
    const codes = ceilingsOf(FAMILY, artifacts).map((ceiling) => [ceiling.quotaCode, ceiling.now]);
    expect(codes).toEqual([
      [STANDARD, 6],
      ['L-DB2E81BA', 0],
    ]);
  });

  it('leaves a group outside the scope at what it runs now', () => {
    const plan = {
      accounts: [{ id: '111122223333', regions: [{ name: 'us-east-1', scope: { tags: { app: 'shop' } } }] }],
    };
    const ceiling = onlyCeiling(FAMILY, base, { plan: aPlan(plan) });
    expect(ceiling).toMatchObject({
      now: 6,
      fixed: 6,
      atPeak: 6,
      grows: false,
      breaksAt: null,
      status: 'green',
    });
  });

  it('divides a mixed group: 2 On-Demand and half of the rest', () => {
    const mixedInstancesPolicy = {
      launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Default' },
      overrides: [],
      onDemandBaseCapacity: 2,
      onDemandPercentageAboveBaseCapacity: 50,
    };
    const artifacts = {
      ...base,
      autoScalingGroups: [anAutoScalingGroup({ maxSize: 1000, launchTemplate: null, mixedInstancesPolicy })],
      serviceQuotas: [...base.serviceQuotas, aServiceQuota({ quotaCode: 'L-34B43A08', value: 100 })],
    };
    // 40 instances at 10×: 2 + 19 On-Demand, 19 Spot; of 2 vCPUs each, beside the 4 that are fixed.
    const plan = aPlan({ resilience: { survive: 'none' } });
    expect(onlyCeiling(FAMILY, artifacts, { plan, multiplier: 10 }).atPeak).toBe(46);
    expect(onlyCeiling('spot-vcpu', artifacts, { plan, multiplier: 10 }).atPeak).toBe(38);
  });

  describe('is grey, and says why,', () => {
    it.each([
      ['without a quota', { serviceQuotas: [] }, STANDARD],
      ['without the facts of a type', { ec2InstanceTypes: {} }, 'm5'],
      ['without the load of a group', { autoScalingGroupPeaks: [] }, 'web'],
      ['for a group whose type cannot be told', { launchTemplates: [] }, 'instance type'],
    ])('%s', (_, artifacts, reason) => {
      const ceiling = onlyCeiling(FAMILY, { ...base, ...artifacts });
      expect(ceiling).toMatchObject({ status: 'grey', breaksAt: null });
      expect(ceiling.evidence[0]?.detail).toContain(reason);
    });

    it('when Service Quotas was refused, with the action', () => {
      const { serviceQuotas: _, ...rest } = base;
      const ceiling = onlyCeiling(FAMILY, rest, {}, { serviceQuotas: 'servicequotas:ListServiceQuotas' });
      expect(ceiling.status).toBe('grey');
      expect(ceiling.evidence.map((e) => e.source)).toContain('servicequotas:ListServiceQuotas');
    });
  });
});
