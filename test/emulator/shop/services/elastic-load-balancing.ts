import { CreateSecurityGroupCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
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
import { type ByRegion, SHOP_REGIONS, SHOP_TAGS, type ShopRegion } from '../account';
import { growing, structural, webNeeding } from '../ceilings';
import { EVENT } from '../event';
import { daily, everyFiveMinutes, everyMinute, once, peakOf, perPeriod, publish, series } from '../metrics';
import { requireField, type Site, toTags } from '../site';
import type { Certificates } from './acm';
import type { NetworkName, Surroundings } from './ec2';
import { NONE, shopService } from './service';

interface Balancer {
  readonly name: string;
  readonly zones: number;
  readonly hardened: boolean;
  /** At the peak. */
  readonly requestsPerSecond: number;
  readonly activeConnections: number;
  readonly newConnectionsPerSecond: number;
  /** LCUs, as it uses them in each minute of the peak. */
  readonly capacityUnits: number;
  /** A target group with nothing in it, behind a listener at port 8443. */
  readonly emptyTargetGroup?: string;
  /** A target group to which the listener at port 443 gives weight 0: for the next release. */
  readonly idleTargetGroup?: string;
}

const BALANCERS: ByRegion<readonly Balancer[]> = {
  'ap-southeast-1': [
    {
      name: 'shop-web',
      zones: 3,
      hardened: true,
      requestsPerSecond: 420,
      activeConnections: 3_600,
      newConnectionsPerSecond: 60,
      capacityUnits: 60,
      idleTargetGroup: 'shop-web-green',
    },
    {
      name: 'shop-api',
      zones: 3,
      hardened: false,
      requestsPerSecond: 300,
      activeConnections: 1_500,
      newConnectionsPerSecond: 25,
      capacityUnits: 22,
      emptyTargetGroup: 'shop-api-canary',
    },
  ],
  'us-east-1': [
    {
      name: 'shop-web',
      zones: 3,
      hardened: true,
      requestsPerSecond: 200,
      activeConnections: 1_700,
      newConnectionsPerSecond: 30,
      capacityUnits: 28,
    },
    {
      name: 'shop-api',
      zones: 2,
      hardened: true,
      requestsPerSecond: 150,
      activeConnections: 800,
      newConnectionsPerSecond: 12,
      capacityUnits: 11,
    },
  ],
};

/** Of the first generation, for a fleet of the network to register with. */
interface ClassicBalancer {
  readonly name: string;
  readonly network: NetworkName;
  /** Whether it is the shop's, and faces the internet with the imported certificate. */
  readonly isOfShop: boolean;
}

const CLASSIC_BALANCERS: ByRegion<readonly ClassicBalancer[]> = {
  'ap-southeast-1': [
    { name: 'legacy-intranet', network: 'web', isOfShop: false },
    // The first entrance of the shop, whose host name partners still have in their settings.
    { name: 'shop-partners', network: 'web', isOfShop: true },
  ],
  'us-east-1': [],
};

export interface TargetGroups {
  /** ARN of the target group that a fleet registers with, by the name of both. */
  readonly targetGroups: ReadonlyMap<string, string>;
}

type Ground = Site<ShopRegion> & Surroundings & Certificates;

async function plant(site: Ground): Promise<TargetGroups> {
  const targetGroups = new Map<string, string>();
  for (const balancer of BALANCERS[site.region]) {
    for (const [name, arn] of await buildBalancer(site, balancer)) targetGroups.set(name, arn);
  }
  for (const balancer of CLASSIC_BALANCERS[site.region]) await buildClassicBalancer(site, balancer);
  return { targetGroups };
}

async function createTargetGroup({ config, vpcId }: Ground, name: string): Promise<string> {
  const elbv2 = new ElasticLoadBalancingV2Client(config);
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

/** Returns the target groups that fleets register with, by name. */
async function buildBalancer(site: Ground, balancer: Balancer): Promise<ReadonlyMap<string, string>> {
  const { config, vpcId, subnets, certificateArn } = site;
  const ec2 = new EC2Client(config);
  const elbv2 = new ElasticLoadBalancingV2Client(config);
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
      Subnets: subnets.web.slice(0, balancer.zones),
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
  const targetGroups = new Map([[balancer.name, targetGroup]]);
  if (balancer.idleTargetGroup) {
    targetGroups.set(balancer.idleTargetGroup, await createTargetGroup(site, balancer.idleTargetGroup));
  }
  await listen(443, ...targetGroups.values());
  if (balancer.emptyTargetGroup) {
    await listen(8443, await createTargetGroup(site, balancer.emptyTargetGroup));
  }

  await publishTraffic(site, balancer, { LoadBalancerArn, targetGroup });
  return targetGroups;
}

async function publishTraffic(
  site: Site,
  balancer: Balancer,
  { LoadBalancerArn, targetGroup }: { readonly LoadBalancerArn: string; readonly targetGroup: string },
): Promise<void> {
  // Metrics name them by the ends of their ARNs: `app/<name>/<id>` and `targetgroup/<name>/<id>`.
  const LoadBalancer = requireField(LoadBalancerArn.split(':loadbalancer/')[1]);
  const TargetGroup = targetGroup.slice(targetGroup.lastIndexOf(':') + 1);
  const ofBalancer = series('AWS/ApplicationELB', { LoadBalancer }, site.now);
  const ofTargets = series('AWS/ApplicationELB', { TargetGroup, LoadBalancer }, site.now);
  await publish(site, [
    ofBalancer('RequestCount', perPeriod(balancer.requestsPerSecond), once, everyFiveMinutes),
    ofBalancer('ActiveConnectionCount', daily(balancer.activeConnections), everyMinute),
    ofBalancer('NewConnectionCount', perPeriod(balancer.newConnectionsPerSecond)),
    ofBalancer('PeakLCUs', daily(balancer.capacityUnits), everyMinute),
    ofTargets('RequestCount', perPeriod(balancer.requestsPerSecond)),
  ]);
}

async function buildClassicBalancer(
  { config, region, subnets, importedCertificateArn }: Ground,
  { name, network, isOfShop }: ClassicBalancer,
): Promise<void> {
  await new ElasticLoadBalancingClient(config).send(
    new CreateClassicLoadBalancerCommand({
      LoadBalancerName: name,
      ...(isOfShop ? {} : { Scheme: 'internal' }),
      Subnets: [...subnets[network]],
      // AWS takes the zones of the subnets, and refuses both at once; moto only knows those that it is given.
      AvailabilityZones: [...SHOP_REGIONS[region]],
      Listeners: [
        isOfShop
          ? {
              ...{ Protocol: 'HTTPS', LoadBalancerPort: 443, SSLCertificateId: importedCertificateArn },
              ...{ InstanceProtocol: 'HTTP', InstancePort: 8080 },
            }
          : { Protocol: 'TCP', LoadBalancerPort: 80, InstancePort: 80 },
      ],
      Tags: toTags({ ...(isOfShop ? SHOP_TAGS : {}), Name: name }),
    }),
  );
}

export const elasticLoadBalancing = shopService({
  plant,
  collected: (now) => {
    const traffic = (
      requestsPerSecond: number,
      activeConnections: number,
      newConnectionsPerSecond: number,
      capacityUnits: number,
    ) => ({
      requestsPerSecond: peakOf(requestsPerSecond, now),
      activeConnections: peakOf(activeConnections, now),
      newConnectionsPerSecond: peakOf(newConnectionsPerSecond, now),
      capacityUnits: peakOf(capacityUnits, now),
    });
    return {
      loadBalancers: {
        'ap-southeast-1': {
          'shop-web': { attributes: { 'deletion_protection.enabled': 'true' } },
          'shop-api': {
            attributes: { 'deletion_protection.enabled': 'false', 'access_logs.s3.enabled': 'false' },
          },
        },
      },
      loadBalancerPeaks: {
        'ap-southeast-1': {
          // 126,000 requests and 18,000 new connections in the five minutes of the peak.
          'shop-web': traffic(420, 3_600, 60, 60),
          // 90,000 and 7,500.
          'shop-api': traffic(300, 1_500, 25, 22),
        },
      },
      listeners: {
        'ap-southeast-1': {
          'shop-web': [
            { port: 80, protocol: 'HTTP', forwards: [] },
            { port: 443, protocol: 'HTTPS', forwards: [{ weight: 1 }, { weight: 0 }] },
          ],
        },
      },
      lcuReservations: { 'ap-southeast-1': { 'shop-web': { capacityUnits: 0 } } },
      targetGroupAttributes: NONE,
      targetGroups: {
        'ap-southeast-1': { 'shop-web': { protocol: 'HTTP', tags: SHOP_TAGS } },
      },
      targetHealth: {
        'ap-southeast-1': {
          'shop-web': { targets: Array.from({ length: 4 }, () => ({ state: 'healthy' })) },
          'shop-web-green': { targets: Array.from({ length: 2 }, () => ({ state: 'healthy' })) },
          'shop-api-canary': { targets: [] },
        },
      },
      classicLoadBalancers: {
        'ap-southeast-1': {
          'legacy-intranet': {
            scheme: 'internal',
            listeners: [{ port: 80, certificateArn: null }],
            instances: Array.from({ length: 10 }, () => ({ state: 'InService' })),
            tags: { Name: 'legacy-intranet' },
          },
          'shop-partners': {
            scheme: 'internet-facing',
            availabilityZones: SHOP_REGIONS['ap-southeast-1'],
            listeners: [{ port: 443 }],
            instances: Array.from({ length: 6 }, () => ({ state: 'InService' })),
            tags: { ...SHOP_TAGS, Name: 'shop-partners' },
          },
        },
      },
    };
  },
  ceilings: {
    'ap-southeast-1': {
      // 1,000 targets, which are 666 and their reserve, × 60 % ÷ 2.2 or × 50 % ÷ 3. shop-api-canary is empty, and
      // shop-web-green stays as it is, for it gets no requests.
      'targets-per-target-group': {
        'shop-web': growing('green', [4, 81, 1_000, 3_000 / 11], [122, 1_998 / 11]),
        'shop-web-green': structural(2, 2, 1_000),
        'shop-api': growing('green', [6, 132, 1_000, 1_000 / 6], [198, 111]),
      },
      'targets-per-load-balancer': {
        // 2 of shop-web-green: 998 × 60 % ÷ 2.2; 665 and their reserve are 998.
        'shop-web': growing('green', [6, 83, 1_000, 2_994 / 11], [124, 1_995 / 11]),
        'shop-api': growing('green', [6, 132, 1_000, 1_000 / 6], [198, 111]),
      },
      'load-balancers': { 'Application Load Balancers': structural(2, 2 + EVENT.plannedLoadBalancers, 50) },
      'target-groups': { 'Target groups': structural(4, 4, 3_000) },
    },
    'us-east-1': {
      'targets-per-target-group': {
        'shop-web': growing('green', [3, 42, 1_000, webNeeding(1_000)], [63, webNeeding(666)]),
        'shop-api': growing('green', [3, 60, 1_000, 10_000 / 27], [90, 6_660 / 27]),
      },
      'targets-per-load-balancer': {
        'shop-web': growing('green', [3, 42, 1_000, webNeeding(1_000)], [63, webNeeding(666)]),
        'shop-api': growing('green', [3, 60, 1_000, 10_000 / 27], [90, 6_660 / 27]),
      },
      'load-balancers': { 'Application Load Balancers': structural(2, 2, 50) },
      'target-groups': { 'Target groups': structural(2, 2, 3_000) },
    },
  },
  rarities: {
    actions: ['elasticloadbalancing:DescribeTargetGroupAttributes'],
    plant: async ({ config }) => {
      const { Vpcs } = await new EC2Client(config).send(new DescribeVpcsCommand({}));
      await new ElasticLoadBalancingV2Client(config).send(
        new CreateTargetGroupCommand({
          Name: 'feed',
          Protocol: 'TCP',
          Port: 8883,
          TargetType: 'ip',
          VpcId: requireField(Vpcs?.[0]?.VpcId),
        }),
      );
    },
  },
});
