/**
 * What a checker must find in the shop, worked out by hand from the published arithmetic and not by our code: the
 * figures here are written down, and `account.ts` is what they were worked out from.
 */

/** Normal peak load of each group: fully busy instances, instances × CPU. */
export const GROUPS: Readonly<Record<string, Readonly<Record<string, { readonly load: number }>>>> = {
  'ap-southeast-1': {
    // 4 × 55 %, 6 × 50 %, 2 × 30 %.
    'shop-web': { load: 2.2 },
    'shop-api': { load: 3 },
    'shop-worker': { load: 0.6 },
  },
  'us-east-1': {
    // 3 × 40 %, 3 × 45 %.
    'shop-web': { load: 1.2 },
    'shop-api': { load: 1.35 },
  },
};

/** Standard On-Demand vCPUs, running now and at most: m5.large has 2, c5.xlarge 4, t3.medium 2. */
export const VCPUS: Readonly<Record<string, { readonly quota: number; readonly now: number }>> = {
  // 4 × 2 + 6 × 4 + 2 × 2 of the shop, 10 × 2 of legacy-batch.
  'ap-southeast-1': { quota: 400, now: 56 },
  // 3 × 2 + 3 × 4.
  'us-east-1': { quota: 640, now: 18 },
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
  // 60 GiB left, half a GiB less each day.
  'shop-orders': {
    connections: 180,
    freeStorageBytes: 64_424_509_440,
    storageGrowthBytesPerDay: 536_870_912,
  },
  // 70 GiB left, a quarter less each day.
  'shop-catalog': {
    connections: 60,
    freeStorageBytes: 75_161_927_680,
    storageGrowthBytesPerDay: 268_435_456,
  },
};

/**
 * The event that the ceilings below are for. All of us-east-1 belongs to it and grows with its traffic; of
 * ap-southeast-1 only what is tagged as the shop's, so that legacy-batch is there and does not grow.
 */
export const EVENT = {
  multiplier: 22,
  daysUntil: 20,
  days: 1,
  /** Two more Application Load Balancers in ap-southeast-1. */
  plannedLoadBalancers: 2,
} as const;

type Colour = 'green' | 'yellow' | 'red';

/** One ceiling; multiples of normal traffic are floored nowhere, so compare them to a few digits. */
export interface CeilingFacts {
  readonly now: number;
  readonly atPeak: number;
  readonly limit: number;
  /** null: does not grow with traffic. */
  readonly breaksAt: number | null;
  /** With the reserve that lets any one zone be lost; null, and breaking at 0: lost with its zone. */
  readonly withoutZone: { readonly atPeak: number | null; readonly breaksAt: number | null };
  /** Of what must fit with that reserve: red above the limit, yellow above 80 % of it. */
  readonly status: Colour;
}

/** Grows by whole instances, which are kept in reserve for a zone. */
const growing = (
  status: Colour,
  [now, atPeak, limit, breaksAt]: readonly [number, number, number, number],
  [atPeakWithoutZone, breaksAtWithoutZone]: readonly [number | null, number],
): CeilingFacts => ({
  ...{ now, atPeak, limit, breaksAt, status },
  withoutZone: { atPeak: atPeakWithoutZone, breaksAt: breaksAtWithoutZone },
});

/** The same figures of what is counted in TiB, given in GiB. */
const tib = (now: number, atPeak: number, limit: number, breaksAt: number) =>
  [now / 1024, atPeak / 1024, limit / 1024, breaksAt] as const;
const tibWithoutZone = (atPeak: number, breaksAt: number) => [atPeak / 1024, breaksAt] as const;

/** Grows, and a zone makes no difference to it. */
const zoneless = (
  status: Colour,
  [now, atPeak, limit, breaksAt]: readonly [number, number, number, number],
): CeilingFacts => growing(status, [now, atPeak, limit, breaksAt], [atPeak, breaksAt]);

/** Does not grow: what there is, and what is planned. */
const structural = (now: number, atPeak: number, limit: number): CeilingFacts => ({
  ...{ now, atPeak, limit, breaksAt: null, status: 'green' },
  withoutZone: { atPeak, breaksAt: null },
});

type CeilingsOfRegion = Readonly<Record<string, Readonly<Record<string, CeilingFacts>>>>;

/**
 * Every ceiling of the account, by region, family and resource; subnets by their Name.
 *
 * A group needs ⌈load × m ÷ target⌉ instances, and half as many again, rounded up, to lose one of three zones: n
 * instances then carry what ⌊2n ÷ 3⌋ do.
 */
export const CEILINGS: Readonly<Record<string, CeilingsOfRegion>> = {
  'ap-southeast-1': {
    'auto-scaling-group-size': {
      // 2.2 × 22 ÷ 60 % = 80.67; 20 × 60 % ÷ 2.2 = 60 ÷ 11. With the reserve ⌈121.5⌉; 13 × 60 % ÷ 2.2 = 39 ÷ 11.
      'shop-web': growing('red', [4, 81, 20, 60 / 11], [122, 39 / 11]),
      // 3 × 22 ÷ 50 % = 132; 150 × 50 % ÷ 3 = 25. 198; 100 × 50 % ÷ 3.
      'shop-api': growing('red', [6, 132, 150, 25], [198, 50 / 3]),
      // 0.6 × 22 ÷ 50 % = 26.4; 24 × 50 % ÷ 0.6 = 20. All in one zone.
      'shop-worker': growing('red', [2, 27, 24, 20], [null, 0]),
    },
    'on-demand-vcpu': {
      // 81 × 2 + 132 × 4 + 27 × 2 = 744 and the 20 of legacy-batch. At 67 ÷ 6 times: ⌈40.9⌉ × 2 + 67 × 4 +
      // ⌈13.4⌉ × 2 + 20 = 398; one c5.xlarge more is 402.
      // 122 × 2 + 198 × 4 + 27 × 2 + 20 = 1,110, shop-worker having no zone in reserve. At 84 ÷ 11 times shop-web
      // needs 28, with the reserve 42, shop-api ⌈45.8⌉ and 69, shop-worker ⌈9.2⌉: 84 + 276 + 20 + 20 = 400.
      'On-Demand Standard': growing('red', [56, 764, 400, 67 / 6], [1110, 84 / 11]),
    },
    'subnet-free-addresses': {
      // 27 in a /27. 2 of shop-web and 4 of legacy-batch; a third of 81 and the same 4. 27 − 4 = 23 leaves room for
      // 69 instances: 69 × 60 % ÷ 2.2. ⌈122 ÷ 3⌉ + 4; 69 are 46 and their reserve: 46 × 60 % ÷ 2.2.
      'web-0': growing('red', [6, 31, 27, 207 / 11], [45, 138 / 11]),
      // 1 and 3; 27 + 3. 24 × 3 = 72: 72 × 60 % ÷ 2.2; 48 × 60 % ÷ 2.2.
      'web-1': growing('red', [4, 30, 27, 216 / 11], [44, 144 / 11]),
      'web-2': growing('red', [4, 30, 27, 216 / 11], [44, 144 / 11]),
      // 59 in a /26. 2 of shop-api and both of shop-worker; 132 ÷ 3 + 27. At 55 ÷ 3 times shop-api needs 110, a third
      // of which is 37 here, and shop-worker 22: 59. 198 ÷ 3 + 27; at 14 times 84, 126 ÷ 3 = 42 and 17: 59.
      'api-0': growing('red', [4, 71, 59, 55 / 3], [93, 14]),
      // 2; 132 ÷ 3. 59 × 3 = 177 ÷ 6 a time. 198 ÷ 3; 177 are 118 and their reserve.
      'api-1': growing('red', [2, 44, 59, 29.5], [66, 118 / 6]),
      'api-2': growing('red', [2, 44, 59, 29.5], [66, 118 / 6]),
    },
    // In GiB: every instance has 8 of gp2; those of shop-web and shop-api have 20 of gp3, the others 20 more of gp2.
    // 50 TiB are 51,200.
    'ebs-storage': {
      // 10 × 28 of legacy-batch stay. 12 × 8 + 10 × 20; 280 + 81 × 8 + 132 × 8 + 27 × 28 = 2,740. At 2,753 ÷ 6 times
      // 1,683 × 8 + 2,753 × 8 + 551 × 28 and 280 are 51,196. 280 + 122 × 8 + 198 × 8 + 27 × 28; at 3,741 ÷ 11 times
      // 1,247, with the reserve 1,871, 2,041 and 3,062, and 409: 14,968 + 24,496 + 11,452 + 280.
      'gp2 storage': growing('green', tib(416, 2_740, 51_200, 2_753 / 6), tibWithoutZone(3_596, 3_741 / 11)),
      // 10 × 20; 213 × 20. 971 and 1,589 are 2,560 of 20. 320 × 20; 647 and 1,059 with their reserve are 971 and 1,589.
      'gp3 storage': growing('green', tib(200, 4_260, 51_200, 2_913 / 11), tibWithoutZone(6_400, 1_941 / 11)),
    },
    // 1,000 targets, which are 666 and their reserve, × 60 % ÷ 2.2 or × 50 % ÷ 3. shop-api-canary is empty.
    'targets-per-target-group': {
      'shop-web': growing('green', [4, 81, 1_000, 3_000 / 11], [122, 1_998 / 11]),
      'shop-api': growing('green', [6, 132, 1_000, 1_000 / 6], [198, 111]),
    },
    'targets-per-load-balancer': {
      'shop-web': growing('green', [4, 81, 1_000, 3_000 / 11], [122, 1_998 / 11]),
      'shop-api': growing('green', [6, 132, 1_000, 1_000 / 6], [198, 111]),
    },
    'load-balancers': { 'Application Load Balancers': structural(2, 2 + EVENT.plannedLoadBalancers, 50) },
    'target-groups': { 'Target groups': structural(4, 4, 3_000) },
    'db-cpu': {
      // 35 × 22; 100 ÷ 35; Single-AZ.
      'shop-orders': growing('red', [35, 770, 100, 100 / 35], [null, 0]),
      // 25 × 22; 100 ÷ 25; Multi-AZ.
      'shop-catalog': zoneless('red', [25, 550, 100, 4]),
    },
    // The formulas take DBInstanceClassMemory, of which AWS says only that it is less than the memory of the class.
    // Its example, about 630 connections of MySQL on 8 GiB, is 630 ÷ 683 of what all 8 GiB would give; the product
    // assumes that share everywhere, and so do these figures.
    'db-connections': {
      // db.r5.large: 16 GiB × 630 ÷ 683 ÷ 12,582,880 = 1,259.4. 1,259 ÷ 180; Single-AZ.
      'shop-orders': growing('red', [180, 3_960, 1_259, 1_259 / 180], [null, 0]),
      // db.m5.large: 8 GiB × 630 ÷ 683 ÷ 9,531,392 = 831.3. 831 ÷ 60; Multi-AZ.
      'shop-catalog': zoneless('red', [60, 1_320, 831, 831 / 60]),
    },
    'db-storage': {
      // 200 − 60 used, half a GiB more on each of 20 days, 22 halves on the day: 140 + 10 + 11. (200 − 150) ÷ 0.5.
      'shop-orders': zoneless('yellow', [140, 161, 200, 100]),
      // 100 − 70; 30 + 5 + 5.5; it may grow to 500: (500 − 35) ÷ 0.25.
      'shop-catalog': zoneless('green', [30, 40.5, 500, 1_860]),
    },
    'db-instances': { 'DB instances': structural(2, 2, 40) },
    'db-total-storage': { 'Total DB storage': structural(300, 300, 100_000) },
  },
  'us-east-1': {
    'auto-scaling-group-size': {
      // 1.2 × 22 ÷ 60 % = 44; 60 × 60 % ÷ 1.2 = 30. 66; 40 × 60 % ÷ 1.2.
      'shop-web': growing('red', [3, 44, 60, 30], [66, 20]),
      // 1.35 × 22 ÷ 50 % = 59.4; 40 × 50 % ÷ 1.35. 90; 26 and their reserve are 39: 26 × 50 % ÷ 1.35.
      'shop-api': growing('red', [3, 60, 40, 400 / 27], [90, 260 / 27]),
    },
    'on-demand-vcpu': {
      // 44 × 2 + 60 × 4 = 328. At 43 times: 86 × 2 + ⌈116.1⌉ × 4 = 640; one m5.large more is 642.
      // 66 × 2 + 90 × 4 = 492. At 770 ÷ 27 times: ⌈57.04⌉ and 87 × 2 + 77 and ⌈115.5⌉ × 4 = 638; with 78, and 117, 642.
      'On-Demand Standard': growing('green', [18, 328, 640, 43], [492, 770 / 27]),
    },
    'subnet-free-addresses': {
      // 251 in a /24. ⌈44 ÷ 3⌉; 753 in three of them, ÷ 2 a time. 66 ÷ 3; 753 are 502 and their reserve.
      'web-0': growing('green', [1, 15, 251, 376.5], [22, 251]),
      'web-1': growing('green', [1, 15, 251, 376.5], [22, 251]),
      'web-2': growing('green', [1, 15, 251, 376.5], [22, 251]),
      // 60 ÷ 3; 753 ÷ 2.7. 90 ÷ 3; 502 ÷ 2.7.
      'api-0': growing('green', [1, 20, 251, 7_530 / 27], [30, 5_020 / 27]),
      'api-1': growing('green', [1, 20, 251, 7_530 / 27], [30, 5_020 / 27]),
      'api-2': growing('green', [1, 20, 251, 7_530 / 27], [30, 5_020 / 27]),
    },
    'ebs-storage': {
      // 6 × 8; 104 × 8; 2,723 and 3,677 are 6,400 of 8. 156 × 8; 1,815 and 2,451 with their reserve are 2,723 and 3,677.
      'gp2 storage': growing('green', tib(48, 832, 51_200, 2_723 / 2), tibWithoutZone(1_248, 1_815 / 2)),
      // 6 × 20; 1,089 and 1,471 are 2,560 of 20. At 9,800 ÷ 27 times 726 and 980, with the reserve 1,089 and 1,470.
      'gp3 storage': growing('green', tib(120, 2_080, 51_200, 1_089 / 2), tibWithoutZone(3_120, 9_800 / 27)),
    },
    'targets-per-target-group': {
      'shop-web': growing('green', [3, 44, 1_000, 500], [66, 333]),
      'shop-api': growing('green', [3, 60, 1_000, 10_000 / 27], [90, 6_660 / 27]),
    },
    'targets-per-load-balancer': {
      'shop-web': growing('green', [3, 44, 1_000, 500], [66, 333]),
      'shop-api': growing('green', [3, 60, 1_000, 10_000 / 27], [90, 6_660 / 27]),
    },
    'load-balancers': { 'Application Load Balancers': structural(2, 2, 50) },
    'target-groups': { 'Target groups': structural(2, 2, 3_000) },
    // 20 × 22; 100 ÷ 20.
    'db-cpu': { 'shop-orders': zoneless('red', [20, 440, 100, 5]) },
    // The parameter group says 2,000. 80 × 22; 2,000 ÷ 80.
    'db-connections': { 'shop-orders': zoneless('yellow', [80, 1_760, 2_000, 25]) },
    // 200 − 120; 80 + 5 + 5.5; it may grow to 1,000: (1,000 − 85) ÷ 0.25.
    'db-storage': { 'shop-orders': zoneless('green', [80, 90.5, 1_000, 3_660]) },
    'db-instances': { 'DB instances': structural(1, 1, 40) },
    'db-total-storage': { 'Total DB storage': structural(200, 200, 100_000) },
  },
};

/** What breaks first of all that, and what would if it did not belong to somebody else. */
export const BREAKING_POINT = {
  family: 'db-cpu',
  multiplier: 100 / 35,
  region: 'ap-southeast-1',
  resource: 'shop-orders',
  /** Without the databases shop-web breaks first: see its ceiling. */
  withoutDatabases: 60 / 11,
  /** shop-worker and shop-orders of ap-southeast-1 are lost with their zone. */
  withoutOneZone: 0,
  /** What grows: 3 + 1 + 6 + 2 + 2 + 2 + 2 + 2 + 2 ceilings there, 2 + 1 + 6 + 2 + 2 + 2 + 1 + 1 + 1 in us-east-1. */
  judged: 40,
  /**
   * Without the scope legacy-batch grows, too. It tracks no target, so it is known to carry the 80 % it was seen to:
   * 10 × 80 % ÷ (10 × 80 %).
   */
  withLegacy: { multiplier: 1, resource: 'legacy-batch' },
} as const;
