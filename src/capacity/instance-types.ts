import type { Ec2InstanceType } from '../model/artifacts';
import { INSTANCE_TYPE_TABLE } from './instance-type-table';

/**
 * The instance types that are shipped with this program, by name. They serve for types that an account does not run
 * yet; of those that it runs, what AWS says counts.
 */
export const SHIPPED_INSTANCE_TYPES: ReadonlyMap<string, Ec2InstanceType> = new Map(
  INSTANCE_TYPE_TABLE.trim()
    .split('\n')
    .map((line) => {
      const [instanceType = '', vCpus, memoryMiB, burstable] = line.split(' ');
      return [
        instanceType,
        {
          instanceType,
          vCpus: Number(vCpus),
          memoryMiB: Number(memoryMiB),
          burstable: burstable !== undefined,
          // Not in the table.
          ebs: null,
        },
      ];
    }),
);

/** What is known of an instance type: what AWS said of it in the account, else what is shipped; undefined for an unknown one. */
export const factsOfType = (
  type: string,
  ofAccount: Readonly<Record<string, Ec2InstanceType>> = {},
): Ec2InstanceType | undefined => ofAccount[type] ?? SHIPPED_INSTANCE_TYPES.get(type);
