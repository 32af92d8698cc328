/** What is known of a service of AWS before it is asked anything. */
export interface Service {
  /** AWS's own ids of the APIs of the service, as the SDK names them. */
  readonly apis: readonly string[];
  /** Where it answers: in each region, or in one region of the partition for the whole account. */
  readonly answersIn: 'region' | 'partition';
  /** Codes in Service Quotas under which quotas are judged. */
  readonly quotas: readonly string[];
}

/** The services that are asked, by the prefix of their actions in IAM. */
export const SERVICES = {
  account: {
    apis: ['Account'],
    answersIn: 'partition',
    quotas: [],
  },
  autoscaling: {
    apis: ['Auto Scaling'],
    answersIn: 'region',
    quotas: ['autoscaling'],
  },
  cloudwatch: {
    apis: ['CloudWatch'],
    answersIn: 'region',
    quotas: [],
  },
  ec2: {
    apis: ['EC2'],
    answersIn: 'region',
    quotas: ['ebs', 'ec2', 'vpc'],
  },
  elasticloadbalancing: {
    apis: ['Elastic Load Balancing', 'Elastic Load Balancing v2'],
    answersIn: 'region',
    quotas: ['elasticloadbalancing'],
  },
  rds: {
    apis: ['RDS'],
    answersIn: 'region',
    quotas: ['rds'],
  },
  servicequotas: {
    apis: ['Service Quotas'],
    answersIn: 'region',
    quotas: [],
  },
  sts: {
    apis: ['STS'],
    answersIn: 'region',
    quotas: [],
  },
  support: {
    apis: ['Support'],
    answersIn: 'partition',
    quotas: [],
  },
} as const satisfies Readonly<Record<string, Service>>;

/** The prefix of a service's actions in IAM, such as `elasticloadbalancing`. */
export type ServicePrefix = keyof typeof SERVICES;

const PREFIXES: ReadonlyMap<string, ServicePrefix> = new Map(
  Object.entries(SERVICES).flatMap(([prefix, { apis }]) =>
    apis.map((api) => [api, prefix as ServicePrefix] as const),
  ),
);

/**
 * The service of an API, by AWS's own id of it (`Elastic Load Balancing v2`).
 * @throws Error for one that is not in the table: it would escape the rate limits and the IAM policy.
 */
export function prefixOf(api: string): ServicePrefix {
  const prefix = PREFIXES.get(api);
  if (prefix === undefined) throw new Error(`src/model/services.ts does not say what is known of ${api}`);
  return prefix;
}
