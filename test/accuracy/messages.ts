import * as build from '../builders/artifacts';
import { type Account, aPreparedPlan, shop } from './accounts';

/**
 * The shop with the clicks of its pages in a provisioned stream of 64 shards, of which one is filled at the normal peak, and which a function
 * reads, 40 at once of at most 64 × 10; and with its views in a stream on demand that has as many shards. Data Firehose delivers the clicks to ten
 * partitions (220 of 500), and the log of orders, which is put to it: 1.5 × 22 × 0.1 = 3.3 of 5 MiB. Its clusters of MSK use at most 44 of 60 % of their CPU,
 * 22 × 50 × 3 ÷ 2 = 1,650 of 3,000 connections, 100 + 177 of 1,000 GiB, and
 * 1.5 × 1.5 × 22 × 0.5 = 24.75 of 78.75 MB a second, which are read and copied.
 */
export const messages: Account = {
  plan: aPreparedPlan(),
  region: {
    ...shop.region,
    serviceQuotas: [
      ...shop.region.serviceQuotas,
      build.aShardQuota(),
      build.aFirehoseQuota(),
      ...build.someBrokerQuotas(),
      build.aServiceQuota({
        ...{
          serviceCode: 'lambda',
          quotaCode: 'L-B99A9384',
          quotaName: 'Concurrent executions',
          value: 4000,
        },
      }),
    ],
    kinesisStreams: [
      build.aKinesisStream(),
      build.aKinesisStream({ streamName: 'views', streamMode: 'ON_DEMAND' }),
    ],
    kinesisStreamPeaks: build.healthyAccount.kinesisStreamPeaks,
    ...build.healthyFirehose,
    ...build.healthyMsk,
    scalableTargets: [build.aStorageTarget()],
    lambdaFunctions: [build.aLambdaFunction()],
    // 20 · m.
    lambdaFunctionPeaks: [build.aLambdaFunctionPeak({ concurrentExecutions: build.aPeak(20) })],
    lambdaReservations: [build.aLambdaReservation()],
    lambdaEventSources: [build.aLambdaEventSource()],
    lambdaAccountSettings: build.someLambdaAccountSettings({
      ...{ concurrentExecutions: 4000, unreservedConcurrentExecutions: 4000 },
      concurrentExecutionsPeak: build.aPeak(20),
      unreservedConcurrentExecutionsPeak: build.aPeak(20),
    }),
  },
};
