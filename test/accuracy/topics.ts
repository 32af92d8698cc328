import * as build from '../builders/artifacts';
import type { Account } from './accounts';
import { queues } from './queues';

/**
 * The shop with queues, and a topic of orders that a queue, a function and its load balancer get, five a second at the normal peak, and four
 * prices a second in a FIFO topic: 1.5 × 22 × 9 = 297 of 30,000, and 1.5 × 22 × 4 = 132 of 300 if all prices are of one group. Two
 * executions a second fulfil orders: 1.5 × 22 × 2 = 66 of 300, and 1.5 × 22 × 20 = 660 transitions of 5,000; six quote prices, which is 198. A
 * rule starts what fulfils orders, twice a second: 1.5 × 22 × 2 = 66 of 18,750; events are put five times a second: 165 of 10,000.
 */
export const topics: Account = {
  ...queues,
  region: {
    ...queues.region,
    ...build.healthySns,
    ...build.healthyStepFunctions,
    ...build.healthyEventBridge,
    serviceQuotas: [
      ...queues.region.serviceQuotas,
      build.aPublishQuota(),
      ...build.someStatesQuotas(),
      ...build.someEventsQuotas(),
    ],
  },
};
