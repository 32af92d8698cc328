import { describe, expect, it } from '@jest/globals';
import { unlistedInstances } from '../../../src/checks/capacity/unlisted-instances';
import type { Artifacts } from '../../../src/model/artifacts';
import { aCapacityReservation, anEc2Instance, anInstanceType } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

const AT = '2026-11-21T23:55:00Z';

/** Ten instances of 2 vCPUs, one of them Spot; and one unused reservation of 2. */
const base = {
  ec2Instances: Array.from({ length: 10 }, (_, index) =>
    anEc2Instance({ instanceId: `i-${index}`, lifecycle: index === 0 ? 'spot' : 'on-demand' }),
  ),
  capacityReservations: [aCapacityReservation({ totalInstanceCount: 1, availableInstanceCount: 1 })],
  ec2InstanceTypes: { 'm5.large': anInstanceType({ instanceType: 'm5.large', vCpus: 2 }) },
};

const judge = (counts: Readonly<Record<string, number>>, overrides: Partial<Artifacts> = {}) =>
  runCheck(unlistedInstances, {
    ...base,
    vcpuUsage: Object.entries(counts).map(([name, vCpus]) => ({ class: name, vCpus, at: AT })),
    ...overrides,
  });

describe('unlisted-instances', () => {
  it.each<[string, Readonly<Record<string, number>>, [string, string][]]>([
    ['no figure', {}, []],
    ['9 × 2 + 2 of On-Demand', { 'Standard/OnDemand': 20 }, [['On-Demand Standard', 'pass']]],
    ['5 % more', { 'Standard/OnDemand': 21 }, [['On-Demand Standard', 'pass']]],
    ['one more', { 'Standard/OnDemand': 22 }, [['On-Demand Standard', 'warn']]],
    ['less', { 'Standard/OnDemand': 4 }, [['On-Demand Standard', 'pass']]],
    ['more of Spot', { 'Standard/Spot': 4 }, [['Spot Standard', 'warn']]],
    ['of a class that has nothing listed', { 'HighMem/OnDemand': 224 }, [['On-Demand High Memory', 'warn']]],
    ['of G and VT', { 'G/Spot': 4 }, [['Spot G and VT', 'warn']]],
    ['none of a class', { 'X/OnDemand': 0 }, [['On-Demand X', 'pass']]],
    ['of a class without a quota', { 'Y/OnDemand': 224 }, []],
  ])('%s', (_, counts, judged) => {
    expect(judge(counts).map(({ resource, status }) => [resource.name, status])).toEqual(judged);
  });

  const more = (overrides: Parameters<typeof anEc2Instance>[0]) => ({
    ec2Instances: [...base.ec2Instances, anEc2Instance({ instanceId: 'i-more', ...overrides })],
  });

  // None of these accounts for more that EC2 counts.
  it.each<[string, string, number, Partial<Artifacts>]>([
    ['a stopped instance', 'Standard/OnDemand', 22, more({ state: 'stopped' })],
    ['an instance on a Dedicated Host', 'Standard/OnDemand', 22, more({ tenancy: 'host' })],
    ['an instance of another class', 'Standard/OnDemand', 22, more({ instanceType: 'g5.large' })],
    [
      'an instance that may be taken back for a reservation, which is no Spot instance',
      'Standard/Spot',
      4,
      more({ lifecycle: 'interruptible-capacity-reservation' }),
    ],
    [
      'an unused reservation of another class',
      'Standard/OnDemand',
      22,
      {
        capacityReservations: [
          ...base.capacityReservations,
          aCapacityReservation({
            capacityReservationId: 'cr-2',
            instanceType: 'g5.large',
            availableInstanceCount: 1,
          }),
        ],
      },
    ],
  ])('does not take for what is missing %s', (_, name, vCpus, artifacts) => {
    const ec2InstanceTypes = {
      ...base.ec2InstanceTypes,
      'g5.large': anInstanceType({ instanceType: 'g5.large', vCpus: 2 }),
    };
    expect(judge({ [name]: vCpus }, { ...artifacts, ec2InstanceTypes })).toMatchObject([{ status: 'warn' }]);
  });

  it('takes into account what may be taken back for a reservation, and may count as On-Demand', () => {
    const artifacts = more({ lifecycle: 'interruptible-capacity-reservation' });
    expect(judge({ 'Standard/OnDemand': 22 }, artifacts)).toMatchObject([{ status: 'pass' }]);
  });

  it('says how many, where to look, and where to name them', () => {
    expect(judge({ 'Standard/OnDemand': 100 })).toEqual([
      expect.objectContaining({
        detail:
          'EC2 counts 100 vCPUs of Standard/OnDemand, and its lists of instances and unused Capacity Reservations have 20. The other 80 are of instances that run and are not listed, so how they grow is not known.',
        fix: {
          action:
            'Look for EKS Auto Mode, ECS Managed Instances and Lambda Managed Instances in the account, and for other accounts’ instances in Capacity Reservations that it shares. Say in the plan how many vCPUs the peak takes with them: demand, with ceiling on-demand-vcpu.',
          lead: 'people',
        },
      }),
    ]);
  });

  it('does not look for reservations behind Spot', () => {
    const [judged] = judge({ 'Standard/Spot': 100 });
    expect(JSON.stringify(judged)).toContain('and the instances that it lists have 2.');
    expect(JSON.stringify(judged)).toContain('with ceiling spot-vcpu');
    expect(JSON.stringify(judged)).not.toContain('Reservations');
  });

  it('does not judge where a type is not known', () => {
    expect(judge({ 'Standard/OnDemand': 100 }, { ec2InstanceTypes: {} })).toMatchObject([
      { status: 'unknown', detail: 'The vCPUs of an instance type are not known.' },
    ]);
  });
});
