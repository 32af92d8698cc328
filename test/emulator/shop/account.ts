/**
 * The shop as data: two regions of one account, with ordinary mistakes in them. `fill.ts` builds it, `metrics.ts`
 * gives it traffic, `facts.ts` says what a checker must find.
 */

/** moto's own account. */
export const SHOP_ACCOUNT = '123456789012';

/** What marks the resources of the shop; `legacy-batch` and `legacy-intranet` carry no such tag. */
export const SHOP_TAGS = { app: 'shop' } as const;

export interface Network {
  readonly name: string;
  /** One block for each zone of the region, in their order. */
  readonly cidrBlocks: readonly string[];
}

export interface Fleet {
  readonly name: string;
  readonly instanceType: string;
  readonly volumeType: 'gp2' | 'gp3';
  readonly minSize: number;
  readonly maxSize: number;
  /** Running instances, dealt out to the zones in turn. */
  readonly instances: number;
  readonly network: string;
  /** How many of the region's zones it uses. */
  readonly zones: number;
  /** Target of its tracking policy, percent CPU; null: no policy. */
  readonly cpuTarget: number | null;
  /** Average CPU at the peak, percent. */
  readonly cpuAtPeak: number;
  /** Of the load balancer and the target group of the same name. */
  readonly balanced: boolean;
  readonly tagged: boolean;
  readonly suspendedProcesses?: readonly string[];
  readonly scheduledAction?: {
    readonly name: string;
    readonly recurrence: string;
    readonly timeZone: string;
    readonly minSize: number;
    readonly maxSize: number;
  };
}

export interface Balancer {
  readonly name: string;
  readonly zones: number;
  readonly hardened: boolean;
  /** At the peak. */
  readonly requestsPerSecond: number;
  readonly activeConnections: number;
  readonly newConnectionsPerSecond: number;
  /** A target group with nothing in it, behind a listener at port 8443. */
  readonly emptyTargetGroup?: string;
  /** A target group with nothing in it, to which the listener at port 443 gives weight 0: for the next release. */
  readonly idleTargetGroup?: string;
}

/** Of the first generation, in front of a fleet. */
export interface ClassicBalancer {
  readonly name: string;
  readonly fleet: string;
}

export interface Database {
  readonly name: string;
  readonly engine: 'mysql' | 'postgres';
  readonly engineVersion: string;
  readonly parameterGroupFamily: string;
  readonly maxConnections: string;
  readonly instanceClass: string;
  readonly allocatedStorage: number;
  readonly maxAllocatedStorage?: number;
  readonly storageType: string;
  readonly multiAz: boolean;
  readonly backupRetentionPeriod: number;
  readonly deletionProtection: boolean;
  readonly maintenanceWindow: string;
  /** At the peak. */
  readonly connections: number;
  readonly cpuAtPeak: number;
  /** At the end of the look-back, and how much more there was a day earlier. */
  readonly freeStorageGiB: number;
  readonly shrinksGiBPerDay: number;
}

export interface ShopRegion {
  readonly region: string;
  readonly zones: readonly string[];
  readonly vpcCidrBlock: string;
  readonly networks: readonly Network[];
  readonly balancers: readonly Balancer[];
  readonly classicBalancers: readonly ClassicBalancer[];
  readonly fleets: readonly Fleet[];
  readonly databases: readonly Database[];
}

const singapore: ShopRegion = {
  region: 'ap-southeast-1',
  zones: ['ap-southeast-1a', 'ap-southeast-1b', 'ap-southeast-1c'],
  vpcCidrBlock: '10.0.0.0/16',
  networks: [
    { name: 'web', cidrBlocks: ['10.0.0.0/27', '10.0.0.32/27', '10.0.0.64/27'] },
    { name: 'api', cidrBlocks: ['10.0.1.0/26', '10.0.1.64/26', '10.0.1.128/26'] },
    { name: 'data', cidrBlocks: ['10.0.2.0/27', '10.0.2.32/27', '10.0.2.64/27'] },
  ],
  balancers: [
    {
      name: 'shop-web',
      zones: 3,
      hardened: true,
      requestsPerSecond: 420,
      activeConnections: 3_600,
      newConnectionsPerSecond: 60,
      idleTargetGroup: 'shop-web-green',
    },
    {
      name: 'shop-api',
      zones: 3,
      hardened: false,
      requestsPerSecond: 300,
      activeConnections: 1_500,
      newConnectionsPerSecond: 25,
      emptyTargetGroup: 'shop-api-canary',
    },
  ],
  classicBalancers: [{ name: 'legacy-intranet', fleet: 'legacy-batch' }],
  fleets: [
    {
      name: 'shop-web',
      instanceType: 'm5.large',
      volumeType: 'gp3',
      minSize: 3,
      maxSize: 20,
      instances: 4,
      network: 'web',
      zones: 3,
      cpuTarget: 60,
      cpuAtPeak: 55,
      balanced: true,
      tagged: true,
      scheduledAction: {
        name: 'evening-peak',
        recurrence: '0 18 * * *',
        timeZone: 'Asia/Singapore',
        minSize: 4,
        maxSize: 20,
      },
    },
    {
      name: 'shop-api',
      instanceType: 'c5.xlarge',
      volumeType: 'gp3',
      minSize: 3,
      maxSize: 150,
      instances: 6,
      network: 'api',
      zones: 3,
      cpuTarget: 50,
      cpuAtPeak: 50,
      balanced: true,
      tagged: true,
    },
    {
      name: 'shop-worker',
      instanceType: 't3.medium',
      volumeType: 'gp2',
      minSize: 1,
      maxSize: 24,
      instances: 2,
      network: 'api',
      zones: 1,
      cpuTarget: 50,
      cpuAtPeak: 30,
      balanced: false,
      tagged: true,
    },
    {
      name: 'legacy-batch',
      instanceType: 'm5.large',
      volumeType: 'gp2',
      minSize: 10,
      maxSize: 10,
      instances: 10,
      network: 'web',
      zones: 3,
      cpuTarget: null,
      cpuAtPeak: 80,
      balanced: false,
      tagged: false,
    },
  ],
  databases: [
    {
      name: 'shop-orders',
      engine: 'mysql',
      engineVersion: '8.0.39',
      parameterGroupFamily: 'mysql8.0',
      maxConnections: '{DBInstanceClassMemory/12582880}',
      instanceClass: 'db.r5.large',
      allocatedStorage: 200,
      storageType: 'gp2',
      multiAz: false,
      backupRetentionPeriod: 1,
      deletionProtection: false,
      // Friday 17:00 UTC is Saturday 01:00 in Singapore: an hour into a sale that starts at midnight.
      maintenanceWindow: 'fri:17:00-fri:17:30',
      connections: 180,
      cpuAtPeak: 35,
      freeStorageGiB: 60,
      shrinksGiBPerDay: 0.5,
    },
    {
      name: 'shop-catalog',
      engine: 'postgres',
      engineVersion: '16.4',
      parameterGroupFamily: 'postgres16',
      maxConnections: 'LEAST({DBInstanceClassMemory/9531392},5000)',
      instanceClass: 'db.m5.large',
      allocatedStorage: 100,
      maxAllocatedStorage: 500,
      storageType: 'gp3',
      multiAz: true,
      backupRetentionPeriod: 7,
      deletionProtection: true,
      maintenanceWindow: 'tue:18:00-tue:18:30',
      connections: 60,
      cpuAtPeak: 25,
      freeStorageGiB: 70,
      shrinksGiBPerDay: 0.25,
    },
  ],
};

const virginia: ShopRegion = {
  region: 'us-east-1',
  zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
  vpcCidrBlock: '10.1.0.0/16',
  networks: [
    { name: 'web', cidrBlocks: ['10.1.0.0/24', '10.1.1.0/24', '10.1.2.0/24'] },
    { name: 'api', cidrBlocks: ['10.1.4.0/24', '10.1.5.0/24', '10.1.6.0/24'] },
    { name: 'data', cidrBlocks: ['10.1.8.0/26', '10.1.8.64/26', '10.1.8.128/26'] },
  ],
  balancers: [
    {
      name: 'shop-web',
      zones: 3,
      hardened: true,
      requestsPerSecond: 200,
      activeConnections: 1_700,
      newConnectionsPerSecond: 30,
    },
    {
      name: 'shop-api',
      zones: 2,
      hardened: true,
      requestsPerSecond: 150,
      activeConnections: 800,
      newConnectionsPerSecond: 12,
    },
  ],
  classicBalancers: [],
  fleets: [
    {
      name: 'shop-web',
      instanceType: 'm5.large',
      volumeType: 'gp3',
      minSize: 3,
      maxSize: 60,
      instances: 3,
      network: 'web',
      zones: 3,
      cpuTarget: 60,
      cpuAtPeak: 40,
      balanced: true,
      tagged: true,
    },
    {
      name: 'shop-api',
      instanceType: 'c5.xlarge',
      volumeType: 'gp3',
      minSize: 2,
      maxSize: 40,
      instances: 3,
      network: 'api',
      zones: 3,
      cpuTarget: 50,
      cpuAtPeak: 45,
      balanced: true,
      tagged: true,
      suspendedProcesses: ['ReplaceUnhealthy'],
    },
  ],
  databases: [
    {
      name: 'shop-orders',
      engine: 'mysql',
      engineVersion: '8.0.39',
      parameterGroupFamily: 'mysql8.0',
      maxConnections: '2000',
      instanceClass: 'db.r5.large',
      allocatedStorage: 200,
      maxAllocatedStorage: 1_000,
      storageType: 'gp3',
      multiAz: true,
      backupRetentionPeriod: 14,
      deletionProtection: true,
      maintenanceWindow: 'tue:08:00-tue:08:30',
      connections: 80,
      cpuAtPeak: 20,
      freeStorageGiB: 120,
      shrinksGiBPerDay: 0.25,
    },
  ],
};

export const SHOP: readonly ShopRegion[] = [singapore, virginia];
