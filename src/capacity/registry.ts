import { autoScalingGroupSize } from './families/auto-scaling-group-size';
import { dbConnections, dbInstances, dbStorage, dbTotalStorage } from './families/databases';
import {
  loadBalancers,
  targetGroups,
  targetsPerLoadBalancer,
  targetsPerTargetGroup,
} from './families/load-balancing';
import { subnetFreeAddresses } from './families/subnet-free-addresses';
import { onDemandVcpu, spotVcpu } from './families/vcpu';
import type { AnyCeilingFamily } from './family';

/** Every ceiling family, in the order people read them: compute, network, load balancing, databases. */
export const ceilingFamilies: readonly AnyCeilingFamily[] = [
  autoScalingGroupSize,
  onDemandVcpu,
  spotVcpu,
  subnetFreeAddresses,
  targetsPerTargetGroup,
  targetsPerLoadBalancer,
  loadBalancers,
  targetGroups,
  dbConnections,
  dbStorage,
  dbInstances,
  dbTotalStorage,
];
