import { critical, helpful } from '../judging/rule';
import type { Tier } from '../model/architecture';
import { apiAccountThrottle, apiStageThrottle } from './families/api-throttles';
import { autoScalingGroupSize } from './families/auto-scaling-group-size';
import { cacheNodes, cacheNodesPerCluster, serverlessCacheCount } from './families/cache-quotas';
import { cacheConnections, cacheCpu, cacheMemory, cacheNetwork } from './families/caches';
import { callRate } from './families/call-rates';
import { cloudFormationStackCount } from './families/cloudformation';
import { cloudFrontRequests, cloudFrontTransfer } from './families/cloudfront';
import { cognitoRequestRate } from './families/cognito';
import { documentdbConnections, documentdbCursors, neptuneConnections } from './families/database-clients';
import { dbCpu } from './families/database-cpu';
import { dbIops, dbThroughput } from './families/database-io';
import { dbReaders } from './families/database-readers';
import { dbConnections, dbInstances, dbStorage, dbTotalStorage } from './families/databases';
import { daxCacheMemory, daxConnections, daxCpu, daxNetwork, daxNodes } from './families/dax';
import {
  dynamodbAccountReadQuota,
  dynamodbAccountWriteQuota,
  dynamodbReadCapacity,
  dynamodbTableReadQuota,
  dynamodbTableWriteQuota,
  dynamodbWriteCapacity,
} from './families/dynamodb';
import { ebsStorage } from './families/ebs-storage';
import { ecsServiceTasks, fargateSpotVcpu, fargateVcpu } from './families/ecs';
import { efsConnections, efsFileSystemCount, efsOperations, efsThroughput } from './families/efs';
import { eksClusters, eksNodeGroupsPerCluster, eksNodesPerNodeGroup } from './families/eks';
import { lambdaEventSourceConcurrency } from './families/event-sources';
import { eventBridgeInvocations, eventBridgePutEvents } from './families/eventbridge';
import { firehosePartitions, firehoseStreamCount, firehoseThroughput } from './families/firehose';
import { iamEntities } from './families/iam';
import { instanceCpu } from './families/instance-cpu';
import {
  kinesisOnDemandThroughput,
  kinesisReadCapacity,
  kinesisShardQuota,
  kinesisWriteCapacity,
} from './families/kinesis';
import { lambdaConcurrency, lambdaReservedConcurrency } from './families/lambda-concurrency';
import {
  loadBalancers,
  targetGroups,
  targetsPerLoadBalancer,
  targetsPerTargetGroup,
} from './families/load-balancing';
import { mskBrokers, mskConnections, mskCpu, mskStorage, mskThroughput } from './families/msk';
import { natGatewayBandwidth, natGatewayConnections, natGatewayPackets } from './families/nat-gateways';
import { networkInterfaceQuota } from './families/network-interfaces';
import {
  directConnectBandwidth,
  virtualGatewayBandwidth,
  vpnTunnelBandwidth,
} from './families/network-links';
import {
  openSearchCpu,
  openSearchDomainCount,
  openSearchInstanceCount,
  openSearchStorage,
} from './families/opensearch';
import { s3BucketCount } from './families/s3';
import { serverlessCacheEcpu, serverlessCacheStorage } from './families/serverless-caches';
import { dbServerlessCapacity } from './families/serverless-databases';
import { sesDailySends, sesSendRate } from './families/ses';
import { smsMonthlySpend } from './families/sms';
import { snsFifoGroups, snsFifoThroughput, snsPublishRate } from './families/sns';
import { sqsFifoGroups, sqsFifoThroughput, sqsInFlight } from './families/sqs';
import {
  stepFunctionsExpressStartRate,
  stepFunctionsOpenExecutions,
  stepFunctionsStartRate,
  stepFunctionsStateTransitions,
} from './families/step-functions';
import { subnetFreeAddresses } from './families/subnet-free-addresses';
import { onDemandVcpu, spotVcpu } from './families/vcpu';
import { volumeBytes, volumeOperations } from './families/volumes';
import { cloudFrontWebAclRateLimit, webAclRateLimit, webAclRequests } from './families/web-acls';
import type { AnyCeilingFamily } from './family';

/**
 * Ceiling families by scorecard row and by the tier of the architecture that they limit, each with its weight, in the order
 * in which people read them: CDN and APIs, compute, network, load balancing, databases.
 */
export const ceilingGroups = [
  {
    row: 'scalability-capacity',
    tier: 'entrance',
    items: [
      critical(cloudFrontRequests),
      critical(cloudFrontTransfer),
      critical(webAclRateLimit),
      critical(cloudFrontWebAclRateLimit),
      critical(webAclRequests, 5),
      critical(apiAccountThrottle),
      critical(apiStageThrottle),
      critical(cognitoRequestRate),
    ],
  },
  {
    row: 'scalability-capacity',
    tier: 'compute',
    items: [
      critical(autoScalingGroupSize),
      critical(instanceCpu),
      critical(onDemandVcpu),
      critical(spotVcpu, 5),
      critical(subnetFreeAddresses),
      critical(networkInterfaceQuota, 5),
      critical(natGatewayConnections),
      critical(natGatewayBandwidth, 5),
      critical(natGatewayPackets, 5),
      critical(vpnTunnelBandwidth, 5),
      critical(virtualGatewayBandwidth, 5),
      critical(directConnectBandwidth, 5),
      critical(ebsStorage, 5),
      critical(volumeOperations, 5),
      critical(volumeBytes, 5),
      critical(ecsServiceTasks),
      critical(fargateVcpu),
      critical(fargateSpotVcpu, 5),
      critical(eksNodesPerNodeGroup, 5),
      helpful(eksNodeGroupsPerCluster, 2),
      helpful(eksClusters, 2),
      helpful(cloudFormationStackCount, 2),
      helpful(iamEntities, 2),
      critical(lambdaConcurrency),
      critical(lambdaReservedConcurrency),
      helpful(lambdaEventSourceConcurrency, 5),
      critical(stepFunctionsStartRate),
      critical(stepFunctionsStateTransitions),
      critical(stepFunctionsOpenExecutions, 5),
      helpful(stepFunctionsExpressStartRate, 5),
    ],
  },
  {
    row: 'scalability-load-balancers',
    tier: 'entrance',
    items: [
      critical(targetsPerTargetGroup, 5),
      critical(targetsPerLoadBalancer, 5),
      helpful(loadBalancers, 2),
      helpful(targetGroups, 2),
    ],
  },
  {
    row: 'scalability-capacity',
    tier: 'data',
    items: [
      critical(dbCpu),
      critical(dbServerlessCapacity),
      critical(dbReaders),
      critical(dbIops),
      critical(dbThroughput),
      critical(dbConnections),
      critical(documentdbConnections),
      critical(documentdbCursors),
      critical(neptuneConnections),
      critical(dbStorage, 5),
      helpful(dbInstances, 2),
      helpful(dbTotalStorage, 2),
      critical(cacheCpu),
      critical(cacheConnections),
      critical(cacheNetwork),
      critical(cacheMemory, 5),
      critical(serverlessCacheEcpu),
      critical(serverlessCacheStorage, 5),
      helpful(cacheNodes, 2),
      helpful(cacheNodesPerCluster, 2),
      helpful(serverlessCacheCount, 2),
      critical(daxCpu),
      critical(daxConnections),
      critical(daxNetwork),
      critical(daxCacheMemory, 5),
      helpful(daxNodes, 2),
      critical(openSearchCpu),
      critical(openSearchStorage, 5),
      helpful(openSearchDomainCount, 2),
      helpful(openSearchInstanceCount, 2),
      critical(efsThroughput),
      critical(efsOperations),
      critical(efsConnections, 5),
      helpful(efsFileSystemCount, 2),
      critical(dynamodbReadCapacity),
      critical(dynamodbWriteCapacity),
      critical(dynamodbTableReadQuota, 5),
      critical(dynamodbTableWriteQuota, 5),
      critical(dynamodbAccountReadQuota, 5),
      critical(dynamodbAccountWriteQuota, 5),
      critical(kinesisWriteCapacity),
      critical(kinesisReadCapacity, 5),
      critical(kinesisOnDemandThroughput, 5),
      critical(kinesisShardQuota, 5),
      critical(mskCpu),
      critical(mskStorage, 5),
      critical(mskThroughput),
      helpful(mskConnections, 5),
      helpful(mskBrokers, 2),
      critical(firehoseThroughput),
      helpful(firehosePartitions, 5),
      helpful(firehoseStreamCount, 2),
      helpful(sesSendRate, 5),
      helpful(sesDailySends, 5),
      critical(eventBridgePutEvents),
      critical(eventBridgeInvocations, 5),
      critical(snsPublishRate),
      critical(snsFifoThroughput),
      helpful(snsFifoGroups, 5),
      critical(smsMonthlySpend, 5),
      critical(callRate, 5),
      critical(sqsInFlight, 5),
      critical(sqsFifoThroughput),
      helpful(sqsFifoGroups, 5),
      helpful(s3BucketCount, 2),
    ],
  },
] as const satisfies readonly { readonly tier: Tier; readonly [key: string]: unknown }[];

/** A typo in a family's id does not compile. */
export type CeilingFamilyId = (typeof ceilingGroups)[number]['items'][number]['judged']['id'];

/** All ceiling families, in the order in which they are documented. */
export const ceilingFamilies: readonly (AnyCeilingFamily & { readonly id: CeilingFamilyId })[] =
  ceilingGroups.flatMap(({ items }) => items.map(({ judged }) => judged));

const TIERS = new Map<string, Tier>(
  ceilingGroups.flatMap(({ tier, items }) => items.map(({ judged }) => [judged.id, tier] as const)),
);

/** The tier of the architecture that the ceilings of a family limit; undefined for one of an earlier version. */
export const findTier = (family: string): Tier | undefined => TIERS.get(family);
