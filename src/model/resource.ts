import type { Tags } from './artifacts/fields';

/**
 * The kinds of resources that a plan may name, and those that come with them, each with the service under which
 * `traffic.elasticity` of the plan matches it; null: under none.
 */
export const RESOURCE_KINDS = {
  instance: 'ec2',
  volume: 'ebs',
  autoScalingGroup: 'autoscaling',
  loadBalancer: 'elasticloadbalancing',
  targetGroup: 'elasticloadbalancing',
  vpc: 'vpc',
  subnet: 'vpc',
  rds: 'rds',
  elastiCache: 'elasticache',
  dynamodbTable: 'dynamodb',
  s3Bucket: 's3',
  cloudFrontDistribution: 'cloudfront',
  route53HostedZone: 'route53',
  sesDomain: 'ses',
} as const;

export type ResourceKind = keyof typeof RESOURCE_KINDS;

/** Something in an account that the scope of a plan selects or leaves out. */
export interface ScopedResource {
  readonly kind: ResourceKind;
  /** Name, id, ARN, host name: whatever people may write for it. */
  readonly ids: readonly string[];
  readonly tags: Tags;
}

/** A resource by what is known of it: an id that is null is not known. */
export const resource = (
  kind: ResourceKind,
  ids: readonly (string | null)[],
  tags: Tags = {},
): ScopedResource => ({ kind, ids: ids.filter((id) => id !== null), tags });
