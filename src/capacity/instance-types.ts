import type { Ec2InstanceType } from '../model/artifacts';
import { INSTANCE_TYPE_TABLE } from './instance-type-table';

/**
 * The instance types of AWS as far as they are shipped with this program, by name. What AWS says of the types that an
 * account runs counts more: this is for those that it does not run yet.
 */
export const SHIPPED_INSTANCE_TYPES: ReadonlyMap<string, Ec2InstanceType> = new Map(
  INSTANCE_TYPE_TABLE.trim()
    .split('\n')
    .map((line) => {
      const [instanceType = '', vCpus, memoryMiB, flags = '', ...network] = line.split(' ');
      return [
        instanceType,
        {
          instanceType,
          vCpus: Number(vCpus),
          memoryMiB: Number(memoryMiB),
          burstable: flags.includes('b'),
          currentGeneration: !flags.includes('o'),
          networkPerformance: network.join(' ') || null,
        },
      ];
    }),
);
