import { describe, expect, it } from '@jest/globals';
import { SHIPPED_INSTANCE_TYPES } from '../../src/capacity/instance-types';
import { ARTIFACTS } from '../../src/model/artifacts';

describe('the instance types that are shipped', () => {
  /** From the pages of the types at aws.amazon.com/ec2/instance-types. */
  it.each([
    ['m5.large', { vCpus: 2, memoryMiB: 8 * 1024, burstable: false }],
    ['c7g.16xlarge', { vCpus: 64, memoryMiB: 128 * 1024, burstable: false }],
    ['t3.micro', { vCpus: 2, memoryMiB: 1024, burstable: true }],
    ['r6g.2xlarge', { vCpus: 8, memoryMiB: 64 * 1024, burstable: false }],
    ['m1.small', { vCpus: 1, burstable: false }],
  ])('say of %s what AWS does', (name, facts) => {
    expect(SHIPPED_INSTANCE_TYPES.get(name)).toMatchObject({ instanceType: name, ...facts });
  });

  it('are such as are collected, none of them without CPU or memory', () => {
    const types = Object.fromEntries(SHIPPED_INSTANCE_TYPES);
    expect(ARTIFACTS.ec2InstanceTypes.shape.parse(types)).toEqual(types);
    expect(SHIPPED_INSTANCE_TYPES.size).toBeGreaterThan(1000);
    for (const { vCpus, memoryMiB } of SHIPPED_INSTANCE_TYPES.values()) {
      expect(Number.isInteger(vCpus) && vCpus > 0 && memoryMiB > 0).toBe(true);
    }
  });
});
