/**
 * AWS regions by partition, as the AWS SDK for JavaScript v3 lists them (`partitions.json`).
 * An account lives in one partition, and a role's ARN names it.
 */
const REGIONS_BY_PARTITION = {
  aws: [
    ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'ca-west-1', 'mx-central-1'],
    ...['sa-east-1', 'sa-west-1', 'eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-south-2'],
    ...['eu-west-1', 'eu-west-2', 'eu-west-3', 'af-south-1', 'il-central-1', 'me-central-1', 'me-south-1'],
    ...['me-west-1', 'ap-east-1', 'ap-east-2', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3'],
    ...['ap-south-1', 'ap-south-2', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4'],
    ...['ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7'],
  ],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
  'aws-eusc': ['eusc-de-east-1'],
  'aws-iso': ['us-iso-east-1', 'us-iso-west-1'],
  'aws-iso-b': ['us-isob-east-1', 'us-isob-west-1'],
  'aws-iso-e': ['eu-isoe-west-1'],
  'aws-iso-f': ['us-isof-east-1', 'us-isof-south-1'],
} as const satisfies Record<string, readonly string[]>;

type Partition = keyof typeof REGIONS_BY_PARTITION;

/**
 * The region of each partition that serves what AWS has once per account, such as Support, as the SDK's endpoint rules of
 * Support name it. Every account has that region, so STS answers there too.
 */
const GLOBAL_REGIONS: Readonly<Record<Partition, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-eusc': 'eusc-de-east-1',
  'aws-iso': 'us-iso-east-1',
  'aws-iso-b': 'us-isob-east-1',
  'aws-iso-e': 'eu-isoe-west-1',
  'aws-iso-f': 'us-isof-south-1',
};

/**
 * The regions of the partition `aws` that every account has: those that AWS opened before 20 March 2019 and
 * ap-northeast-3 (Account Management guide, "Enable or disable AWS Regions"). Other partitions have no regions to enable.
 */
const ALWAYS_ON: ReadonlySet<string> = new Set([
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'sa-east-1'],
  ...['eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-2', 'eu-west-3'],
  ...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2'],
]);

/** The names of all regions. */
export const REGIONS: readonly string[] = Object.values(REGIONS_BY_PARTITION).flat();

/** Returns the partition to which a region belongs, such as `aws-cn`; null for a region that is not known. */
export const partitionOf = (region: string): Partition | null =>
  (Object.entries<readonly string[]>(REGIONS_BY_PARTITION).find(([, regions]) =>
    regions.includes(region),
  )?.[0] as Partition | undefined) ?? null;

/** Returns the region that serves what AWS has once per account, in a partition; that of `aws` for one that is not known. */
export const globalRegionIn = (partition: string): string =>
  Object.entries(GLOBAL_REGIONS).find(([name]) => name === partition)?.[1] ?? GLOBAL_REGIONS.aws;

/** Returns the same, in the partition of a region. */
export const globalRegionOf = (region: string): string => GLOBAL_REGIONS[partitionOf(region) ?? 'aws'];

/** Tells whether accounts must enable the region before they can use it. */
export const isOptIn = (region: string): boolean => partitionOf(region) === 'aws' && !ALWAYS_ON.has(region);

/**
 * Chooses the region in which to ask STS for credentials: our own region if there is one, else the first region of the plan
 * that every account has. It never leaves the partition of the plan's regions.
 *
 * @param regions The regions of one account, at least one.
 * @param own The region in which this program runs.
 */
export function chooseSignInRegion(regions: readonly string[], own?: string): string {
  const [first = ''] = regions;
  if (own !== undefined && partitionOf(own) === partitionOf(first)) return own;
  return regions.find((region) => !isOptIn(region)) ?? globalRegionOf(first);
}
