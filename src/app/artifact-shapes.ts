/** What the judges may take for granted of an artifact, checked field by field: its types hold only at compile time. */
import { z } from 'zod';
import { plainLine } from '../lib/plain-line';
import type { ArtifactId, Artifacts } from '../model/artifacts';
import type { ArtifactResult, CollectFailure, Inventory } from '../model/inventory';
import { pathText } from '../plan/problem';

/** AWS has no text nearly as long; what some patterns take for one grows with its square. */
const text = z.string().max(10_000);
const texts = z.array(text);
const yesNo = z.boolean();
const textOrNull = text.nullable();
const time = z.iso.datetime();
const timeOrNull = time.nullable();
const tags = z.record(text, text);

/** Arithmetic with anything between these stays finite, and nothing that AWS counts comes near them. */
const [LEAST, MOST] = [1e-100, 1e21];
const number = z
  .number()
  .refine((value) => value === 0 || (Math.abs(value) >= LEAST && Math.abs(value) <= MOST), 'is no quantity');
const numberOrNull = number.nullable();
const amount = number.nonnegative();
const amountOrNull = amount.nullable();

const peak = z.object({ value: amount, at: time }).nullable();
const window = z.object({ from: time, to: time, periodSeconds: number.positive() });

/** CloudWatch keeps data of an hour for 455 days. */
const MOST_HOURS = 455 * 24;

const launchTemplateRef = z.object({
  launchTemplateId: textOrNull,
  launchTemplateName: textOrNull,
  version: text,
});

/** That each describes its artifact, and no less of it, the compiler checks. */
const SHAPES: { readonly [K in ArtifactId]: z.ZodType<Artifacts[K]> } = {
  ec2Instances: z.array(
    z.object({
      instanceId: text,
      instanceType: text,
      state: text,
      availabilityZone: text,
      subnetId: textOrNull,
      vpcId: textOrNull,
      lifecycle: text,
      tenancy: text,
      autoScalingGroupName: textOrNull,
      detailedMonitoring: yesNo,
      ebsOptimized: yesNo,
      imageId: textOrNull,
      launchTime: timeOrNull,
      tags,
    }),
  ),
  ec2InstanceTypes: z.record(
    text,
    z.object({
      instanceType: text,
      vCpus: amount,
      memoryMiB: amount,
      burstable: yesNo,
      currentGeneration: yesNo,
      networkPerformance: textOrNull,
    }),
  ),
  launchTemplates: z.array(
    z.object({
      launchTemplateId: text,
      launchTemplateName: text,
      version: text,
      instanceType: textOrNull,
      imageId: textOrNull,
      marketType: textOrNull,
    }),
  ),
  launchConfigurations: z.array(
    z.object({ launchConfigurationName: text, instanceType: text, spotPrice: textOrNull }),
  ),
  subnets: z.array(
    z.object({
      subnetId: text,
      vpcId: text,
      availabilityZone: text,
      // A subnet of IPv6 alone has none.
      cidrBlock: z.union([z.cidrv4(), z.literal('')]),
      availableIpAddressCount: amount,
      ipv6Native: yesNo,
      tags,
    }),
  ),
  volumes: z.array(
    z.object({
      volumeId: text,
      volumeType: text,
      sizeGiB: amount,
      iops: amountOrNull,
      state: text,
      availabilityZone: text,
      instanceIds: texts,
      tags,
    }),
  ),
  autoScalingGroups: z.array(
    z.object({
      autoScalingGroupName: text,
      autoScalingGroupArn: text,
      minSize: amount,
      maxSize: amount,
      desiredCapacity: amount,
      desiredCapacityType: text,
      availabilityZones: texts,
      subnetIds: texts,
      targetGroupArns: texts,
      loadBalancerNames: texts,
      healthCheckType: text,
      healthCheckGracePeriod: amount,
      defaultCooldown: amount,
      defaultInstanceWarmup: numberOrNull,
      launchTemplate: launchTemplateRef.nullable(),
      launchConfigurationName: textOrNull,
      mixedInstancesPolicy: z
        .object({
          launchTemplate: launchTemplateRef,
          overrides: z.array(z.object({ instanceType: textOrNull, weightedCapacity: amountOrNull })),
          onDemandBaseCapacity: amount,
          onDemandPercentageAboveBaseCapacity: amount,
        })
        .nullable(),
      suspendedProcesses: texts,
      instances: z.array(
        z.object({
          instanceId: text,
          instanceType: text,
          availabilityZone: text,
          lifecycleState: text,
          healthStatus: text,
        }),
      ),
      status: textOrNull,
      warmPoolSize: amountOrNull,
      capacityRebalance: yesNo,
      enabledMetrics: texts,
      tags,
    }),
  ),
  scalingPolicies: z.array(
    z.object({
      autoScalingGroupName: text,
      policyName: text,
      policyType: text,
      enabled: yesNo,
      targetTracking: z
        .object({
          predefinedMetricType: textOrNull,
          resourceLabel: textOrNull,
          targetValue: number,
          disableScaleIn: yesNo,
        })
        .nullable(),
    }),
  ),
  scheduledActions: z.array(
    z.object({
      autoScalingGroupName: text,
      scheduledActionName: text,
      startTime: timeOrNull,
      endTime: timeOrNull,
      recurrence: textOrNull,
      timeZone: textOrNull,
      minSize: numberOrNull,
      maxSize: numberOrNull,
      desiredCapacity: numberOrNull,
    }),
  ),
  loadBalancers: z.array(
    z.object({
      loadBalancerArn: text,
      loadBalancerName: text,
      dnsName: text,
      type: text,
      scheme: textOrNull,
      state: text,
      vpcId: text,
      zones: z.array(z.object({ availabilityZone: text, subnetId: textOrNull })),
      securityGroups: texts,
      createdTime: timeOrNull,
      attributes: z.record(text, text),
      tags,
    }),
  ),
  listeners: z.array(
    z.object({
      listenerArn: text,
      loadBalancerArn: text,
      port: amountOrNull,
      protocol: textOrNull,
      sslPolicy: textOrNull,
      certificateArns: texts,
      targetGroupArns: texts,
      defaultActionType: textOrNull,
    }),
  ),
  targetGroups: z.array(
    z.object({
      targetGroupArn: text,
      targetGroupName: text,
      protocol: textOrNull,
      port: amountOrNull,
      vpcId: textOrNull,
      targetType: text,
      loadBalancerArns: texts,
      healthCheckEnabled: yesNo,
      healthCheckProtocol: textOrNull,
      healthCheckPath: textOrNull,
      healthCheckIntervalSeconds: amountOrNull,
      healthyThresholdCount: amountOrNull,
      unhealthyThresholdCount: amountOrNull,
      tags,
    }),
  ),
  targetHealth: z.array(
    z.object({
      targetGroupArn: text,
      targets: z.array(
        z.object({
          id: text,
          port: amountOrNull,
          availabilityZone: textOrNull,
          state: text,
          reason: textOrNull,
        }),
      ),
    }),
  ),
  dbInstances: z.array(
    z.object({
      dbInstanceIdentifier: text,
      dbInstanceArn: text,
      dbInstanceClass: text,
      engine: text,
      engineVersion: text,
      dbInstanceStatus: text,
      multiAz: yesNo,
      availabilityZone: textOrNull,
      secondaryAvailabilityZone: textOrNull,
      allocatedStorage: amount,
      maxAllocatedStorage: amountOrNull,
      storageType: text,
      iops: amountOrNull,
      backupRetentionPeriod: amount,
      latestRestorableTime: timeOrNull,
      preferredBackupWindow: textOrNull,
      preferredMaintenanceWindow: textOrNull,
      pendingModifications: texts,
      autoMinorVersionUpgrade: yesNo,
      deletionProtection: yesNo,
      publiclyAccessible: yesNo,
      readReplicaSource: textOrNull,
      readReplicas: texts,
      dbClusterIdentifier: textOrNull,
      dbParameterGroupNames: texts,
      monitoringIntervalSeconds: amount,
      performanceInsightsEnabled: yesNo,
      caCertificateIdentifier: textOrNull,
      certificateValidTill: timeOrNull,
      subnetAvailabilityZones: texts,
      tags,
    }),
  ),
  dbClusters: z.array(
    z.object({
      dbClusterIdentifier: text,
      dbClusterArn: text,
      engine: text,
      engineVersion: text,
      status: text,
      multiAz: yesNo,
      members: z.array(z.object({ dbInstanceIdentifier: text, isWriter: yesNo })),
      availabilityZones: texts,
      backupRetentionPeriod: amount,
      latestRestorableTime: timeOrNull,
      preferredMaintenanceWindow: textOrNull,
      deletionProtection: yesNo,
      dbClusterParameterGroup: textOrNull,
      serverlessV2Scaling: z.object({ minCapacity: amount, maxCapacity: amount }).nullable(),
      tags,
    }),
  ),
  dbParameters: z.array(
    z.object({
      scope: z.enum(['instance', 'cluster']),
      parameterGroupName: text,
      parameterName: text,
      parameterValue: textOrNull,
      source: textOrNull,
    }),
  ),
  rdsAccountAttributes: z.array(z.object({ accountQuotaName: text, used: amount, max: amount })),
  serviceQuotas: z.array(
    z.object({
      serviceCode: text,
      quotaCode: text,
      quotaName: text,
      value: number,
      unit: text,
      adjustable: yesNo,
      globalQuota: yesNo,
      applied: yesNo,
    }),
  ),
  trustedAdvisor: z.array(
    z.object({
      checkId: text,
      name: text,
      category: text,
      result: z.discriminatedUnion('ok', [
        z.object({
          ok: z.literal(true),
          status: text,
          timestamp: textOrNull,
          resourcesProcessed: amount,
          flaggedResources: z.array(
            z.object({
              status: text,
              region: textOrNull,
              resourceId: text,
              suppressed: yesNo,
              metadata: z.record(text, textOrNull),
            }),
          ),
        }),
        z.object({ ok: z.literal(false), code: text, message: text }),
      ]),
    }),
  ),
  loadBalancerPeaks: z.array(
    z.object({
      loadBalancerArn: text,
      window,
      requestsPerSecond: peak,
      activeConnections: peak,
      newConnectionsPerSecond: peak,
      hourlyRequestsPerSecond: z.array(amountOrNull).max(MOST_HOURS),
      targetGroups: z.array(z.object({ targetGroupArn: text, requestsPerSecond: peak })),
    }),
  ),
  autoScalingGroupPeaks: z.array(
    z.object({
      autoScalingGroupName: text,
      window,
      load: z
        .object({
          value: amount,
          at: time,
          instances: amount,
          cpuUtilization: amount,
          instancesFrom: z.enum(['GroupInServiceInstances', 'current']),
        })
        .nullable(),
      cpuUtilization: peak,
      inServiceInstances: peak,
    }),
  ),
  dbInstancePeaks: z.array(
    z.object({
      dbInstanceIdentifier: text,
      window,
      databaseConnections: peak,
      cpuUtilization: peak,
      freeStorageBytes: peak,
      storageGrowthBytesPerDay: amountOrNull,
    }),
  ),
};

/**
 * The inventory as far as it can be judged: an artifact that is not what its type says is a failure like any other,
 * and what this version does not know is left out. A file may be old, cut short or made by hand, and an emulator or
 * a proxy may answer in AWS's place.
 */
export const judgeable = (inventory: Inventory): Inventory => ({
  ...inventory,
  artifacts: Object.fromEntries(
    Object.entries(inventory.artifacts)
      .filter(([id]) => Object.hasOwn(SHAPES, id))
      .map(([id, result]) => [id, shaped(id as ArtifactId, result)]),
  ),
});

const MAX_MESSAGE = 300;

function shaped<K extends ArtifactId>(
  id: K,
  result: ArtifactResult<Artifacts[K]>,
): ArtifactResult<Artifacts[K]> | CollectFailure {
  if (!result.ok) return result;
  const [problem] = SHAPES[id].safeParse(result.data).error?.issues ?? [];
  if (problem === undefined) return result;
  const where = pathText([id, ...(problem.path as (string | number)[])]);
  const message = plainLine(`${where} is not what it should be: ${problem.message}.`, MAX_MESSAGE);
  return { ok: false, code: 'Unparsable', message, action: null };
}
