/**
 * What a checker must find in the shop, worked out by hand from the published arithmetic and not by our code: the
 * figures here are written down, and `account.ts` is what they were worked out from.
 */

/** The event that the figures below are for; everything in the shop's scope grows with its traffic. */
export const NEEDED_MULTIPLIER = 22;

interface GroupFacts {
  /** Fully busy instances at the peak: instances × CPU. */
  readonly load: number;
  /** Instances that 22 times the load takes. */
  readonly needed: number;
  /** Multiplier up to which the group's maximum size is enough. */
  readonly breaksAt: number;
}

export const GROUPS: Readonly<Record<string, Readonly<Record<string, GroupFacts>>>> = {
  'ap-southeast-1': {
    // 4 × 55 % = 2.2; 2.2 × 22 ÷ 60 % = 80.67; the maximum of 20 carries 20 × 60 % ÷ 2.2. This breaks first.
    'shop-web': { load: 2.2, needed: 81, breaksAt: 5.4545 },
    // 6 × 50 % = 3; 3 × 22 ÷ 50 % = 132; 150 × 50 % ÷ 3.
    'shop-api': { load: 3, needed: 132, breaksAt: 25 },
    // 2 × 30 % = 0.6; 0.6 × 22 ÷ 50 % = 26.4; 24 × 50 % ÷ 0.6.
    'shop-worker': { load: 0.6, needed: 27, breaksAt: 20 },
  },
  'us-east-1': {
    // 3 × 40 % = 1.2; 1.2 × 22 ÷ 60 % = 44; 60 × 60 % ÷ 1.2.
    'shop-web': { load: 1.2, needed: 44, breaksAt: 30 },
    // 3 × 45 % = 1.35; 1.35 × 22 ÷ 50 % = 59.4; 40 × 50 % ÷ 1.35.
    'shop-api': { load: 1.35, needed: 60, breaksAt: 14.8148 },
  },
};

interface VcpuFacts {
  readonly quota: number;
  /** Running now. */
  readonly now: number;
  /** At 22 times, each group as large as it needs to be. */
  readonly atPeak: number;
  /** Multiplier up to which the quota is enough. */
  readonly breaksAt: number;
}

/** Standard On-Demand vCPUs: m5.large has 2, c5.xlarge 4, t3.medium 2. */
export const VCPUS: Readonly<Record<string, VcpuFacts>> = {
  // 4 × 2 + 6 × 4 + 2 × 2 = 36 and 10 × 2 of legacy-batch; 81 × 2 + 132 × 4 + 27 × 2 = 744 and the same 20.
  // At 67 ÷ 6 times: ⌈40.9⌉ × 2 + 67 × 4 + ⌈13.4⌉ × 2 + 20 = 398; one c5.xlarge more is 402.
  'ap-southeast-1': { quota: 400, now: 56, atPeak: 764, breaksAt: 67 / 6 },
  // 3 × 2 + 3 × 4 = 18; 44 × 2 + 60 × 4 = 328.
  // At 43 times: 86 × 2 + ⌈116.1⌉ × 4 = 640; one m5.large more is 642.
  'us-east-1': { quota: 640, now: 18, atPeak: 328, breaksAt: 43 },
};

/** Free addresses of the web subnets of Singapore, a /27 each: 32 − 5 of AWS − instances of shop-web and legacy-batch. */
export const FREE_WEB_ADDRESSES = { a: 27 - 2 - 4, b: 27 - 1 - 3, c: 27 - 1 - 3 } as const;

interface BalancerFacts {
  readonly requestsPerSecond: number;
  readonly activeConnections: number;
  readonly newConnectionsPerSecond: number;
}

/** Peaks of Singapore's load balancers. */
export const BALANCERS: Readonly<Record<string, BalancerFacts>> = {
  // 126,000 requests and 18,000 new connections in the five minutes of the peak.
  'shop-web': { requestsPerSecond: 420, activeConnections: 3_600, newConnectionsPerSecond: 60 },
  // 90,000 and 7,500.
  'shop-api': { requestsPerSecond: 300, activeConnections: 1_500, newConnectionsPerSecond: 25 },
};

interface DatabaseFacts {
  readonly connections: number;
  readonly freeStorageBytes: number;
  readonly storageGrowthBytesPerDay: number;
}

/** Peaks of Singapore's databases. */
export const DATABASES: Readonly<Record<string, DatabaseFacts>> = {
  // 60 GiB left, half a GiB less each day. db.r5.large: 16 GiB ÷ 12,582,880 = 1,365 connections, enough for 7.58 times.
  'shop-orders': {
    connections: 180,
    freeStorageBytes: 64_424_509_440,
    storageGrowthBytesPerDay: 536_870_912,
  },
  // 70 GiB left, a quarter less each day. db.m5.large: 8 GiB ÷ 9,531,392 = 901 connections, enough for 15.02 times.
  'shop-catalog': {
    connections: 60,
    freeStorageBytes: 75_161_927_680,
    storageGrowthBytesPerDay: 268_435_456,
  },
};
