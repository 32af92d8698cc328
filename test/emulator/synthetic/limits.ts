/** The published request rates, kept as AWS keeps them: token buckets per account and region. */
import type { AwsRequest } from '../aws-protocol';
import { iamAction } from './wire';

/** `capacity` tokens when full, `refill` tokens a second; a request takes one. */
export interface Limit {
  readonly bucket: string;
  readonly capacity: number;
  readonly refill: number;
}

/** Without a page size and without a filter these draw on a smaller bucket (EC2 API throttling guide). */
const UNBOUNDED_EC2 = [
  'DescribeInstances',
  'DescribeInstanceStatus',
  'DescribeNetworkInterfaces',
  'DescribeSecurityGroups',
  'DescribeSnapshots',
  'DescribeSpotInstanceRequests',
  'DescribeVolumes',
];

const isUnbounded = ({ action, input }: AwsRequest): boolean =>
  UNBOUNDED_EC2.includes(action) &&
  !Object.keys(input).some((name) => name === 'MaxResults' || name.startsWith('Filter.'));

/**
 * The buckets a request takes a token from. EC2: API throttling guide. Elastic Load Balancing: API throttling page,
 * which gives two figures for the account's bucket; the smaller is used. Service Quotas: its own quotas page.
 * CloudWatch: 25 a second for ListMetrics, else the older of its two published figures, 50. Lambda: 15 a second. RDS, Auto Scaling, Support: not published.
 */
export function limitsOf(request: AwsRequest): readonly Limit[] {
  const action = iamAction(request);
  switch (request.service) {
    case 'ec2':
      return isUnbounded(request)
        ? [{ bucket: `${action} without page size or filter`, capacity: 50, refill: 10 }]
        : [{ bucket: action, capacity: 100, refill: 20 }];
    case 'elasticloadbalancing':
      return [
        { bucket: 'elasticloadbalancing', capacity: 40, refill: 10 },
        { bucket: 'elasticloadbalancing:Describe*', capacity: 200, refill: 50 },
      ];
    case 'servicequotas':
      return [
        request.action.startsWith('Get')
          ? { bucket: action, capacity: 10, refill: 5 }
          : { bucket: action, capacity: 20, refill: 10 },
        { bucket: 'servicequotas', capacity: 50, refill: 50 },
      ];
    case 'cloudwatch':
      return [
        request.action === 'ListMetrics'
          ? { bucket: action, capacity: 25, refill: 25 }
          : { bucket: action, capacity: 50, refill: 50 },
      ];
    case 'lambda':
      return [{ bucket: 'lambda', capacity: 15, refill: 15 }];
    default:
      return [];
  }
}

/** All buckets of one account and region. */
export interface Buckets {
  /** Takes a token from every one of them, or none and says false. Times are milliseconds that never go back. */
  take(limits: readonly Limit[], atMs: number): boolean;
}

/** @param full Whether they are full at first: others may have emptied them. */
export function createBuckets(full = true): Buckets {
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  return {
    take(limits, atMs) {
      const filled = limits.map(({ bucket, capacity, refill }) => {
        const last = buckets.get(bucket) ?? { tokens: full ? capacity : 0, atMs };
        return { bucket, tokens: Math.min(capacity, last.tokens + ((atMs - last.atMs) / 1000) * refill) };
      });
      const allowed = filled.every(({ tokens }) => tokens >= 1);
      for (const { bucket, tokens } of filled) {
        buckets.set(bucket, { tokens: allowed ? tokens - 1 : tokens, atMs });
      }
      return allowed;
    },
  };
}

/**
 * The smallest share of a bucket, capacity and refill alike, that would have let these requests through: the most,
 * over every stretch of time, of requests ÷ (capacity + refill × seconds).
 *
 * @param timesMs when they arrived, in order.
 * @param lateMs how late a request may have arrived: those of a stretch were sent within one that much longer.
 */
export function shareOf({ capacity, refill }: Limit, timesMs: readonly number[], lateMs = 0): number {
  const shares = timesMs.flatMap((from, first) =>
    timesMs.slice(first).map((to, i) => (i + 1) / (capacity + (refill * (to - from + lateMs)) / 1000)),
  );
  return shares.reduce((most, share) => Math.max(most, share), 0);
}
