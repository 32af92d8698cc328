import * as build from '../builders/artifacts';
import type { Account } from './accounts';
import { messages } from './messages';

/**
 * The shop with the jobs of its checkout in a standard queue that a function reads, 20 at once of 1,250, and its orders in a FIFO queue of
 * high throughput: of each five messages a second at the normal peak, and 20 in flight.
 */
export const queues: Account = {
  ...messages,
  region: {
    ...messages.region,
    kinesisStreams: [],
    kinesisStreamPeaks: [],
    sqsQueues: build.healthyAccount.sqsQueues,
    sqsQueuePeaks: build.healthyAccount.sqsQueuePeaks,
    lambdaEventSources: [build.aLambdaEventSource({ eventSourceArn: build.queueArn() })],
  },
};
