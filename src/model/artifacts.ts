/**
 * What collectors return: plain, JSON-safe data, one entry of {@link Artifacts} per collector.
 *
 * Field names are AWS's own in camelCase. Times are ISO 8601 in UTC, sizes and rates carry their unit in the
 * name unless AWS's own unit is the obvious one (`allocatedStorage` of RDS is GiB, as in its API).
 */
export interface Artifacts {
  ec2Instances: Ec2Instance[];
  /** Facts of every instance type in use, by type name; a type AWS did not describe is absent. */
  ec2InstanceTypes: Record<string, Ec2InstanceType>;
  launchTemplates: LaunchTemplateVersion[];
  launchConfigurations: LaunchConfiguration[];
  subnets: Subnet[];
  volumes: Volume[];
  autoScalingGroups: AutoScalingGroup[];
  scalingPolicies: ScalingPolicy[];
  scheduledActions: ScheduledAction[];
  loadBalancers: LoadBalancer[];
  listeners: Listener[];
  targetGroups: TargetGroup[];
  targetHealth: TargetHealth[];
  dbInstances: DbInstance[];
  dbClusters: DbCluster[];
  dbParameters: DbParameter[];
  rdsAccountAttributes: AccountQuota[];
  serviceQuotas: ServiceQuota[];
  trustedAdvisor: TrustedAdvisorCheck[];
  loadBalancerPeaks: LoadBalancerPeak[];
  autoScalingGroupPeaks: AutoScalingGroupPeak[];
  dbInstancePeaks: DbInstancePeak[];
}

export type ArtifactId = keyof Artifacts;

/** Collected once per account, in the target of the region `global`; all others are collected per region. */
export const GLOBAL_ARTIFACTS: readonly ArtifactId[] = ['trustedAdvisor'];

export type Tags = Readonly<Record<string, string>>;

export interface Ec2Instance {
  instanceId: string;
  instanceType: string;
  /** `pending`, `running`, `stopping`, `stopped`, `shutting-down`, `terminated`. */
  state: string;
  availabilityZone: string;
  subnetId: string | null;
  vpcId: string | null;
  /** `on-demand`, `spot`, `capacity-block` or `scheduled`: what the instance's vCPUs count against. */
  lifecycle: string;
  /** `default`, `dedicated` or `host`. */
  tenancy: string;
  /** The Auto Scaling group that owns the instance, from the tag `aws:autoscaling:groupName`. */
  autoScalingGroupName: string | null;
  /** Whether detailed (1-minute) monitoring is on. */
  detailedMonitoring: boolean;
  ebsOptimized: boolean;
  imageId: string | null;
  launchTime: string | null;
  tags: Tags;
}

export interface Ec2InstanceType {
  instanceType: string;
  /** `DefaultVCpus`: what the On-Demand quotas count. */
  vCpus: number;
  memoryMiB: number;
  burstable: boolean;
  currentGeneration: boolean;
  /** `NetworkPerformance` in AWS's words, such as `Up to 10 Gigabit`. */
  networkPerformance: string | null;
}

/** One version of a launch template that an Auto Scaling group in the region refers to. */
export interface LaunchTemplateVersion {
  launchTemplateId: string;
  launchTemplateName: string;
  /** The version as groups name it: a number, `$Latest` or `$Default`. */
  version: string;
  instanceType: string | null;
  imageId: string | null;
  /** `spot` when the template itself asks for Spot. */
  marketType: string | null;
}

export interface LaunchConfiguration {
  launchConfigurationName: string;
  instanceType: string;
  /** Set when the configuration launches Spot instances. */
  spotPrice: string | null;
}

export interface Subnet {
  subnetId: string;
  vpcId: string;
  availabilityZone: string;
  cidrBlock: string;
  /** Addresses AWS says are free now (the five it reserves are already taken off). */
  availableIpAddressCount: number;
  ipv6Native: boolean;
  tags: Tags;
}

export interface Volume {
  volumeId: string;
  /** `gp2`, `gp3`, `io1`, `io2`, `st1`, `sc1` or `standard`. */
  volumeType: string;
  sizeGiB: number;
  iops: number | null;
  state: string;
  availabilityZone: string;
  instanceIds: string[];
  tags: Tags;
}

export interface AutoScalingGroup {
  autoScalingGroupName: string;
  autoScalingGroupArn: string;
  minSize: number;
  maxSize: number;
  desiredCapacity: number;
  /** `units`, `vcpu` or `memory-mib`: in the latter two, sizes are not counts of instances. */
  desiredCapacityType: string;
  availabilityZones: string[];
  subnetIds: string[];
  targetGroupArns: string[];
  /** Classic Load Balancers. */
  loadBalancerNames: string[];
  /** `EC2`, `ELB` and others, comma-joined by AWS as it is. */
  healthCheckType: string;
  healthCheckGracePeriod: number;
  defaultCooldown: number;
  defaultInstanceWarmup: number | null;
  launchTemplate: LaunchTemplateRef | null;
  launchConfigurationName: string | null;
  mixedInstancesPolicy: MixedInstancesPolicy | null;
  suspendedProcesses: string[];
  instances: AutoScalingInstance[];
  /** Set while the group is being deleted. */
  status: string | null;
  warmPoolSize: number | null;
  capacityRebalance: boolean;
  /** Names of the group metrics that are published; empty when group metrics are off. */
  enabledMetrics: string[];
  tags: Tags;
}

export interface LaunchTemplateRef {
  launchTemplateId: string | null;
  launchTemplateName: string | null;
  /** Absent means `$Default`. */
  version: string;
}

export interface MixedInstancesPolicy {
  launchTemplate: LaunchTemplateRef;
  overrides: { instanceType: string | null; weightedCapacity: number | null }[];
  onDemandBaseCapacity: number;
  onDemandPercentageAboveBaseCapacity: number;
}

export interface AutoScalingInstance {
  instanceId: string;
  instanceType: string;
  availabilityZone: string;
  lifecycleState: string;
  healthStatus: string;
}

export interface ScalingPolicy {
  autoScalingGroupName: string;
  policyName: string;
  /** `TargetTrackingScaling`, `StepScaling`, `SimpleScaling` or `PredictiveScaling`. */
  policyType: string;
  enabled: boolean;
  targetTracking: {
    /** `ASGAverageCPUUtilization`, `ALBRequestCountPerTarget`, …; null for a customised metric. */
    predefinedMetricType: string | null;
    /** For `ALBRequestCountPerTarget`: `app/<lb>/<id>/targetgroup/<tg>/<id>`. */
    resourceLabel: string | null;
    targetValue: number;
    disableScaleIn: boolean;
  } | null;
}

export interface ScheduledAction {
  autoScalingGroupName: string;
  scheduledActionName: string;
  startTime: string | null;
  endTime: string | null;
  /** Five-field cron expression. */
  recurrence: string | null;
  /** IANA name the recurrence is read in; null means UTC. */
  timeZone: string | null;
  minSize: number | null;
  maxSize: number | null;
  desiredCapacity: number | null;
}

export interface LoadBalancer {
  loadBalancerArn: string;
  loadBalancerName: string;
  dnsName: string;
  /** `application`, `network` or `gateway`. */
  type: string;
  /** `internet-facing` or `internal`; null for gateway load balancers. */
  scheme: string | null;
  state: string;
  vpcId: string;
  zones: { availabilityZone: string; subnetId: string | null }[];
  securityGroups: string[];
  createdTime: string | null;
  /** `DescribeLoadBalancerAttributes` as AWS keys them, such as `deletion_protection.enabled`. */
  attributes: Record<string, string>;
  tags: Tags;
}

export interface Listener {
  listenerArn: string;
  loadBalancerArn: string;
  port: number | null;
  protocol: string | null;
  sslPolicy: string | null;
  certificateArns: string[];
  /** Target groups the default action forwards to. */
  targetGroupArns: string[];
  /** Type of the default action: `forward`, `redirect`, `fixed-response`, `authenticate-…`. */
  defaultActionType: string | null;
}

export interface TargetGroup {
  targetGroupArn: string;
  targetGroupName: string;
  protocol: string | null;
  port: number | null;
  vpcId: string | null;
  /** `instance`, `ip`, `lambda` or `alb`. */
  targetType: string;
  loadBalancerArns: string[];
  healthCheckEnabled: boolean;
  healthCheckProtocol: string | null;
  healthCheckPath: string | null;
  healthCheckIntervalSeconds: number | null;
  healthyThresholdCount: number | null;
  unhealthyThresholdCount: number | null;
  tags: Tags;
}

/** All registered targets of one target group. */
export interface TargetHealth {
  targetGroupArn: string;
  targets: {
    id: string;
    port: number | null;
    availabilityZone: string | null;
    /** `healthy`, `unhealthy`, `initial`, `draining`, `unused`, `unavailable`. */
    state: string;
    reason: string | null;
  }[];
}

export interface DbInstance {
  dbInstanceIdentifier: string;
  dbInstanceArn: string;
  dbInstanceClass: string;
  engine: string;
  engineVersion: string;
  dbInstanceStatus: string;
  multiAz: boolean;
  availabilityZone: string | null;
  secondaryAvailabilityZone: string | null;
  /** GiB. */
  allocatedStorage: number;
  /** GiB; null means storage autoscaling is off. */
  maxAllocatedStorage: number | null;
  storageType: string;
  iops: number | null;
  /** Days; 0 means automated backups are off. */
  backupRetentionPeriod: number;
  latestRestorableTime: string | null;
  preferredBackupWindow: string | null;
  /** `ddd:hh24:mi-ddd:hh24:mi`, UTC. */
  preferredMaintenanceWindow: string | null;
  /** Names of the modifications that wait for the next maintenance window. */
  pendingModifications: string[];
  autoMinorVersionUpgrade: boolean;
  deletionProtection: boolean;
  publiclyAccessible: boolean;
  readReplicaSource: string | null;
  readReplicas: string[];
  dbClusterIdentifier: string | null;
  dbParameterGroupNames: string[];
  monitoringIntervalSeconds: number;
  performanceInsightsEnabled: boolean;
  caCertificateIdentifier: string | null;
  certificateValidTill: string | null;
  /** Zones of the DB subnet group. */
  subnetAvailabilityZones: string[];
  tags: Tags;
}

export interface DbCluster {
  dbClusterIdentifier: string;
  dbClusterArn: string;
  engine: string;
  engineVersion: string;
  status: string;
  multiAz: boolean;
  members: { dbInstanceIdentifier: string; isWriter: boolean }[];
  availabilityZones: string[];
  backupRetentionPeriod: number;
  latestRestorableTime: string | null;
  preferredMaintenanceWindow: string | null;
  deletionProtection: boolean;
  dbClusterParameterGroup: string | null;
  serverlessV2Scaling: { minCapacity: number; maxCapacity: number } | null;
  tags: Tags;
}

/** One capacity-relevant parameter of a parameter group in use. */
export interface DbParameter {
  /** `instance` or `cluster` parameter group. */
  scope: 'instance' | 'cluster';
  parameterGroupName: string;
  parameterName: string;
  /** A number or a formula such as `LEAST({DBInstanceClassMemory/9531392},5000)`; null when the engine decides. */
  parameterValue: string | null;
  /** `user`, `system` or `engine-default`. */
  source: string | null;
}

/** One row of RDS `DescribeAccountAttributes`: what is used and the most there may be. */
export interface AccountQuota {
  accountQuotaName: string;
  used: number;
  max: number;
}

export interface ServiceQuota {
  serviceCode: string;
  quotaCode: string;
  quotaName: string;
  value: number;
  unit: string;
  adjustable: boolean;
  globalQuota: boolean;
  /** True when the account has a value of its own; false when this is AWS's default. */
  applied: boolean;
}

/** One Trusted Advisor check, with the resources it flags by name of column. */
export interface TrustedAdvisorCheck {
  checkId: string;
  name: string;
  /** `cost_optimizing`, `fault_tolerance`, `performance`, `security`, `service_limits`, `operational_excellence`. */
  category: string;
  result:
    | {
        ok: true;
        /** `ok`, `warning`, `error` or `not_available`. */
        status: string;
        timestamp: string | null;
        resourcesProcessed: number;
        /** Only the resources that are not `ok`, suppressed ones included. */
        flaggedResources: {
          status: string;
          region: string | null;
          resourceId: string;
          suppressed: boolean;
          metadata: Record<string, string | null>;
        }[];
      }
    | { ok: false; code: string; message: string };
}

/** The highest value of a metric over the look-back and when it happened. */
export interface Peak {
  value: number;
  at: string;
}

/** The window and resolution that peaks were taken over. */
export interface MetricWindow {
  from: string;
  to: string;
  periodSeconds: number;
}

export interface LoadBalancerPeak {
  loadBalancerArn: string;
  window: MetricWindow;
  /** RequestCount (Sum) ÷ period; null for network load balancers or without data. */
  requestsPerSecond: Peak | null;
  /** ActiveConnectionCount (ALB) or ActiveFlowCount (NLB), as published. */
  activeConnections: Peak | null;
  /** NewConnectionCount or NewFlowCount (Sum) ÷ period. */
  newConnectionsPerSecond: Peak | null;
  /**
   * Highest requests per second of each hour from `window.from` on; null where the hour has no data. Also of windows
   * that were not normal and count in no peak: a load test shows here.
   */
  hourlyRequestsPerSecond: (number | null)[];
  /** Highest requests per second reached by each target group behind this load balancer. */
  targetGroups: { targetGroupArn: string; requestsPerSecond: Peak | null }[];
}

export interface AutoScalingGroupPeak {
  autoScalingGroupName: string;
  window: MetricWindow;
  /**
   * `max over time of (in-service instances × average CPU ÷ 100)`: the work done, in fully busy instances.
   * null without CPU data.
   */
  load: {
    value: number;
    at: string;
    /** In-service instances then. */
    instances: number;
    /** Average CPU utilisation then, percent. */
    cpuUtilization: number;
    /** `GroupInServiceInstances` where group metrics are on, else the count at collection time. */
    instancesFrom: 'GroupInServiceInstances' | 'current';
  } | null;
  /** Highest average CPU utilisation, percent. */
  cpuUtilization: Peak | null;
  inServiceInstances: Peak | null;
}

export interface DbInstancePeak {
  dbInstanceIdentifier: string;
  window: MetricWindow;
  databaseConnections: Peak | null;
  /** Percent. */
  cpuUtilization: Peak | null;
  /** The lowest FreeStorageSpace, bytes. */
  freeStorageBytes: Peak | null;
  /** How fast free storage shrank over the window; null with less than a day of data, 0 when it did not shrink. */
  storageGrowthBytesPerDay: number | null;
}
