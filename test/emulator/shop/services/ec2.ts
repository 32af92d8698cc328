import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeVolumesCommand,
  EC2Client,
  RegisterImageCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateLoadBalancerCommand,
  ElasticLoadBalancingClient,
  RegisterInstancesWithLoadBalancerCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  type ByRegion,
  RARITIES_REGION,
  SHOP_ACCOUNT,
  SHOP_REGIONS,
  SHOP_TAGS,
  type ShopRegion,
} from '../account';
import { growing, tib, tibWithoutZone, webNeeding } from '../ceilings';
import { constant, percentage, perPeriod, publish, series } from '../metrics';
import { requireField, type Site, toTags } from '../site';
import { NONE, shopService } from './service';

export type NetworkName = 'web' | 'api' | 'data';

interface Vpc {
  readonly cidrBlock: string;
  /** One block for each zone of the region, in their order. */
  readonly networks: Readonly<Record<NetworkName, readonly string[]>>;
}

const VPCS: ByRegion<Vpc> = {
  'ap-southeast-1': {
    cidrBlock: '10.0.0.0/16',
    networks: {
      web: ['10.0.0.0/27', '10.0.0.32/27', '10.0.0.64/27'],
      api: ['10.0.1.0/26', '10.0.1.64/26', '10.0.1.128/26'],
      data: ['10.0.2.0/27', '10.0.2.32/27', '10.0.2.64/27'],
    },
  },
  'us-east-1': {
    cidrBlock: '10.1.0.0/16',
    networks: {
      web: ['10.1.0.0/24', '10.1.1.0/24', '10.1.2.0/24'],
      api: ['10.1.4.0/24', '10.1.5.0/24', '10.1.6.0/24'],
      data: ['10.1.8.0/26', '10.1.8.64/26', '10.1.8.128/26'],
    },
  },
};

/** What everything else in a region is in. */
export interface Surroundings {
  readonly vpcId: string;
  /** Subnet ids, one for each zone. */
  readonly subnets: Readonly<Record<NetworkName, readonly string[]>>;
  /** Lets its members reach each other: instances reach the databases by it. */
  readonly securityGroupId: string;
}

async function plant({ region, config }: Site<ShopRegion>): Promise<Surroundings> {
  const ec2 = new EC2Client(config);
  const { cidrBlock, networks } = VPCS[region];
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: cidrBlock }));
  const vpcId = requireField(Vpc?.VpcId);
  const subnets = { web: [] as string[], api: [] as string[], data: [] as string[] };
  for (const [name, created] of Object.entries(subnets)) {
    for (const [index, CidrBlock] of networks[name as NetworkName].entries()) {
      const { Subnet } = await ec2.send(
        new CreateSubnetCommand({
          VpcId: vpcId,
          CidrBlock,
          AvailabilityZone: SHOP_REGIONS[region][index],
          TagSpecifications: [
            { ResourceType: 'subnet', Tags: toTags({ ...SHOP_TAGS, Name: `${name}-${index}` }) },
          ],
        }),
      );
      created.push(requireField(Subnet?.SubnetId));
    }
  }
  const { GroupId } = await ec2.send(
    new CreateSecurityGroupCommand({ GroupName: 'shop', Description: 'Inside of the shop', VpcId: vpcId }),
  );
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId }] }],
    }),
  );
  return { vpcId, subnets, securityGroupId: requireField(GroupId) };
}

const times = <T>(count: number, row: T): T[] => Array.from({ length: count }, () => row);

/** Of instances and volumes there is only what groups launch: see `auto-scaling.ts`. */
export const ec2 = shopService({
  plant,
  answers: () => [
    {
      op: 'ec2:DescribeCapacityReservations',
      region: RARITIES_REGION,
      reply: {
        CapacityReservations: [
          {
            CapacityReservationId: 'cr-0a1b2c3d4e5f60001',
            OwnerId: SHOP_ACCOUNT,
            InstanceType: 'm5.large',
            InstancePlatform: 'Linux/UNIX',
            AvailabilityZone: `${RARITIES_REGION}a`,
            Tenancy: 'default',
            TotalInstanceCount: 4,
            AvailableInstanceCount: 4,
            State: 'active',
            InstanceMatchCriteria: 'open',
          },
        ],
      },
    },
    { op: 'ec2:DescribeCapacityReservations', reply: { CapacityReservations: [] } },
  ],
  collected: () => ({
    subnets: {
      // A /27 each: 32 − 5 of AWS, 2, 1 and 1 of shop-web, 4, 3 and 3 of legacy-batch, 1 and 1 of shop-web-green, and shop-bastion.
      'ap-southeast-1': {
        'web-0': { availableIpAddressCount: 27 - 2 - 4 - 1 - 1 },
        'web-1': { availableIpAddressCount: 27 - 1 - 3 - 1 },
        'web-2': { availableIpAddressCount: 27 - 1 - 3 },
      },
    },
    // They have neither a name that is read nor tags: that there are some is all that can be said.
    securityGroups: { 'ap-southeast-1': {} },
    ec2Instances: {
      'ap-southeast-1': {
        'shop-web': times(4, { instanceType: 'm5.large' }),
        'shop-api': times(6, { instanceType: 'c5.xlarge' }),
        'shop-web-green': times(2, { instanceType: 'm5.large' }),
        'shop-bastion': times(1, { instanceType: 't3.micro' }),
        'shop-worker': times(2, { instanceType: 't3.medium', availabilityZone: 'ap-southeast-1a' }),
        'legacy-batch': times(10, { instanceType: 'm5.large' }),
      },
      'us-east-1': {
        'shop-web': times(3, { instanceType: 'm5.large' }),
        'shop-api': times(3, { instanceType: 'c5.xlarge' }),
      },
    },
    // What has no group is registered nowhere.
    ec2InstancePeaks: NONE,
    volumePeaks: NONE,
    instanceAgentPeaks: NONE,
    ec2InstanceTypes: {
      'ap-southeast-1': {
        'm5.large': { vCpus: 2, memoryMiB: 8_192 },
        'c5.xlarge': { vCpus: 4, memoryMiB: 8_192 },
        't3.medium': { vCpus: 2, memoryMiB: 4_096 },
      },
    },
    volumes: {
      'ap-southeast-1': {
        'shop-web': times(4, { volumeType: 'gp3', sizeGiB: 20 }),
        'shop-api': times(6, { volumeType: 'gp3', sizeGiB: 20 }),
        'shop-worker': times(2, { volumeType: 'gp2', sizeGiB: 20 }),
        'legacy-batch': times(10, { volumeType: 'gp2', sizeGiB: 20 }),
      },
    },
    // Their names are ids, and nobody takes any: the groups replace what their instances have.
    volumeSnapshots: { 'ap-southeast-1': {} },
    // Moto makes up its id.
    images: { 'ap-southeast-1': { available: times(1, { state: 'available' }) } },
    launchTemplates: {
      'ap-southeast-1': {
        'shop-web': { instanceType: 'm5.large', version: '$Latest', marketType: null },
      },
    },
    capacityReservations: NONE,
  }),
  rarities: {
    actions: [],
    /** An instance of no group behind a Classic Load Balancer, with a volume and the CloudWatch agent. */
    plant: async (site) => {
      const client = new EC2Client(site.config);
      const { ImageId } = await client.send(new RegisterImageCommand({ Name: 'of-no-group' }));
      const AvailabilityZone = `${RARITIES_REGION}a`;
      const { Instances = [] } = await client.send(
        new RunInstancesCommand({
          ImageId,
          InstanceType: 't3.medium',
          MinCount: 1,
          MaxCount: 1,
          Placement: { AvailabilityZone },
        }),
      );
      const InstanceId = requireField(Instances[0]?.InstanceId);
      const LoadBalancerName = 'of-no-group';
      const balancing = new ElasticLoadBalancingClient(site.config);
      await balancing.send(
        new CreateLoadBalancerCommand({
          LoadBalancerName,
          AvailabilityZones: [AvailabilityZone],
          Listeners: [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 80 }],
        }),
      );
      await balancing.send(
        new RegisterInstancesWithLoadBalancerCommand({ LoadBalancerName, Instances: [{ InstanceId }] }),
      );
      const { Volumes = [] } = await client.send(
        new DescribeVolumesCommand({ Filters: [{ Name: 'attachment.instance-id', Values: [InstanceId] }] }),
      );
      const ofInstance = series('AWS/EC2', { InstanceId }, site.now);
      const ofVolume = series('AWS/EBS', { VolumeId: requireField(Volumes[0]?.VolumeId) }, site.now);
      const ofAgent = series('CWAgent', { InstanceId }, site.now);
      await publish(site, [
        ofInstance('CPUUtilization', percentage(40)),
        ofInstance('CPUCreditBalance', constant(200)),
        ...['VolumeReadOps', 'VolumeWriteOps', 'VolumeReadBytes', 'VolumeWriteBytes'].map((metric) =>
          ofVolume(metric, perPeriod(20)),
        ),
        ofAgent('mem_used_percent', constant(50)),
      ]);
    },
  },
  ceilings: {
    'ap-southeast-1': {
      'on-demand-vcpu': {
        // 81 × 2 + 132 × 4 + 27 × 2 = 744, and what stays: 20 of legacy-batch, 4 of shop-web-green, 2 of shop-bastion.
        // At 11 times: ⌈40.3⌉ × 2 + 66 × 4 + ⌈13.2⌉ × 2 + 26 = 400.
        // 122 × 2 + 198 × 4 + 27 × 2 + 26 = 1,116, shop-worker having no zone in reserve. At 7.5 times shop-web needs
        // ⌈27.5⌉, with the reserve 42, shop-api 45 and 68, shop-worker 9: 84 + 272 + 18 + 26 = 400.
        'On-Demand Standard': growing('red', [62, 770, 400, 11], [1116, 7.5]),
      },
      'subnet-free-addresses': {
        // 27 in a /27. 2 of shop-web, 4 of legacy-batch, 1 of shop-web-green, shop-bastion; a third of 81 and the same 6.
        // 27 − 6 = 21 leaves room for 63 instances: 63 × 60 % ÷ 2.2. ⌈122 ÷ 3⌉ + 6; 63 are 42 and their reserve.
        'web-0': growing('red', [8, 33, 27, 189 / 11], [47, 126 / 11]),
        // 1, 3 and 1; 27 + 4. 23 × 3 = 69: 69 × 60 % ÷ 2.2; 46 × 60 % ÷ 2.2.
        'web-1': growing('red', [5, 31, 27, 207 / 11], [45, 138 / 11]),
        // 1 and 3; 27 + 3. 24 × 3 = 72: 72 × 60 % ÷ 2.2; 48 × 60 % ÷ 2.2.
        'web-2': growing('red', [4, 30, 27, 216 / 11], [44, 144 / 11]),
        // 59 in a /26. 2 of shop-api and both of shop-worker; 132 ÷ 3 + 27. At 55 ÷ 3 times shop-api needs 110, a third
        // of which is 37 here, and shop-worker 22: 59. 198 ÷ 3 + 27; at 14 times 84, 126 ÷ 3 = 42 and 17: 59.
        'api-0': growing('red', [4, 71, 59, 55 / 3], [93, 14]),
        // 2; 132 ÷ 3. 59 × 3 = 177 ÷ 6 a time. 198 ÷ 3; 177 are 118 and their reserve.
        'api-1': growing('red', [2, 44, 59, 29.5], [66, 118 / 6]),
        'api-2': growing('red', [2, 44, 59, 29.5], [66, 118 / 6]),
      },
      // In GiB: every instance has 8 of gp2; those of shop-worker and legacy-batch have 20 more of gp2, the others 20 of gp3.
      // 50 TiB are 51,200.
      'ebs-storage': {
        // 304 stay: 10 × 28 of legacy-batch, 3 × 8 of shop-web-green and shop-bastion. 304 + 10 × 8 + 2 × 28;
        // 304 + 81 × 8 + 132 × 8 + 27 × 28 = 2,764. At 458.5 times 1,682 × 8 + 2,751 × 8 + 551 × 28 and 304 are 51,196.
        // 304 + 122 × 8 + 198 × 8 + 27 × 28; at 340 times 1,247, with the reserve 1,871, 2,040 and 3,060, and 408:
        // 14,968 + 24,480 + 11,424 + 304; a worker more is too much.
        'gp2 storage': growing('green', tib(440, 2_764, 51_200, 458.5), tibWithoutZone(3_620, 340)),
        // 3 × 20 stay. 60 + 10 × 20; 60 + 213 × 20. At 264.5 times ⌈969.8⌉ and 1,587 are 2,557 of 20. 60 + 320 × 20; at
        // 1,938 ÷ 11 times 646 and 1,058, with their reserve 969 and 1,587, are 2,556 of 20; 2,558 are too many.
        'gp3 storage': growing('green', tib(260, 4_320, 51_200, 264.5), tibWithoutZone(6_460, 1_938 / 11)),
      },
    },
    'us-east-1': {
      'on-demand-vcpu': {
        // 42 × 2 + 60 × 4 = 324. At 1,180 ÷ 27 times: ⌈83.2⌉ × 2 + 118 × 4 = 640; one c5.xlarge more is 644.
        // 63 × 2 + 90 × 4 = 486. At 780 ÷ 27 times: ⌈54.998⌉ and 83 × 2 + 78 and 117 × 4 = 634; with 79, and 119, 642.
        'On-Demand Standard': growing('green', [18, 324, 640, 1_180 / 27], [486, 780 / 27]),
      },
      'subnet-free-addresses': {
        // 251 in a /24. 42 ÷ 3; 753 in three of them. 63 ÷ 3; 753 are 502 and their reserve.
        'web-0': growing('green', [1, 14, 251, webNeeding(753)], [21, webNeeding(502)]),
        'web-1': growing('green', [1, 14, 251, webNeeding(753)], [21, webNeeding(502)]),
        'web-2': growing('green', [1, 14, 251, webNeeding(753)], [21, webNeeding(502)]),
        // 60 ÷ 3; 753 ÷ 2.7. 90 ÷ 3; 502 ÷ 2.7.
        'api-0': growing('green', [1, 20, 251, 7_530 / 27], [30, 5_020 / 27]),
        'api-1': growing('green', [1, 20, 251, 7_530 / 27], [30, 5_020 / 27]),
        'api-2': growing('green', [1, 20, 251, 7_530 / 27], [30, 5_020 / 27]),
      },
      'ebs-storage': {
        // 6 × 8; 102 × 8; ⌈2,643.6⌉ and 3,756 are 6,400 of 8. 153 × 8; 1,762 and ⌈2,503.4⌉ with their reserve are 2,643 and 3,756.
        'gp2 storage': growing(
          'green',
          tib(48, 816, 51_200, 37_560 / 27),
          tibWithoutZone(1_224, webNeeding(1_762)),
        ),
        // 6 × 20; 102 × 20; ⌈1,057.2⌉ and 1,502 are 2,560 of 20. At 10,010 ÷ 27 times ⌈704.6⌉ and 1,001, with the reserve 1,058 and 1,502.
        'gp3 storage': growing(
          'green',
          tib(120, 2_040, 51_200, 15_020 / 27),
          tibWithoutZone(3_060, 10_010 / 27),
        ),
      },
    },
  },
});
