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
 * Where each partition answers for what it serves once per account, AWS Support first of all, as the SDK's endpoint
 * rules of Support have it. It is on in every account, so STS answers there too.
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
 * The regions of the partition `aws` that every account has: those that came before 20 March 2019 and
 * ap-northeast-3 (Account Management guide, "Enable or disable AWS Regions"). In the others a region is not switched.
 */
const ALWAYS_ON: ReadonlySet<string> = new Set([
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'sa-east-1'],
  ...['eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-2', 'eu-west-3'],
  ...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2'],
]);

export const REGIONS: readonly string[] = Object.values(REGIONS_BY_PARTITION).flat();

/** The partition a region belongs to, such as `aws-cn`; null for a region that is not known. */
export const partitionOf = (region: string): Partition | null =>
  (Object.entries<readonly string[]>(REGIONS_BY_PARTITION).find(([, regions]) =>
    regions.includes(region),
  )?.[0] as Partition | undefined) ?? null;

/** Where the partition of a region answers for what it serves once per account. */
export const globalRegionOf = (region: string): string => GLOBAL_REGIONS[partitionOf(region) ?? 'aws'];

/** Whether an account may have switched the region off, or never have switched it on. */
export const isOptIn = (region: string): boolean => partitionOf(region) === 'aws' && !ALWAYS_ON.has(region);

/**
 * Where to ask for credentials: in our own region where we have one, else in the first of the plan that is surely on;
 * never outside the partition of the plan's regions.
 *
 * @param regions Of one account, at least one.
 */
export function signInRegion(regions: readonly string[], own?: string): string {
  const [first = ''] = regions;
  if (own !== undefined && partitionOf(own) === partitionOf(first)) return own;
  return regions.find((region) => !isOptIn(region)) ?? globalRegionOf(first);
}
