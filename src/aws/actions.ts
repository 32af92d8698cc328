/** IAM's prefix of each service, by the SDK's client. */
const PREFIXES = {
  AccountClient: 'account',
  AutoScalingClient: 'autoscaling',
  CloudWatchClient: 'cloudwatch',
  EC2Client: 'ec2',
  ElasticLoadBalancingV2Client: 'elasticloadbalancing',
  RDSClient: 'rds',
  ServiceQuotasClient: 'servicequotas',
  STSClient: 'sts',
  SupportClient: 'support',
} as const;

export type ServicePrefix = (typeof PREFIXES)[keyof typeof PREFIXES];

/** What one call asks for: `{ service: 'ec2', operation: 'DescribeInstances' }`. */
export interface Call {
  readonly service: ServicePrefix;
  readonly operation: string;
}

/**
 * The call a command makes, by the SDK's names for client and command (`EC2Client`, `DescribeInstancesCommand`).
 * @throws Error for a client that is not in the table: it would escape the rate limits and the IAM policy.
 */
export function callOf(clientName: string, commandName: string): Call {
  if (!Object.hasOwn(PREFIXES, clientName)) throw new Error(`no IAM prefix is known for ${clientName}`);
  return {
    service: PREFIXES[clientName as keyof typeof PREFIXES],
    operation: commandName.replace(/Command$/, ''),
  };
}

/** The IAM action a call needs. */
export const iamAction = ({ service, operation }: Call): string => `${service}:${operation}`;

const actions = new WeakMap<object, string>();

/** Remembers which IAM action an answer or an error came from, where that is known; it is left as it is. */
export function withAction<T>(said: T, action: string | null): T {
  if (typeof said === 'object' && said !== null && action !== null) actions.set(said, action);
  return said;
}

/** The IAM action that an answer or an error came from, such as `ec2:DescribeInstances`; null if not known. */
export const actionOf = (said: unknown): string | null =>
  typeof said === 'object' && said !== null ? (actions.get(said) ?? null) : null;
