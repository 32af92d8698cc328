/** The name of a stream of Kinesis, from its own ARN or that of a consumer of it; null where the ARN is of something else. */
export const readStreamName = (arn: string | null): string | null =>
  arn?.match(/^arn:[^:]+:kinesis:[^:]*:[^:]*:stream\/([^/]+)/)?.[1] ?? null;

/** Whether an ARN is of a cluster of MSK. */
export const isKafkaCluster = (arn: string | null): boolean => /^arn:[^:]+:kafka:/.test(arn ?? '');
