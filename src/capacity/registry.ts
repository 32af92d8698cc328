import { critical, helpful } from '../judging/rule';
import { autoScalingGroupSize } from './families/auto-scaling-group-size';
import { dbCpu } from './families/database-cpu';
import { dbConnections, dbInstances, dbStorage, dbTotalStorage } from './families/databases';
import { ebsStorage } from './families/ebs-storage';
import { lambdaConcurrency, lambdaReservedConcurrency } from './families/lambda-concurrency';
import {
  loadBalancers,
  targetGroups,
  targetsPerLoadBalancer,
  targetsPerTargetGroup,
} from './families/load-balancing';
import { subnetFreeAddresses } from './families/subnet-free-addresses';
import { onDemandVcpu, spotVcpu } from './families/vcpu';
import type { AnyCeilingFamily } from './family';

/**
 * Ceiling families by scorecard row, each with its weight there, in the order in which people read them: compute,
 * network, load balancing, databases.
 */
export const ceilingGroups = [
  {
    row: 'scalability-capacity',
    items: [
      critical(autoScalingGroupSize),
      critical(onDemandVcpu),
      critical(spotVcpu, 5),
      critical(subnetFreeAddresses),
      critical(ebsStorage, 5),
      critical(lambdaConcurrency),
      critical(lambdaReservedConcurrency),
    ],
  },
  {
    row: 'scalability-load-balancers',
    items: [
      critical(targetsPerTargetGroup, 5),
      critical(targetsPerLoadBalancer, 5),
      helpful(loadBalancers, 2),
      helpful(targetGroups, 2),
    ],
  },
  {
    row: 'scalability-capacity',
    items: [
      critical(dbCpu),
      critical(dbConnections),
      critical(dbStorage, 5),
      helpful(dbInstances, 2),
      helpful(dbTotalStorage, 2),
    ],
  },
] as const;

/** A typo in a family's id does not compile. */
export type CeilingFamilyId = (typeof ceilingGroups)[number]['items'][number]['judged']['id'];

export const ceilingFamilies: readonly (AnyCeilingFamily & { readonly id: CeilingFamilyId })[] =
  ceilingGroups.flatMap(({ items }) => items.map(({ judged }) => judged));
