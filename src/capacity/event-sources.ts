/** What Lambda reads to call functions: streams, and whatever else it polls. */
import type { LambdaEventSource } from '../model/artifacts';
import { readStreamName } from '../model/stream-arn';

/** The stream of Kinesis that a source reads; null where it reads something else. */
export const streamOf = ({ eventSourceArn }: LambdaEventSource): string | null =>
  readStreamName(eventSourceArn);

/** Whether a source is a stream, whose shards wait for a batch that fails: of Kinesis, or of a table. */
export const isStream = ({ eventSourceArn }: LambdaEventSource): boolean =>
  /^arn:[^:]+:(kinesis|dynamodb):/.test(eventSourceArn ?? '');

/** How people call a source. */
export const nameOfSource = (source: LambdaEventSource): string =>
  streamOf(source) ?? source.eventSourceArn?.split(':').slice(5).join(':') ?? 'a Kafka cluster outside AWS';

/** Whether a source is switched off, or is just being. */
export const isOff = ({ state }: LambdaEventSource): boolean => /^(Disabl|Delet)/.test(state);

/** Whether a source is a queue of SQS, of which some keep messages in order. */
export const queueOf = ({ eventSourceArn }: LambdaEventSource): 'standard' | 'fifo' | null => {
  if (!/^arn:[^:]+:sqs:/.test(eventSourceArn ?? '')) return null;
  return eventSourceArn?.endsWith('.fifo') ? 'fifo' : 'standard';
};
