import {
  AttachInstancesCommand,
  AttachLoadBalancersCommand,
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  EnableMetricsCollectionCommand,
  PutScalingPolicyCommand,
  PutScheduledUpdateGroupActionCommand,
  SuspendProcessesCommand,
  UpdateAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';
import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateLaunchTemplateCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  EC2Client,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateLoadBalancerCommand as CreateClassicLoadBalancerCommand,
  ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  CreateDBInstanceCommand,
  CreateDBParameterGroupCommand,
  CreateDBSubnetGroupCommand,
  ModifyDBParameterGroupCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import {
  type Balancer,
  type ClassicBalancer,
  type Database,
  type Fleet,
  SHOP,
  SHOP_TAGS,
  type ShopRegion,
} from './account';
import { balancerSeries, databaseSeries, fleetSeries, type Series } from './metrics';

/** The most data points CloudWatch takes at once. */
const DATA_PER_CALL = 1_000;

/** One seed, one shop: moto draws every id from it. */
const SEED = 22;

interface Site {
  readonly region: ShopRegion;
  readonly clients: Clients;
  readonly vpcId: string;
  /** Subnet ids by network, one for each zone. */
  readonly subnets: Readonly<Record<string, readonly string[]>>;
  /** Lets its members reach each other: instances reach the databases by it. */
  readonly securityGroupId: string;
  readonly certificateArn: string;
  readonly now: Date;
}

type Clients = ReturnType<typeof openClients>;

function openClients(endpoint: string, region: string) {
  const config = {
    endpoint,
    region,
    credentials: { accessKeyId: 'shop-owner', secretAccessKey: 'shop-owner' },
    maxAttempts: 1,
  };
  return {
    autoScaling: new AutoScalingClient(config),
    cloudWatch: new CloudWatchClient(config),
    ec2: new EC2Client(config),
    elb: new ElasticLoadBalancingClient(config),
    elbv2: new ElasticLoadBalancingV2Client(config),
    rds: new RDSClient(config),
  };
}

/** What an answer must hold for the next step; a moto that leaves it out is a moto that changed. */
function requireField<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('moto left out what the next step needs');
  return value;
}

const toTags = (tags: Readonly<Record<string, string>>) =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

/**
 * Builds the shop in moto through the SDK, one call after the other, so that each run yields the same ids.
 *
 * @param endpoint moto itself, not the gap server: nothing here is to be seen among a test's requests.
 * @param now What the shop's metrics end at.
 */
export async function fillShop(endpoint: string, now: Date): Promise<void> {
  await fetch(`${endpoint}/moto-api/seed?a=${SEED}`, { method: 'POST' });
  for (const region of SHOP) {
    const site = await openSite(endpoint, region, now);
    const targetGroups = new Map<string, string>();
    for (const balancer of region.balancers) {
      targetGroups.set(balancer.name, await buildBalancer(site, balancer));
    }
    for (const fleet of region.fleets) await buildFleet(site, fleet, targetGroups.get(fleet.name));
    for (const balancer of region.classicBalancers) await buildClassicBalancer(site, balancer);
    for (const database of region.databases) await buildDatabase(site, database);
  }
}

async function openSite(endpoint: string, region: ShopRegion, now: Date): Promise<Site> {
  const clients = openClients(endpoint, region.region);
  const { ec2, rds } = clients;
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: region.vpcCidrBlock }));
  const vpcId = requireField(Vpc?.VpcId);
  const subnets: Record<string, string[]> = {};
  for (const { name, cidrBlocks } of region.networks) {
    subnets[name] = [];
    for (const [index, CidrBlock] of cidrBlocks.entries()) {
      const { Subnet } = await ec2.send(
        new CreateSubnetCommand({
          VpcId: vpcId,
          CidrBlock,
          AvailabilityZone: region.zones[index],
          TagSpecifications: [
            { ResourceType: 'subnet', Tags: toTags({ ...SHOP_TAGS, Name: `${name}-${index}` }) },
          ],
        }),
      );
      subnets[name].push(requireField(Subnet?.SubnetId));
    }
  }
  await rds.send(
    new CreateDBSubnetGroupCommand({
      DBSubnetGroupName: 'shop',
      DBSubnetGroupDescription: 'Databases of the shop',
      SubnetIds: subnets.data,
    }),
  );
  const { GroupId } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: 'shop', Description: 'Inside of the shop', VpcId: vpcId }),
  );
  const securityGroupId = requireField(GroupId);
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId }] }],
    }),
  );
  const certificateArn = await requestCertificate(endpoint, region.region);
  return { region, clients, vpcId, subnets, securityGroupId, certificateArn, now };
}

/** HTTPS listeners need a certificate of ACM, whose client the product has no other use for. */
async function requestCertificate(endpoint: string, region: string): Promise<string> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'CertificateManager.RequestCertificate',
      authorization: `AWS4-HMAC-SHA256 Credential=shop-owner/20260101/${region}/acm/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify({ DomainName: 'shop.example.com' }),
  });
  const { CertificateArn } = (await response.json()) as { CertificateArn?: string };
  return requireField(CertificateArn);
}

async function createTargetGroup({ clients: { elbv2 }, vpcId }: Site, name: string): Promise<string> {
  const { TargetGroups } = await elbv2.send(
    new CreateTargetGroupCommand({
      Name: name,
      Protocol: 'HTTP',
      Port: 8080,
      VpcId: vpcId,
      HealthCheckPath: '/healthz',
      Tags: toTags(SHOP_TAGS),
    }),
  );
  return requireField(TargetGroups?.[0]?.TargetGroupArn);
}

/** Every application load balancer has it on, where moto says off; and moto names some attributes only once set. */
const CROSS_ZONE = { 'load_balancing.cross_zone.enabled': 'true' };

const HARDENED = {
  'deletion_protection.enabled': 'true',
  'access_logs.s3.enabled': 'true',
  'access_logs.s3.bucket': 'shop-access-logs',
};

const AS_CREATED = { 'deletion_protection.enabled': 'false', 'access_logs.s3.enabled': 'false' };

/** Returns the ARN of the target group that its fleet registers with. */
async function buildBalancer(site: Site, balancer: Balancer): Promise<string> {
  const { clients, vpcId, subnets, certificateArn } = site;
  const { elbv2, ec2 } = clients;
  const { GroupId } = await ec2.send(
    new CreateSecurityGroupCommand({
      GroupName: `${balancer.name}-alb`,
      Description: balancer.name,
      VpcId: vpcId,
    }),
  );
  const { LoadBalancers } = await elbv2.send(
    new CreateLoadBalancerCommand({
      Name: balancer.name,
      Scheme: 'internet-facing',
      Subnets: requireField(subnets.web).slice(0, balancer.zones),
      SecurityGroups: [requireField(GroupId)],
      Tags: toTags(SHOP_TAGS),
    }),
  );
  const LoadBalancerArn = requireField(LoadBalancers?.[0]?.LoadBalancerArn);
  const Attributes = toTags({ ...CROSS_ZONE, ...(balancer.hardened ? HARDENED : AS_CREATED) });
  await elbv2.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes }));

  const targetGroup = await createTargetGroup(site, balancer.name);
  const listen = (Port: number, ...[TargetGroupArn, idle]: readonly string[]) =>
    elbv2.send(
      new CreateListenerCommand({
        LoadBalancerArn,
        Port,
        Protocol: 'HTTPS',
        SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
        Certificates: [{ CertificateArn: certificateArn }],
        DefaultActions: [
          idle === undefined
            ? { Type: 'forward', TargetGroupArn }
            : {
                Type: 'forward',
                ForwardConfig: {
                  TargetGroups: [
                    { TargetGroupArn, Weight: 1 },
                    { TargetGroupArn: idle, Weight: 0 },
                  ],
                },
              },
        ],
      }),
    );
  await elbv2.send(
    new CreateListenerCommand({
      LoadBalancerArn,
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: [
        { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } },
      ],
    }),
  );
  const idle = balancer.idleTargetGroup ? [await createTargetGroup(site, balancer.idleTargetGroup)] : [];
  await listen(443, targetGroup, ...idle);
  if (balancer.emptyTargetGroup) {
    await listen(8443, await createTargetGroup(site, balancer.emptyTargetGroup));
  }

  const [, loadBalancer] = LoadBalancerArn.split(':loadbalancer/');
  const targetGroupName = targetGroup.slice(targetGroup.lastIndexOf(':') + 1);
  await publish(site, balancerSeries(balancer, requireField(loadBalancer), targetGroupName, site.now));
  return targetGroup;
}

async function buildFleet(site: Site, fleet: Fleet, targetGroup: string | undefined): Promise<void> {
  const { autoScaling, ec2 } = site.clients;
  const { name } = fleet;
  const tags = fleet.tagged ? { ...SHOP_TAGS, Name: name } : { Name: name };
  const subnets = requireField(site.subnets[fleet.network]).slice(0, fleet.zones);
  await ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: name,
      LaunchTemplateData: {
        ImageId: 'ami-0abcdef1234567890',
        InstanceType: fleet.instanceType as 'm5.large',
        BlockDeviceMappings: [
          { DeviceName: '/dev/sda1', Ebs: { VolumeSize: 20, VolumeType: fleet.volumeType } },
        ],
      },
    }),
  );
  await autoScaling.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: name,
      LaunchTemplate: { LaunchTemplateName: name, Version: '$Latest' },
      MinSize: 0,
      MaxSize: fleet.maxSize,
      DesiredCapacity: 0,
      VPCZoneIdentifier: subnets.join(','),
      TargetGroupARNs: fleet.balanced ? [requireField(targetGroup)] : [],
      HealthCheckType: fleet.balanced ? 'ELB' : 'EC2',
      HealthCheckGracePeriod: 120,
      DefaultInstanceWarmup: 120,
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value, PropagateAtLaunch: true })),
    }),
  );
  await launch(site, fleet, subnets, tags);
  await manageFleet(site, fleet);
}

/**
 * moto starts all instances of a group in its first subnet; AWS spreads them. So the group begins empty, its
 * instances are started zone by zone and attached, and only then does it get its minimum size.
 */
async function launch(
  { clients: { autoScaling, ec2 }, securityGroupId }: Site,
  { name, instances, minSize }: Fleet,
  subnets: readonly string[],
  tags: Readonly<Record<string, string>>,
): Promise<void> {
  const AutoScalingGroupName = name;
  const InstanceIds: string[] = [];
  for (let index = 0; index < instances; index++) {
    const { Instances } = await ec2.send(
      new RunInstancesCommand({
        LaunchTemplate: { LaunchTemplateName: name, Version: '$Latest' },
        SubnetId: subnets[index % subnets.length],
        SecurityGroupIds: [securityGroupId],
        MinCount: 1,
        MaxCount: 1,
        TagSpecifications: [
          { ResourceType: 'instance', Tags: toTags(tags) },
          { ResourceType: 'volume', Tags: toTags(tags) },
        ],
      }),
    );
    InstanceIds.push(requireField(Instances?.[0]?.InstanceId));
  }
  await autoScaling.send(new AttachInstancesCommand({ AutoScalingGroupName, InstanceIds }));
  await autoScaling.send(new UpdateAutoScalingGroupCommand({ AutoScalingGroupName, MinSize: minSize }));
}

async function manageFleet(site: Site, fleet: Fleet): Promise<void> {
  const { autoScaling } = site.clients;
  const AutoScalingGroupName = fleet.name;
  await autoScaling.send(
    new EnableMetricsCollectionCommand({
      AutoScalingGroupName,
      Granularity: '1Minute',
      Metrics: ['GroupInServiceInstances'],
    }),
  );
  if (fleet.cpuTarget !== null) {
    await autoScaling.send(
      new PutScalingPolicyCommand({
        AutoScalingGroupName,
        // Not the same on every group: moto keeps policies by name alone.
        PolicyName: `${fleet.name}-cpu`,
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingConfiguration: {
          PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
          TargetValue: fleet.cpuTarget,
        },
      }),
    );
  }
  if (fleet.scheduledAction) {
    const { name, recurrence, timeZone, minSize, maxSize } = fleet.scheduledAction;
    await autoScaling.send(
      new PutScheduledUpdateGroupActionCommand({
        AutoScalingGroupName,
        ScheduledActionName: name,
        Recurrence: recurrence,
        TimeZone: timeZone,
        MinSize: minSize,
        MaxSize: maxSize,
      }),
    );
  }
  if (fleet.suspendedProcesses) {
    const ScalingProcesses = [...fleet.suspendedProcesses];
    await autoScaling.send(new SuspendProcessesCommand({ AutoScalingGroupName, ScalingProcesses }));
  }
  await publish(site, fleetSeries(fleet, site.now));
}

/** It is in the subnets of its fleet, whose instances are registered as the group does it. */
async function buildClassicBalancer(site: Site, { name, fleet }: ClassicBalancer): Promise<void> {
  const { autoScaling, elb } = site.clients;
  const { network } = requireField(site.region.fleets.find((candidate) => candidate.name === fleet));
  await elb.send(
    new CreateClassicLoadBalancerCommand({
      LoadBalancerName: name,
      Scheme: 'internal',
      Subnets: [...requireField(site.subnets[network])],
      Listeners: [{ Protocol: 'TCP', LoadBalancerPort: 80, InstancePort: 80 }],
      Tags: [{ Key: 'Name', Value: name }],
    }),
  );
  await autoScaling.send(
    new AttachLoadBalancersCommand({ AutoScalingGroupName: fleet, LoadBalancerNames: [name] }),
  );
}

async function buildDatabase(site: Site, database: Database): Promise<void> {
  const { rds } = site.clients;
  const DBParameterGroupName = database.name;
  await rds.send(
    new CreateDBParameterGroupCommand({
      DBParameterGroupName,
      DBParameterGroupFamily: database.parameterGroupFamily,
      Description: database.name,
    }),
  );
  await rds.send(
    new ModifyDBParameterGroupCommand({
      DBParameterGroupName,
      Parameters: [
        {
          ParameterName: 'max_connections',
          ParameterValue: database.maxConnections,
          ApplyMethod: 'pending-reboot',
        },
      ],
    }),
  );
  await rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: database.name,
      DBInstanceClass: database.instanceClass,
      Engine: database.engine,
      EngineVersion: database.engineVersion,
      MasterUsername: 'shop',
      ManageMasterUserPassword: true,
      AllocatedStorage: database.allocatedStorage,
      MaxAllocatedStorage: database.maxAllocatedStorage,
      StorageType: database.storageType,
      MultiAZ: database.multiAz,
      AvailabilityZone: database.multiAz ? undefined : site.region.zones[0],
      BackupRetentionPeriod: database.backupRetentionPeriod,
      PreferredBackupWindow: '20:00-20:30',
      PreferredMaintenanceWindow: database.maintenanceWindow,
      DeletionProtection: database.deletionProtection,
      DBSubnetGroupName: 'shop',
      VpcSecurityGroupIds: [site.securityGroupId],
      DBParameterGroupName,
      CACertificateIdentifier: 'rds-ca-rsa2048-g1',
      Tags: toTags(SHOP_TAGS),
    }),
  );
  await publish(site, databaseSeries(database, site.now));
}

async function publish({ clients: { cloudWatch } }: Site, series: readonly Series[]): Promise<void> {
  for (const { namespace, data } of series) {
    for (let start = 0; start < data.length; start += DATA_PER_CALL) {
      const MetricData = data.slice(start, start + DATA_PER_CALL);
      await cloudWatch.send(new PutMetricDataCommand({ Namespace: namespace, MetricData }));
    }
  }
}
