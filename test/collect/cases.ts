/** One row per collector: what AWS answers (two pages where there are pages) and what must come of it. */
import type { Artifacts } from '../../src/model/artifacts';
import {
  aDbCluster,
  aDbInstance,
  aLambdaFunction,
  aLaunchConfiguration,
  aLaunchTemplate,
  aLoadBalancer,
  anAutoScalingGroup,
  anEc2Instance,
  aTargetGroup,
} from '../builders/artifacts';
import { type Answers, awsError, paged } from '../builders/aws';

export interface CollectorCase {
  readonly id: keyof Artifacts;
  /** Artifacts it reads. */
  readonly inputs?: Partial<Artifacts>;
  readonly answers: Answers;
  readonly data: unknown;
  /** What it finds where AWS answers nothing; an empty list or object by default. */
  readonly nothing?: unknown;
  /** Whether it is an object that AWS always sends: an answer without it is none. */
  readonly isAlwaysSent?: boolean;
}

const FUNCTION = 'arn:aws:lambda:us-east-1:111122223333:function';
const ELB = 'arn:aws:elasticloadbalancing:us-east-1:111122223333';
const WEB_LB = `${ELB}:loadbalancer/app/web/50dc6c495c0c9188`;
const NET_LB = `${ELB}:loadbalancer/net/feed/0123456789abcdef`;
const WEB_TG = `${ELB}:targetgroup/web/6d0ecf831eec9f09`;
const time = new Date('2026-11-01T00:00:00Z');
const at = (iso: string) => new Date(iso);

/** Answers GetMetricData for each query by metric name; what is not named has no data. */
const metricAnswer =
  (series: Readonly<Record<string, readonly (readonly [iso: string, value: number])[]>>) =>
  (input: Record<string, unknown>) => {
    const queries = input.MetricDataQueries as {
      Id: string;
      MetricStat: {
        Stat: string;
        Metric: { MetricName: string; Dimensions: { Name: string; Value: string }[] };
      };
    }[];
    return {
      MetricDataResults: queries.map(({ Id, MetricStat: { Stat, Metric } }) => {
        const name = [
          Metric.MetricName,
          Stat,
          ...Metric.Dimensions.map(({ Name, Value }) => `${Name}=${Value}`),
        ];
        const points = series[name.join(' ')] ?? [];
        return {
          Id,
          StatusCode: 'Complete',
          Timestamps: points.map(([iso]) => at(iso)),
          Values: points.map(([, value]) => value),
        };
      }),
    };
  };

const WINDOW = { from: '2026-11-08T00:00:00.000Z', to: '2026-11-22T00:00:00.000Z', periodSeconds: 300 };
/** Requests per second of each hour of two weeks, from the hour of the first: silence is no traffic. */
const hours = (values: Readonly<Record<number, number>>) => {
  const first = Math.min(...Object.keys(values).map(Number));
  return Array.from({ length: 14 * 24 }, (_, i) => values[i] ?? (i < first ? null : 0));
};

const instance = (InstanceId: string, more: object = {}) => ({
  InstanceId,
  InstanceType: 'm5.large',
  State: { Name: 'running' },
  Placement: { AvailabilityZone: 'us-east-1a' },
  ...more,
});

const ec2Instance = (instanceId: string, more: object = {}) => ({
  instanceId,
  instanceType: 'm5.large',
  state: 'running',
  availabilityZone: 'us-east-1a',
  subnetId: null,
  vpcId: null,
  lifecycle: 'on-demand',
  tenancy: 'default',
  autoScalingGroupName: null,
  detailedMonitoring: false,
  ebsOptimized: false,
  imageId: null,
  launchTime: null,
  tags: {},
  ...more,
});

const group = (AutoScalingGroupName: string, more: object = {}) => ({
  AutoScalingGroupName,
  AutoScalingGroupARN: `arn:${AutoScalingGroupName}`,
  MinSize: 1,
  MaxSize: 4,
  DesiredCapacity: 2,
  ...more,
});

const autoScalingGroup = (name: string, more: object = {}) => ({
  autoScalingGroupName: name,
  autoScalingGroupArn: `arn:${name}`,
  minSize: 1,
  maxSize: 4,
  desiredCapacity: 2,
  desiredCapacityType: 'units',
  availabilityZones: [],
  subnetIds: [],
  targetGroupArns: [],
  loadBalancerNames: [],
  healthCheckType: 'EC2',
  healthCheckGracePeriod: 0,
  defaultCooldown: 300,
  defaultInstanceWarmup: null,
  launchTemplate: null,
  launchConfigurationName: null,
  mixedInstancesPolicy: null,
  suspendedProcesses: [],
  instances: [],
  status: null,
  warmPoolSize: null,
  capacityRebalance: false,
  enabledMetrics: [],
  tags: {},
  ...more,
});

const instanceType = (InstanceType: string) => ({
  InstanceType,
  VCpuInfo: { DefaultVCpus: 2 },
  MemoryInfo: { SizeInMiB: 8192 },
  CurrentGeneration: true,
  NetworkInfo: { NetworkPerformance: 'Up to 10 Gigabit' },
});

const quota = (QuotaCode: string, Value: number | undefined, more: object = {}) => ({
  ServiceCode: 'ec2',
  QuotaCode,
  QuotaName: `quota ${QuotaCode}`,
  Value,
  Unit: 'None',
  Adjustable: true,
  GlobalQuota: false,
  ...more,
});

const serviceQuota = (quotaCode: string, value: number, applied: boolean) => ({
  serviceCode: 'ec2',
  quotaCode,
  quotaName: `quota ${quotaCode}`,
  value,
  unit: 'None',
  adjustable: true,
  globalQuota: false,
  applied,
});

/** Answers only for EC2; the other services have no quotas here. */
const onlyEc2 = (answer: Answers[string]) => (input: Record<string, unknown>) =>
  input.ServiceCode === 'ec2' ? answer(input) : { Quotas: [] };

const dbInstance = (DBInstanceIdentifier: string, more: object = {}) => ({
  DBInstanceIdentifier,
  DBInstanceArn: `arn:${DBInstanceIdentifier}`,
  DBInstanceClass: 'db.m5.large',
  Engine: 'mysql',
  EngineVersion: '8.0.40',
  DBInstanceStatus: 'available',
  MultiAZ: true,
  AllocatedStorage: 100,
  BackupRetentionPeriod: 7,
  ...more,
});

const expectedDbInstance = (id: string, more: object = {}) => ({
  dbInstanceIdentifier: id,
  dbInstanceArn: `arn:${id}`,
  dbInstanceClass: 'db.m5.large',
  engine: 'mysql',
  engineVersion: '8.0.40',
  dbInstanceStatus: 'available',
  multiAz: true,
  availabilityZone: null,
  secondaryAvailabilityZone: null,
  allocatedStorage: 100,
  maxAllocatedStorage: null,
  storageType: '',
  iops: null,
  backupRetentionPeriod: 7,
  latestRestorableTime: null,
  preferredBackupWindow: null,
  preferredMaintenanceWindow: null,
  pendingModifications: [],
  autoMinorVersionUpgrade: false,
  deletionProtection: false,
  publiclyAccessible: false,
  readReplicaSource: null,
  readReplicas: [],
  dbClusterIdentifier: null,
  dbParameterGroupNames: [],
  parameterGroupsPendingReboot: [],
  monitoringIntervalSeconds: 0,
  performanceInsightsEnabled: false,
  caCertificateIdentifier: null,
  certificateValidTill: null,
  subnetAvailabilityZones: [],
  tags: {},
  ...more,
});

const webListeners = paged(
  'NextMarker',
  {
    Listeners: [
      {
        ListenerArn: 'listener-1',
        LoadBalancerArn: WEB_LB,
        Port: 443,
        Protocol: 'HTTPS',
        SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
        Certificates: [{ CertificateArn: 'arn:cert' }],
        DefaultActions: [
          { Type: 'authenticate-oidc' },
          {
            Type: 'forward',
            ForwardConfig: {
              TargetGroups: [
                { TargetGroupArn: WEB_TG, Weight: 3 },
                { TargetGroupArn: 'green', Weight: 0 },
              ],
            },
          },
        ],
      },
    ],
  },
  { Listeners: [{ ListenerArn: 'listener-2', LoadBalancerArn: WEB_LB }] },
);

/** The default action is a rule among the others. */
const webRules = paged(
  'NextMarker',
  {
    Rules: [
      {
        Actions: [
          {
            Type: 'forward',
            TargetGroupArn: 'by-rule',
            ForwardConfig: { TargetGroups: [{ TargetGroupArn: 'by-rule' }] },
          },
        ],
      },
    ],
  },
  { Rules: [{ IsDefault: true, Actions: [{ Type: 'forward', TargetGroupArn: WEB_TG }] }] },
);

export const cases: readonly CollectorCase[] = [
  {
    id: 'ec2Instances',
    answers: {
      'ec2:DescribeInstances': paged(
        'NextToken',
        {
          Reservations: [
            { Instances: [instance('i-1'), instance('i-gone', { State: { Name: 'terminated' } })] },
          ],
        },
        {
          Reservations: [
            {
              Instances: [
                instance('i-2', {
                  InstanceLifecycle: 'spot',
                  Placement: { AvailabilityZone: 'us-east-1b', Tenancy: 'dedicated' },
                  Monitoring: { State: 'enabled' },
                  LaunchTime: time,
                  Tags: [{ Key: 'aws:autoscaling:groupName', Value: 'web' }],
                }),
              ],
            },
          ],
        },
      ),
    },
    data: [
      ec2Instance('i-1'),
      ec2Instance('i-2', {
        lifecycle: 'spot',
        availabilityZone: 'us-east-1b',
        tenancy: 'dedicated',
        detailedMonitoring: true,
        launchTime: '2026-11-01T00:00:00.000Z',
        autoScalingGroupName: 'web',
        tags: { 'aws:autoscaling:groupName': 'web' },
      }),
    ],
  },
  {
    id: 'ec2InstanceTypes',
    inputs: {
      ec2Instances: [anEc2Instance({ instanceType: 'm5.large' })],
      autoScalingGroups: [
        anAutoScalingGroup({
          instances: [
            {
              instanceId: 'i-1',
              instanceType: 'm5.large',
              availabilityZone: '',
              lifecycleState: '',
              healthStatus: '',
            },
          ],
        }),
      ],
      launchTemplates: [
        aLaunchTemplate({ instanceType: 'c6i.large' }),
        aLaunchTemplate({ instanceType: null }),
      ],
      launchConfigurations: [aLaunchConfiguration({ instanceType: 'zz9.plural' })],
      dbInstances: [
        aDbInstance({ dbInstanceClass: 'db.r6g.large' }),
        aDbInstance({ dbInstanceClass: 'db.serverless' }),
      ],
    },
    answers: {
      'ec2:DescribeInstanceTypes': ({ InstanceTypes }) => {
        const names = InstanceTypes as string[];
        if (names.includes('zz9.plural')) {
          throw Object.assign(new Error('The following supplied instance types do not exist: [zz9.plural]'), {
            name: 'InvalidInstanceType',
          });
        }
        return { InstanceTypes: names.map(instanceType) };
      },
    },
    data: Object.fromEntries(
      ['c6i.large', 'm5.large', 'r6g.large'].map((name) => [
        name,
        {
          instanceType: name,
          vCpus: 2,
          memoryMiB: 8192,
          burstable: false,
          currentGeneration: true,
          networkPerformance: 'Up to 10 Gigabit',
        },
      ]),
    ),
  },
  {
    id: 'launchTemplates',
    inputs: {
      autoScalingGroups: [
        anAutoScalingGroup({
          launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Latest' },
        }),
        anAutoScalingGroup({
          launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Latest' },
        }),
        anAutoScalingGroup({
          launchTemplate: { launchTemplateId: 'lt-gone', launchTemplateName: 'old', version: '1' },
        }),
        anAutoScalingGroup({
          launchTemplate: null,
          mixedInstancesPolicy: {
            launchTemplate: { launchTemplateId: null, launchTemplateName: 'api', version: '3' },
            overrides: [],
            onDemandBaseCapacity: 0,
            onDemandPercentageAboveBaseCapacity: 100,
          },
        }),
      ],
    },
    answers: {
      'ec2:DescribeLaunchTemplateVersions': ({ LaunchTemplateId, LaunchTemplateName, Versions }) => {
        if (LaunchTemplateId === 'lt-gone') {
          throw Object.assign(new Error('gone'), { name: 'InvalidLaunchTemplateId.NotFound' });
        }
        if (LaunchTemplateId === undefined && LaunchTemplateName === undefined) return {};
        const isWeb = LaunchTemplateId === 'lt-1' && String(Versions) === '$Latest';
        return {
          LaunchTemplateVersions: [
            isWeb
              ? {
                  LaunchTemplateId,
                  LaunchTemplateName: 'web',
                  LaunchTemplateData: { InstanceType: 'm5.large', ImageId: 'ami-1' },
                }
              : {
                  LaunchTemplateId: 'lt-2',
                  LaunchTemplateName,
                  LaunchTemplateData: { InstanceMarketOptions: { MarketType: 'spot' } },
                },
          ],
        };
      },
    },
    data: [
      {
        launchTemplateId: 'lt-1',
        launchTemplateName: 'web',
        version: '$Latest',
        instanceType: 'm5.large',
        imageId: 'ami-1',
        marketType: null,
      },
      {
        launchTemplateId: 'lt-2',
        launchTemplateName: 'api',
        version: '3',
        instanceType: null,
        imageId: null,
        marketType: 'spot',
      },
    ],
  },
  {
    id: 'launchConfigurations',
    answers: {
      'autoscaling:DescribeLaunchConfigurations': paged(
        'NextToken',
        { LaunchConfigurations: [{ LaunchConfigurationName: 'a', InstanceType: 'm5.large', SpotPrice: '' }] },
        {
          LaunchConfigurations: [
            { LaunchConfigurationName: 'b', InstanceType: 'c5.large', SpotPrice: '0.1' },
          ],
        },
      ),
    },
    data: [
      { launchConfigurationName: 'a', instanceType: 'm5.large', spotPrice: null },
      { launchConfigurationName: 'b', instanceType: 'c5.large', spotPrice: '0.1' },
    ],
  },
  {
    id: 'subnets',
    answers: {
      'ec2:DescribeSubnets': paged(
        'NextToken',
        {
          Subnets: [
            {
              SubnetId: 'subnet-a',
              VpcId: 'vpc-1',
              AvailabilityZone: 'us-east-1a',
              CidrBlock: '10.0.0.0/26',
              AvailableIpAddressCount: 0,
              Tags: [{ Key: 'Name', Value: 'a' }],
            },
          ],
        },
        {
          Subnets: [
            {
              SubnetId: 'subnet-b',
              VpcId: 'vpc-1',
              AvailabilityZone: 'us-east-1b',
              AvailableIpAddressCount: 59,
              Ipv6Native: true,
            },
          ],
        },
      ),
    },
    data: [
      {
        subnetId: 'subnet-a',
        vpcId: 'vpc-1',
        availabilityZone: 'us-east-1a',
        cidrBlock: '10.0.0.0/26',
        availableIpAddressCount: 0,
        ipv6Native: false,
        tags: { Name: 'a' },
      },
      {
        subnetId: 'subnet-b',
        vpcId: 'vpc-1',
        availabilityZone: 'us-east-1b',
        cidrBlock: '',
        availableIpAddressCount: 59,
        ipv6Native: true,
        tags: {},
      },
    ],
  },
  {
    id: 'volumes',
    answers: {
      'ec2:DescribeVolumes': paged(
        'NextToken',
        {
          Volumes: [
            {
              VolumeId: 'vol-1',
              VolumeType: 'gp3',
              Size: 100,
              Iops: 3000,
              State: 'in-use',
              AvailabilityZone: 'us-east-1a',
              Attachments: [{ InstanceId: 'i-1' }],
            },
          ],
        },
        {
          Volumes: [
            {
              VolumeId: 'vol-2',
              VolumeType: 'st1',
              Size: 500,
              State: 'available',
              AvailabilityZone: 'us-east-1b',
            },
          ],
        },
      ),
    },
    data: [
      {
        volumeId: 'vol-1',
        volumeType: 'gp3',
        sizeGiB: 100,
        iops: 3000,
        state: 'in-use',
        availabilityZone: 'us-east-1a',
        instanceIds: ['i-1'],
        tags: {},
      },
      {
        volumeId: 'vol-2',
        volumeType: 'st1',
        sizeGiB: 500,
        iops: null,
        state: 'available',
        availabilityZone: 'us-east-1b',
        instanceIds: [],
        tags: {},
      },
    ],
  },
  {
    id: 'autoScalingGroups',
    answers: {
      'autoscaling:DescribeAutoScalingGroups': paged(
        'NextToken',
        {
          AutoScalingGroups: [
            group('web', {
              VPCZoneIdentifier: 'subnet-a,subnet-b',
              LaunchTemplate: { LaunchTemplateId: 'lt-1', LaunchTemplateName: 'web' },
              Instances: [
                {
                  InstanceId: 'i-1',
                  InstanceType: 'm5.large',
                  AvailabilityZone: 'us-east-1a',
                  LifecycleState: 'InService',
                  HealthStatus: 'Healthy',
                },
              ],
              SuspendedProcesses: [{ ProcessName: 'Launch' }],
              EnabledMetrics: [{ Metric: 'GroupInServiceInstances' }],
            }),
          ],
        },
        {
          AutoScalingGroups: [
            group('batch', {
              MixedInstancesPolicy: {
                LaunchTemplate: {
                  LaunchTemplateSpecification: { LaunchTemplateName: 'batch', Version: '7' },
                  Overrides: [{ InstanceType: 'm5.large', WeightedCapacity: '2' }, {}],
                },
                InstancesDistribution: { OnDemandPercentageAboveBaseCapacity: 0 },
              },
            }),
          ],
        },
      ),
    },
    data: [
      autoScalingGroup('web', {
        subnetIds: ['subnet-a', 'subnet-b'],
        launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Default' },
        instances: [
          {
            instanceId: 'i-1',
            instanceType: 'm5.large',
            availabilityZone: 'us-east-1a',
            lifecycleState: 'InService',
            healthStatus: 'Healthy',
          },
        ],
        suspendedProcesses: ['Launch'],
        enabledMetrics: ['GroupInServiceInstances'],
      }),
      autoScalingGroup('batch', {
        mixedInstancesPolicy: {
          launchTemplate: { launchTemplateId: null, launchTemplateName: 'batch', version: '7' },
          overrides: [
            { instanceType: 'm5.large', weightedCapacity: 2 },
            { instanceType: null, weightedCapacity: null },
          ],
          onDemandBaseCapacity: 0,
          onDemandPercentageAboveBaseCapacity: 0,
        },
      }),
    ],
  },
  {
    id: 'scalingPolicies',
    answers: {
      'autoscaling:DescribePolicies': paged(
        'NextToken',
        {
          ScalingPolicies: [
            {
              AutoScalingGroupName: 'web',
              PolicyName: 'requests',
              PolicyType: 'TargetTrackingScaling',
              TargetTrackingConfiguration: {
                PredefinedMetricSpecification: {
                  PredefinedMetricType: 'ALBRequestCountPerTarget',
                  ResourceLabel: 'app/web/1/targetgroup/web/2',
                },
                TargetValue: 1000,
                DisableScaleIn: true,
              },
            },
          ],
        },
        { ScalingPolicies: [{ AutoScalingGroupName: 'web', PolicyName: 'old', Enabled: false }] },
      ),
    },
    data: [
      {
        autoScalingGroupName: 'web',
        policyName: 'requests',
        policyType: 'TargetTrackingScaling',
        enabled: true,
        targetTracking: {
          predefinedMetricType: 'ALBRequestCountPerTarget',
          resourceLabel: 'app/web/1/targetgroup/web/2',
          targetValue: 1000,
          disableScaleIn: true,
        },
      },
      {
        autoScalingGroupName: 'web',
        policyName: 'old',
        policyType: 'SimpleScaling',
        enabled: false,
        targetTracking: null,
      },
    ],
  },
  {
    id: 'scheduledActions',
    answers: {
      'autoscaling:DescribeScheduledActions': paged(
        'NextToken',
        {
          ScheduledUpdateGroupActions: [
            {
              AutoScalingGroupName: 'web',
              ScheduledActionName: 'up',
              StartTime: time,
              MinSize: 10,
              MaxSize: 0,
            },
          ],
        },
        {
          ScheduledUpdateGroupActions: [
            {
              AutoScalingGroupName: 'web',
              ScheduledActionName: 'nightly',
              Recurrence: '0 22 * * *',
              TimeZone: 'Asia/Singapore',
              DesiredCapacity: 2,
            },
          ],
        },
      ),
    },
    data: [
      {
        autoScalingGroupName: 'web',
        scheduledActionName: 'up',
        startTime: '2026-11-01T00:00:00.000Z',
        endTime: null,
        recurrence: null,
        timeZone: null,
        minSize: 10,
        maxSize: 0,
        desiredCapacity: null,
      },
      {
        autoScalingGroupName: 'web',
        scheduledActionName: 'nightly',
        startTime: null,
        endTime: null,
        recurrence: '0 22 * * *',
        timeZone: 'Asia/Singapore',
        minSize: null,
        maxSize: null,
        desiredCapacity: 2,
      },
    ],
  },
  {
    id: 'loadBalancers',
    answers: {
      'elasticloadbalancing:DescribeLoadBalancers': paged(
        'NextMarker',
        {
          LoadBalancers: [
            {
              LoadBalancerArn: WEB_LB,
              LoadBalancerName: 'web',
              Type: 'application',
              Scheme: 'internet-facing',
              State: { Code: 'active' },
              VpcId: 'vpc-1',
              DNSName: 'web.example',
              AvailabilityZones: [{ ZoneName: 'us-east-1a', SubnetId: 'subnet-a' }],
              SecurityGroups: ['sg-1'],
              CreatedTime: time,
            },
          ],
        },
        {
          LoadBalancers: [
            {
              LoadBalancerArn: `${ELB}:loadbalancer/app/gone/1`,
              LoadBalancerName: 'gone',
              Type: 'application',
              VpcId: 'vpc-1',
            },
            { LoadBalancerArn: NET_LB, LoadBalancerName: 'feed', Type: 'network', VpcId: 'vpc-1' },
          ],
        },
      ),
      'elasticloadbalancing:DescribeLoadBalancerAttributes': ({ LoadBalancerArn }) => {
        if (String(LoadBalancerArn).includes('/gone/')) {
          throw Object.assign(new Error('gone'), { name: 'LoadBalancerNotFoundException' });
        }
        return { Attributes: [{ Key: 'deletion_protection.enabled', Value: 'true' }] };
      },
      'elasticloadbalancing:DescribeTags': ({ ResourceArns }) => {
        const arns = ResourceArns as string[];
        if (arns.length > 1)
          throw Object.assign(new Error('gone'), { name: 'LoadBalancerNotFoundException' });
        return {
          TagDescriptions: arns.map((arn) => ({ ResourceArn: arn, Tags: [{ Key: 'arn', Value: arn }] })),
        };
      },
    },
    data: [
      {
        loadBalancerArn: WEB_LB,
        loadBalancerName: 'web',
        dnsName: 'web.example',
        type: 'application',
        scheme: 'internet-facing',
        state: 'active',
        vpcId: 'vpc-1',
        zones: [{ availabilityZone: 'us-east-1a', subnetId: 'subnet-a' }],
        securityGroups: ['sg-1'],
        createdTime: '2026-11-01T00:00:00.000Z',
        attributes: { 'deletion_protection.enabled': 'true' },
        tags: { arn: WEB_LB },
      },
      {
        loadBalancerArn: NET_LB,
        loadBalancerName: 'feed',
        dnsName: '',
        type: 'network',
        scheme: null,
        state: 'active',
        vpcId: 'vpc-1',
        zones: [],
        securityGroups: [],
        createdTime: null,
        attributes: { 'deletion_protection.enabled': 'true' },
        tags: { arn: NET_LB },
      },
    ],
  },
  {
    id: 'classicLoadBalancers',
    answers: {
      'elasticloadbalancing:DescribeLoadBalancers': paged(
        'NextMarker',
        {
          LoadBalancerDescriptions: [
            {
              LoadBalancerName: 'legacy',
              DNSName: 'legacy-1.us-east-1.elb.amazonaws.com',
              Scheme: 'internet-facing',
              VPCId: 'vpc-1',
              AvailabilityZones: ['us-east-1a', 'us-east-1b'],
              Subnets: ['subnet-a', 'subnet-b'],
              ListenerDescriptions: [
                {
                  Listener: {
                    LoadBalancerPort: 443,
                    Protocol: 'HTTPS',
                    InstancePort: 80,
                    SSLCertificateId: 'arn:cert',
                  },
                },
                { Listener: { LoadBalancerPort: 80, Protocol: 'HTTP', InstancePort: 80 } },
              ],
              CreatedTime: time,
            },
          ],
        },
        { LoadBalancerDescriptions: [{ LoadBalancerName: 'plain' }, { LoadBalancerName: 'gone' }] },
      ),
      'elasticloadbalancing:DescribeInstanceHealth': ({ LoadBalancerName }) => {
        if (LoadBalancerName === 'gone') throw awsError('AccessPointNotFoundException', 'There is no gone.');
        if (LoadBalancerName === 'plain') return {};
        return {
          InstanceStates: [
            { InstanceId: 'i-1', State: 'InService', ReasonCode: 'N/A', Description: 'N/A' },
            { InstanceId: 'i-2', State: 'OutOfService', Description: 'Instance has failed health checks.' },
          ],
        };
      },
      'elasticloadbalancing:DescribeLoadBalancerAttributes': ({ LoadBalancerName }) => ({
        LoadBalancerAttributes: { CrossZoneLoadBalancing: { Enabled: LoadBalancerName === 'legacy' } },
      }),
      'elasticloadbalancing:DescribeTags': () => ({
        TagDescriptions: [{ LoadBalancerName: 'legacy', Tags: [{ Key: 'app', Value: 'shop' }] }],
      }),
    },
    data: [
      {
        loadBalancerName: 'legacy',
        dnsName: 'legacy-1.us-east-1.elb.amazonaws.com',
        scheme: 'internet-facing',
        vpcId: 'vpc-1',
        availabilityZones: ['us-east-1a', 'us-east-1b'],
        subnetIds: ['subnet-a', 'subnet-b'],
        listeners: [
          { port: 443, protocol: 'HTTPS', certificateArn: 'arn:cert' },
          { port: 80, protocol: 'HTTP', certificateArn: null },
        ],
        instances: [
          { instanceId: 'i-1', state: 'InService', reason: null },
          { instanceId: 'i-2', state: 'OutOfService', reason: 'Instance has failed health checks.' },
        ],
        isCrossZone: true,
        createdTime: '2026-11-01T00:00:00.000Z',
        tags: { app: 'shop' },
      },
      {
        loadBalancerName: 'plain',
        dnsName: '',
        scheme: null,
        vpcId: null,
        availabilityZones: [],
        subnetIds: [],
        listeners: [],
        instances: [],
        isCrossZone: false,
        createdTime: null,
        tags: {},
      },
    ],
  },
  {
    id: 'lcuReservations',
    inputs: {
      loadBalancers: [
        aLoadBalancer({ loadBalancerArn: WEB_LB }),
        aLoadBalancer({ loadBalancerArn: 'plain' }),
        aLoadBalancer({ loadBalancerArn: 'gone' }),
        aLoadBalancer({ loadBalancerArn: 'inner', scheme: 'internal' }),
        aLoadBalancer({ loadBalancerArn: NET_LB, type: 'network' }),
      ],
    },
    answers: {
      'elasticloadbalancing:DescribeCapacityReservation': ({ LoadBalancerArn }) => {
        if (LoadBalancerArn === 'gone') throw awsError('LoadBalancerNotFoundException', 'There is no gone.');
        if (LoadBalancerArn !== WEB_LB) return { DecreaseRequestsRemaining: 2 };
        return {
          MinimumLoadBalancerCapacity: { CapacityUnits: 500 },
          CapacityReservationState: [
            { AvailabilityZone: 'us-east-1a', State: { Code: 'provisioned' }, EffectiveCapacityUnits: 250 },
            { AvailabilityZone: 'us-east-1b', State: { Code: 'failed', Reason: 'No capacity.' } },
          ],
        };
      },
    },
    data: [
      {
        loadBalancerArn: WEB_LB,
        capacityUnits: 500,
        zones: [
          { availabilityZone: 'us-east-1a', state: 'provisioned', reason: null },
          { availabilityZone: 'us-east-1b', state: 'failed', reason: 'No capacity.' },
        ],
      },
      { loadBalancerArn: 'plain', capacityUnits: 0, zones: [] },
    ],
  },
  {
    id: 'listeners',
    inputs: {
      loadBalancers: [
        aLoadBalancer({ loadBalancerArn: WEB_LB }),
        aLoadBalancer({ loadBalancerArn: 'plain' }),
      ],
      targetGroups: [
        aTargetGroup({ targetGroupArn: WEB_TG, loadBalancerArns: [WEB_LB] }),
        aTargetGroup({ targetGroupArn: 'green', loadBalancerArns: [WEB_LB] }),
        aTargetGroup({ targetGroupArn: 'by-rule', loadBalancerArns: [WEB_LB] }),
        aTargetGroup({ targetGroupArn: 'alone', loadBalancerArns: ['plain'] }),
      ],
    },
    answers: {
      'elasticloadbalancing:DescribeListeners': ({ LoadBalancerArn, ...input }) => {
        if (LoadBalancerArn !== WEB_LB) {
          const DefaultActions = [{ Type: 'forward', TargetGroupArn: 'alone' }];
          return { Listeners: [{ ListenerArn: 'listener-3', LoadBalancerArn, DefaultActions }] };
        }
        return webListeners(input);
      },
      // What forwards by default to all the groups of its load balancer is not asked about.
      'elasticloadbalancing:DescribeRules': ({ ListenerArn, ...input }) => {
        if (ListenerArn === 'listener-1') return webRules(input);
        if (ListenerArn === 'listener-2') return { Rules: [{ Actions: [{ Type: 'fixed-response' }] }] };
        throw awsError('ListenerNotFound', `There is no ${ListenerArn}.`);
      },
    },
    data: [
      {
        listenerArn: 'listener-1',
        loadBalancerArn: WEB_LB,
        port: 443,
        protocol: 'HTTPS',
        sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
        certificateArns: ['arn:cert'],
        forwards: [
          { targetGroupArn: WEB_TG, weight: 3 },
          { targetGroupArn: 'green', weight: 0 },
          { targetGroupArn: 'by-rule', weight: 1 },
        ],
        defaultActionType: 'forward',
      },
      {
        listenerArn: 'listener-2',
        loadBalancerArn: WEB_LB,
        port: null,
        protocol: null,
        sslPolicy: null,
        certificateArns: [],
        forwards: [],
        defaultActionType: null,
      },
      {
        listenerArn: 'listener-3',
        loadBalancerArn: 'plain',
        port: null,
        protocol: null,
        sslPolicy: null,
        certificateArns: [],
        forwards: [{ targetGroupArn: 'alone', weight: 1 }],
        defaultActionType: 'forward',
      },
    ],
  },
  {
    id: 'targetGroups',
    answers: {
      'elasticloadbalancing:DescribeTargetGroups': paged(
        'NextMarker',
        {
          TargetGroups: [
            {
              TargetGroupArn: WEB_TG,
              TargetGroupName: 'web',
              Protocol: 'HTTP',
              Port: 80,
              VpcId: 'vpc-1',
              TargetType: 'ip',
              LoadBalancerArns: [WEB_LB],
              HealthCheckEnabled: true,
              HealthCheckProtocol: 'HTTP',
              HealthCheckPath: '/health',
              HealthCheckIntervalSeconds: 10,
              HealthyThresholdCount: 2,
              UnhealthyThresholdCount: 3,
            },
          ],
        },
        {
          TargetGroups: [
            {
              TargetGroupArn: 'tg-lambda',
              TargetGroupName: 'fn',
              TargetType: 'lambda',
              HealthCheckEnabled: false,
            },
          ],
        },
      ),
      'elasticloadbalancing:DescribeTags': () => ({
        TagDescriptions: [{ ResourceArn: WEB_TG, Tags: [{ Key: 'app', Value: 'shop' }] }],
      }),
    },
    data: [
      {
        targetGroupArn: WEB_TG,
        targetGroupName: 'web',
        protocol: 'HTTP',
        port: 80,
        vpcId: 'vpc-1',
        targetType: 'ip',
        loadBalancerArns: [WEB_LB],
        healthCheckEnabled: true,
        healthCheckProtocol: 'HTTP',
        healthCheckPath: '/health',
        healthCheckIntervalSeconds: 10,
        healthyThresholdCount: 2,
        unhealthyThresholdCount: 3,
        tags: { app: 'shop' },
      },
      {
        targetGroupArn: 'tg-lambda',
        targetGroupName: 'fn',
        protocol: null,
        port: null,
        vpcId: null,
        targetType: 'lambda',
        loadBalancerArns: [],
        healthCheckEnabled: false,
        healthCheckProtocol: null,
        healthCheckPath: null,
        healthCheckIntervalSeconds: null,
        healthyThresholdCount: null,
        unhealthyThresholdCount: null,
        tags: {},
      },
    ],
  },
  {
    id: 'targetHealth',
    inputs: {
      targetGroups: [aTargetGroup({ targetGroupArn: WEB_TG }), aTargetGroup({ targetGroupArn: 'gone' })],
    },
    answers: {
      'elasticloadbalancing:DescribeTargetHealth': ({ TargetGroupArn }) => {
        if (TargetGroupArn === 'gone')
          throw Object.assign(new Error('gone'), { name: 'TargetGroupNotFoundException' });
        return {
          TargetHealthDescriptions: [
            {
              Target: { Id: 'i-1', Port: 80, AvailabilityZone: 'us-east-1a' },
              TargetHealth: { State: 'unhealthy', Reason: 'Target.Timeout' },
            },
            { Target: { Id: 'i-2' }, TargetHealth: { State: 'healthy' } },
          ],
        };
      },
    },
    data: [
      {
        targetGroupArn: WEB_TG,
        targets: [
          {
            id: 'i-1',
            port: 80,
            availabilityZone: 'us-east-1a',
            state: 'unhealthy',
            reason: 'Target.Timeout',
          },
          { id: 'i-2', port: null, availabilityZone: null, state: 'healthy', reason: null },
        ],
      },
    ],
  },
  {
    id: 'dbInstances',
    answers: {
      'rds:DescribeDBInstances': paged(
        'Marker',
        {
          DBInstances: [
            dbInstance('orders', {
              MaxAllocatedStorage: 500,
              PendingModifiedValues: {
                DBInstanceClass: 'db.m5.xlarge',
                ProcessorFeatures: [],
                PendingCloudwatchLogsExports: {},
              },
              DBParameterGroups: [
                { DBParameterGroupName: 'default.mysql8.0', ParameterApplyStatus: 'pending-reboot' },
                { DBParameterGroupName: 'other', ParameterApplyStatus: 'in-sync' },
              ],
              DBSubnetGroup: {
                Subnets: [
                  { SubnetAvailabilityZone: { Name: 'us-east-1a' } },
                  { SubnetAvailabilityZone: { Name: 'us-east-1b' } },
                  { SubnetAvailabilityZone: { Name: 'us-east-1a' } },
                ],
              },
              CertificateDetails: { ValidTill: time },
              TagList: [{ Key: 'app', Value: 'shop' }],
            }),
          ],
        },
        {
          DBInstances: [
            dbInstance('replica', { ReadReplicaSourceDBInstanceIdentifier: 'orders', MultiAZ: false }),
          ],
        },
      ),
    },
    data: [
      expectedDbInstance('orders', {
        maxAllocatedStorage: 500,
        pendingModifications: ['DBInstanceClass'],
        dbParameterGroupNames: ['default.mysql8.0', 'other'],
        parameterGroupsPendingReboot: ['default.mysql8.0'],
        subnetAvailabilityZones: ['us-east-1a', 'us-east-1b'],
        certificateValidTill: '2026-11-01T00:00:00.000Z',
        tags: { app: 'shop' },
      }),
      expectedDbInstance('replica', { readReplicaSource: 'orders', multiAz: false }),
    ],
  },
  {
    id: 'dbClusters',
    answers: {
      'rds:DescribeDBClusters': paged(
        'Marker',
        {
          DBClusters: [
            {
              DBClusterIdentifier: 'catalog',
              DBClusterArn: 'arn:catalog',
              Engine: 'aurora-postgresql',
              EngineVersion: '16.4',
              Status: 'available',
              MultiAZ: true,
              DBClusterMembers: [
                {
                  DBInstanceIdentifier: 'catalog-1',
                  IsClusterWriter: true,
                  DBClusterParameterGroupStatus: 'pending-reboot',
                },
              ],
              AvailabilityZones: ['us-east-1a'],
              BackupRetentionPeriod: 1,
              ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 16 },
              DBClusterParameterGroup: 'default.aurora-postgresql16',
            },
          ],
        },
        {
          DBClusters: [
            {
              DBClusterIdentifier: 'plain',
              DBClusterArn: 'arn:plain',
              Engine: 'aurora-mysql',
              EngineVersion: '8.0',
              Status: 'available',
              BackupRetentionPeriod: 7,
            },
          ],
        },
      ),
    },
    data: [
      {
        dbClusterIdentifier: 'catalog',
        dbClusterArn: 'arn:catalog',
        engine: 'aurora-postgresql',
        engineVersion: '16.4',
        status: 'available',
        multiAz: true,
        members: [{ dbInstanceIdentifier: 'catalog-1', isWriter: true, isPendingReboot: true }],
        availabilityZones: ['us-east-1a'],
        backupRetentionPeriod: 1,
        latestRestorableTime: null,
        preferredMaintenanceWindow: null,
        deletionProtection: false,
        dbClusterParameterGroup: 'default.aurora-postgresql16',
        serverlessV2Scaling: { minCapacity: 0.5, maxCapacity: 16 },
        tags: {},
      },
      {
        dbClusterIdentifier: 'plain',
        dbClusterArn: 'arn:plain',
        engine: 'aurora-mysql',
        engineVersion: '8.0',
        status: 'available',
        multiAz: false,
        members: [],
        availabilityZones: [],
        backupRetentionPeriod: 7,
        latestRestorableTime: null,
        preferredMaintenanceWindow: null,
        deletionProtection: false,
        dbClusterParameterGroup: null,
        serverlessV2Scaling: null,
        tags: {},
      },
    ],
  },
  {
    id: 'dbParameters',
    inputs: {
      dbInstances: [
        aDbInstance({ dbParameterGroupNames: ['shop-mysql'] }),
        aDbInstance({ dbParameterGroupNames: ['shop-mysql'] }),
      ],
      dbClusters: [
        aDbCluster({ dbClusterParameterGroup: 'shop-aurora' }),
        aDbCluster({ dbClusterParameterGroup: null }),
      ],
    },
    answers: {
      'rds:DescribeDBParameters': paged(
        'Marker',
        { Parameters: [{ ParameterName: 'autocommit', ParameterValue: '1' }] },
        {
          Parameters: [
            {
              ParameterName: 'max_connections',
              ParameterValue: '500',
              Source: 'user',
              ApplyType: 'dynamic',
              ApplyMethod: 'immediate',
            },
          ],
        },
      ),
      'rds:DescribeDBClusterParameters': () => ({ Parameters: [{ ParameterName: 'max_connections' }] }),
    },
    data: [
      {
        scope: 'instance',
        parameterGroupName: 'shop-mysql',
        parameterName: 'max_connections',
        parameterValue: '500',
        source: 'user',
        appliesAtOnce: true,
      },
      {
        scope: 'cluster',
        parameterGroupName: 'shop-aurora',
        parameterName: 'max_connections',
        parameterValue: null,
        source: null,
        appliesAtOnce: false,
      },
    ],
  },
  {
    id: 'rdsAccountAttributes',
    answers: {
      'rds:DescribeAccountAttributes': () => ({
        AccountQuotas: [{ AccountQuotaName: 'DBInstances', Used: 0, Max: 40 }],
      }),
    },
    data: [{ accountQuotaName: 'DBInstances', used: 0, max: 40 }],
  },
  {
    id: 'serviceQuotas',
    answers: {
      'servicequotas:ListAWSDefaultServiceQuotas': onlyEc2(
        paged('NextToken', { Quotas: [quota('L-1', 5), quota('L-2', 0)] }, { Quotas: [quota('L-3', 7)] }),
      ),
      'servicequotas:ListServiceQuotas': onlyEc2(
        paged(
          'NextToken',
          { Quotas: [quota('L-1', 640), quota('L-resource', 1, { QuotaAppliedAtLevel: 'RESOURCE' })] },
          // AWS could not read this one: its default stands.
          {
            Quotas: [
              quota('L-3', undefined, { ErrorReason: { ErrorCode: 'SERVICE_QUOTA_NOT_AVAILABLE_ERROR' } }),
            ],
          },
          // A page may bring nothing new, as long as it is the last.
          { Quotas: [quota('L-1', 640)] },
        ),
      ),
    },
    data: [serviceQuota('L-1', 640, true), serviceQuota('L-2', 0, false), serviceQuota('L-3', 7, false)],
  },
  {
    id: 'alternateContacts',
    answers: {
      'account:GetAlternateContact': ({ AlternateContactType }) => {
        if (AlternateContactType === 'SECURITY') {
          throw Object.assign(new Error('No contact of the inputted alternate contact type found.'), {
            name: 'ResourceNotFoundException',
            $fault: 'client',
          });
        }
        return { AlternateContact: { AlternateContactType, Name: 'Mei', EmailAddress: 'mei@example.com' } };
      },
    },
    data: [
      { contactType: 'OPERATIONS', isSet: true },
      { contactType: 'SECURITY', isSet: false },
    ],
    nothing: [
      { contactType: 'OPERATIONS', isSet: false },
      { contactType: 'SECURITY', isSet: false },
    ],
  },
  {
    id: 'trustedAdvisor',
    answers: {
      'support:DescribeTrustedAdvisorChecks': () => ({
        checks: [
          {
            id: 'ok',
            name: 'EBS Snapshots',
            category: 'fault_tolerance',
            metadata: ['Region', 'Volume', null],
          },
          { id: 'broken', name: 'Retired', category: 'security', metadata: [] },
          { id: 'unflagged', name: 'Root MFA', category: 'security', metadata: [] },
        ],
      }),
      'support:DescribeTrustedAdvisorCheckSummaries': () => ({
        summaries: [
          {
            checkId: 'ok',
            status: 'ok',
            timestamp: '2026-11-21T00:00:00Z',
            resourcesSummary: { resourcesProcessed: 3, resourcesFlagged: 0, resourcesSuppressed: 1 },
          },
          {
            checkId: 'unflagged',
            status: 'ok',
            timestamp: '2026-11-20T00:00:00Z',
            hasFlaggedResources: false,
            resourcesSummary: { resourcesProcessed: 7, resourcesFlagged: 0, resourcesSuppressed: 0 },
          },
        ],
      }),
      'support:DescribeTrustedAdvisorCheckResult': ({ checkId }) => {
        if (checkId === 'broken') {
          throw Object.assign(new Error('retired\u001b[31m'), {
            name: 'InvalidParameterValueException',
            $fault: 'client',
          });
        }
        return {
          result: {
            checkId,
            status: 'warning',
            timestamp: '2026-11-21T00:00:00Z',
            resourcesSummary: { resourcesProcessed: 3 },
            flaggedResources: [
              { status: 'ok', resourceId: 'fine', metadata: [] },
              {
                status: 'warning',
                resourceId: 'r-1',
                region: 'us-east-1',
                isSuppressed: true,
                metadata: ['us-east-1', null],
              },
            ],
          },
        };
      },
    },
    data: [
      {
        checkId: 'ok',
        name: 'EBS Snapshots',
        category: 'fault_tolerance',
        result: {
          ok: true,
          status: 'warning',
          timestamp: '2026-11-21T00:00:00Z',
          resourcesProcessed: 3,
          flaggedResources: [
            {
              status: 'warning',
              region: 'us-east-1',
              resourceId: 'r-1',
              suppressed: true,
              metadata: { Region: 'us-east-1', Volume: null, 'column 3': null },
            },
          ],
        },
      },
      {
        checkId: 'broken',
        name: 'Retired',
        category: 'security',
        result: { ok: false, code: 'InvalidParameterValueException', message: 'retired [31m' },
      },
      {
        checkId: 'unflagged',
        name: 'Root MFA',
        category: 'security',
        result: {
          ok: true,
          status: 'ok',
          timestamp: '2026-11-20T00:00:00Z',
          resourcesProcessed: 7,
          flaggedResources: [],
        },
      },
    ],
  },
  {
    id: 'metricNamespaces',
    answers: {
      'cloudwatch:ListMetrics': paged(
        'NextToken',
        { Metrics: [{ Namespace: 'AWS/DynamoDB' }, { Namespace: 'AWS/SQS' }] },
        // A page may be empty although there are more.
        { Metrics: [] },
        { Metrics: [{ Namespace: 'AWS/DynamoDB' }, { Namespace: 'Shop' }] },
      ),
    },
    data: {
      namespaces: [
        { namespace: 'AWS/DynamoDB', metrics: 2, hasMore: false },
        { namespace: 'AWS/SQS', metrics: 1, hasMore: false },
        { namespace: 'Shop', metrics: 1, hasMore: false },
      ],
      isComplete: true,
    },
    nothing: { namespaces: [], isComplete: true },
  },
  {
    id: 'globalMetricNamespaces',
    answers: {
      'cloudwatch:ListMetrics': ({ Namespace }) =>
        Namespace === 'AWS/CloudFront' ? { Metrics: [{ Namespace }, { Namespace }], NextToken: 'more' } : {},
    },
    data: { namespaces: [{ namespace: 'AWS/CloudFront', metrics: 2, hasMore: true }], unread: [] },
    nothing: { namespaces: [], unread: [] },
  },
  {
    id: 'taggedResources',
    answers: {
      'tag:GetResources': paged(
        'PaginationToken',
        {
          ResourceTagMappingList: [
            { ResourceARN: 'arn:aws:dynamodb:us-east-1:111122223333:table/carts' },
            { ResourceARN: 'arn:aws:sqs:us-east-1:111122223333:orders' },
            { ResourceARN: 'arn:aws:s3:::logs' },
            { ResourceARN: `${ELB}:loadbalancer/legacy` },
            { ResourceARN: WEB_LB },
          ],
        },
        {
          ResourceTagMappingList: [
            { ResourceARN: 'arn:aws:dynamodb:us-east-1:111122223333:table/orders/index/by-day' },
            { ResourceARN: 'arn:aws:apigateway:us-east-1::/restapis/0123456789' },
            { ResourceARN: 'arn:aws:lambda:us-east-1:111122223333:function:pay' },
            { ResourceARN: `${ELB}:loadbalancer/app` },
          ],
        },
      ),
    },
    data: {
      kinds: [
        { kind: 'dynamodb:table', resources: 2 },
        { kind: 'sqs', resources: 1 },
        { kind: 's3', resources: 1 },
        { kind: 'elasticloadbalancing:loadbalancer', resources: 2 },
        { kind: 'elasticloadbalancing:loadbalancer/app', resources: 1 },
        { kind: 'apigateway:restapis', resources: 1 },
        { kind: 'lambda:function', resources: 1 },
      ],
      isComplete: true,
    },
    nothing: { kinds: [], isComplete: true },
  },
  {
    id: 'loadBalancerPeaks',
    inputs: {
      loadBalancers: [
        aLoadBalancer({ loadBalancerArn: WEB_LB, type: 'application' }),
        aLoadBalancer({ loadBalancerArn: NET_LB, type: 'network' }),
      ],
      targetGroups: [
        aTargetGroup({ targetGroupArn: WEB_TG, loadBalancerArns: [WEB_LB] }),
        aTargetGroup({ targetGroupArn: 'unattached', loadBalancerArns: [] }),
      ],
    },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        'RequestCount Sum LoadBalancer=app/web/50dc6c495c0c9188': [
          ['2026-11-08T00:00:00Z', 3000],
          ['2026-11-08T00:05:00Z', 30000],
          ['2026-11-08T02:00:00Z', 6000],
        ],
        'RequestCount Sum LoadBalancer=app/web/50dc6c495c0c9188 TargetGroup=targetgroup/web/6d0ecf831eec9f09':
          [['2026-11-08T00:05:00Z', 15000]],
        'ActiveConnectionCount Sum LoadBalancer=app/web/50dc6c495c0c9188': [['2026-11-08T00:05:00Z', 1000]],
        'NewConnectionCount Sum LoadBalancer=app/web/50dc6c495c0c9188': [['2026-11-08T00:05:00Z', 600]],
        'ActiveFlowCount Maximum LoadBalancer=net/feed/0123456789abcdef': [['2026-11-09T00:00:00Z', 42]],
      }),
    },
    data: [
      {
        loadBalancerArn: WEB_LB,
        window: WINDOW,
        requestsPerSecond: { value: 100, at: '2026-11-08T00:05:00.000Z', hoursWithData: 14 * 24 },
        activeConnections: { value: 200, at: '2026-11-08T00:05:00.000Z', hoursWithData: 14 * 24 },
        newConnectionsPerSecond: { value: 2, at: '2026-11-08T00:05:00.000Z', hoursWithData: 14 * 24 },
        hourlyRequestsPerSecond: hours({ 0: 100, 2: 20 }),
        targetGroups: [
          {
            targetGroupArn: WEB_TG,
            requestsPerSecond: { value: 50, at: '2026-11-08T00:05:00.000Z', hoursWithData: 14 * 24 },
          },
        ],
      },
      {
        loadBalancerArn: NET_LB,
        window: WINDOW,
        requestsPerSecond: null,
        activeConnections: { value: 42, at: '2026-11-09T00:00:00.000Z', hoursWithData: 13 * 24 },
        newConnectionsPerSecond: null,
        hourlyRequestsPerSecond: hours({}),
        targetGroups: [],
      },
    ],
  },
  {
    id: 'autoScalingGroupPeaks',
    inputs: {
      autoScalingGroups: [
        anAutoScalingGroup({
          autoScalingGroupName: 'web',
          instances: ['InService', 'InService', 'Pending'].map((lifecycleState, i) => ({
            instanceId: `i-${i}`,
            instanceType: 'm5.large',
            availabilityZone: 'us-east-1a',
            lifecycleState,
            healthStatus: 'Healthy',
          })),
        }),
        anAutoScalingGroup({ autoScalingGroupName: 'quiet' }),
      ],
    },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        'CPUUtilization Average AutoScalingGroupName=web': [
          ['2026-11-08T00:00:00Z', 90],
          ['2026-11-08T00:05:00Z', 50],
        ],
        'GroupInServiceInstances Average AutoScalingGroupName=web': [['2026-11-08T00:05:00Z', 6]],
      }),
    },
    data: [
      {
        autoScalingGroupName: 'web',
        window: WINDOW,
        load: {
          value: 3,
          at: '2026-11-08T00:05:00.000Z',
          instances: 6,
          cpuUtilization: 50,
          instancesFrom: 'GroupInServiceInstances',
          hoursWithData: 1,
        },
        cpuUtilization: { value: 90, at: '2026-11-08T00:00:00.000Z', hoursWithData: 1 },
        inServiceInstances: { value: 6, at: '2026-11-08T00:05:00.000Z', hoursWithData: 1 },
      },
      {
        autoScalingGroupName: 'quiet',
        window: WINDOW,
        load: null,
        cpuUtilization: null,
        inServiceInstances: null,
      },
    ],
  },
  {
    id: 'dbInstancePeaks',
    inputs: { dbInstances: [aDbInstance({ dbInstanceIdentifier: 'orders' })] },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        'DatabaseConnections Maximum DBInstanceIdentifier=orders': [['2026-11-08T00:00:00Z', 80]],
        'CPUUtilization Average DBInstanceIdentifier=orders': [['2026-11-08T00:00:00Z', 55]],
        'FreeStorageSpace Minimum DBInstanceIdentifier=orders': [
          ['2026-11-08T00:00:00Z', 1000],
          ['2026-11-09T00:00:00Z', 900],
        ],
      }),
    },
    data: [
      {
        dbInstanceIdentifier: 'orders',
        window: WINDOW,
        databaseConnections: { value: 80, at: '2026-11-08T00:00:00.000Z', hoursWithData: 1 },
        cpuUtilization: { value: 55, at: '2026-11-08T00:00:00.000Z', hoursWithData: 1 },
        freeStorageBytes: { value: 900, at: '2026-11-09T00:00:00.000Z', hoursWithData: 2 },
        storageGrowthBytesPerDay: 100,
      },
    ],
  },
  {
    id: 'lambdaFunctions',
    answers: {
      'lambda:ListFunctions': paged(
        'NextMarker',
        { Functions: [{ FunctionName: 'checkout', FunctionArn: `${FUNCTION}:checkout` }] },
        {
          Functions: [
            { FunctionName: 'search', FunctionArn: `${FUNCTION}:search` },
            { FunctionName: 'off', FunctionArn: `${FUNCTION}:off` },
            { FunctionName: 'gone', FunctionArn: `${FUNCTION}:gone` },
          ],
        },
      ),
      'lambda:GetFunctionConcurrency': ({ FunctionName }) => {
        if (FunctionName === 'gone') throw awsError('ResourceNotFoundException');
        const reserved: Record<string, number> = { search: 50, off: 0 };
        return { ReservedConcurrentExecutions: reserved[String(FunctionName)] };
      },
      'lambda:ListTags': ({ Resource }) =>
        Resource === `${FUNCTION}:checkout` ? { Tags: { app: 'shop' } } : {},
    },
    data: [
      {
        functionName: 'checkout',
        functionArn: `${FUNCTION}:checkout`,
        reservedConcurrentExecutions: null,
        tags: { app: 'shop' },
      },
      {
        functionName: 'search',
        functionArn: `${FUNCTION}:search`,
        reservedConcurrentExecutions: 50,
        tags: {},
      },
      { functionName: 'off', functionArn: `${FUNCTION}:off`, reservedConcurrentExecutions: 0, tags: {} },
    ],
  },
  {
    id: 'lambdaFunctionPeaks',
    inputs: { lambdaFunctions: [aLambdaFunction(), aLambdaFunction({ functionName: 'idle' })] },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        // Silent from a quarter to eleven: the zeros that stand for it make the last hour one with data.
        'ConcurrentExecutions Maximum FunctionName=checkout': [
          ['2026-11-21T22:40:00Z', 30],
          ['2026-11-21T22:45:00Z', 40],
        ],
        'Throttles Sum FunctionName=checkout': [['2026-11-21T22:40:00Z', 7]],
      }),
    },
    data: [
      {
        functionName: 'checkout',
        window: WINDOW,
        concurrentExecutions: { value: 40, at: '2026-11-21T22:45:00.000Z', hoursWithData: 2 },
        throttles: { value: 7, at: '2026-11-21T22:40:00.000Z', hoursWithData: 2 },
        isInvoked: true,
      },
      {
        functionName: 'idle',
        window: WINDOW,
        concurrentExecutions: null,
        throttles: null,
        isInvoked: false,
      },
    ],
  },
  {
    id: 'lambdaAccountSettings',
    isAlwaysSent: true,
    answers: {
      'lambda:GetAccountSettings': () => ({
        AccountLimit: { ConcurrentExecutions: 1000, UnreservedConcurrentExecutions: 900 },
      }),
      'cloudwatch:GetMetricData': metricAnswer({
        'ConcurrentExecutions Maximum': [['2026-11-21T23:55:00Z', 120]],
        'UnreservedConcurrentExecutions Maximum': [['2026-11-21T23:55:00Z', 80]],
      }),
    },
    data: {
      concurrentExecutions: 1000,
      unreservedConcurrentExecutions: 900,
      window: WINDOW,
      concurrentExecutionsPeak: { value: 120, at: '2026-11-21T23:55:00.000Z', hoursWithData: 1 },
      unreservedConcurrentExecutionsPeak: { value: 80, at: '2026-11-21T23:55:00.000Z', hoursWithData: 1 },
    },
  },
];
