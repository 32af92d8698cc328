import type {
  Artifacts,
  LambdaEventSource,
  LambdaFunction,
  LambdaFunctionPeak,
  LambdaProvisionedConcurrency,
  LambdaReservation,
} from '../../../src/model/artifacts';
import { aPeak, WINDOW } from './fields';
import { streamArn } from './kinesis';
import { queueArn } from './sqs';

type LambdaAccountSettings = Artifacts['lambdaAccountSettings'];

export const aLambdaFunction = (overrides: Partial<LambdaFunction> = {}): LambdaFunction => ({
  functionName: 'checkout',
  functionArn: `arn:aws:lambda:us-east-1:111122223333:function:${overrides.functionName ?? 'checkout'}`,
  timeoutSeconds: 10,
  runtime: 'nodejs24.x',
  vpc: null,
  tags: {},
  ...overrides,
});

/** By default two subnets, which are in two zones. */
export const aFunctionVpc = (...subnetIds: readonly string[]): NonNullable<LambdaFunction['vpc']> => ({
  subnetIds: subnetIds.length === 0 ? ['subnet-a', 'subnet-b'] : [...subnetIds],
});

export const aLambdaReservation = (overrides: Partial<LambdaReservation> = {}): LambdaReservation => ({
  functionName: 'checkout',
  reservedConcurrentExecutions: null,
  ...overrides,
});

export const aLambdaFunctionPeak = (overrides: Partial<LambdaFunctionPeak> = {}): LambdaFunctionPeak => ({
  functionName: 'checkout',
  window: WINDOW,
  concurrentExecutions: aPeak(40),
  throttles: aPeak(0),
  isInvoked: true,
  ...overrides,
});

/** Ten batches of each shard of `clicks` at once; it gives up after three retries, and keeps what it gave up. */
export const aLambdaEventSource = (overrides: Partial<LambdaEventSource> = {}): LambdaEventSource => ({
  uuid: '11111111-2222-3333-4444-555555555555',
  functionName: 'checkout',
  eventSourceArn: streamArn(),
  state: 'Enabled',
  lastProcessingResult: 'OK',
  batchSize: 100,
  batchWindowSeconds: 0,
  parallelizationFactor: 10,
  maximumConcurrency: null,
  maximumPollers: null,
  bisectsBatchOnError: true,
  maximumRetryAttempts: 3,
  maximumRecordAgeSeconds: null,
  onFailureDestination: 'arn:aws:sqs:us-east-1:111122223333:failed',
  reportsFailedItems: true,
  ...overrides,
});

type Configuration = LambdaProvisionedConcurrency['configurations'][number];

/** So much provisioned for an alias that is called. */
export const aProvisionedConcurrency = (
  requested: number,
  overrides: Partial<Configuration> = {},
): Configuration => ({
  qualifier: 'live',
  status: 'READY',
  statusReason: null,
  requested,
  allocated: requested,
  available: requested,
  isUsed: true,
  ...overrides,
});

export const someLambdaAccountSettings = (
  overrides: Partial<LambdaAccountSettings> = {},
): LambdaAccountSettings => ({
  concurrentExecutions: 1000,
  unreservedConcurrentExecutions: 1000,
  window: WINDOW,
  concurrentExecutionsPeak: aPeak(40),
  unreservedConcurrentExecutionsPeak: aPeak(40),
  claimedConcurrencyPeak: aPeak(40),
  ...overrides,
});

export const healthyLambda = {
  lambdaFunctions: [aLambdaFunction()],
  lambdaEventSources: [
    aLambdaEventSource(),
    aLambdaEventSource({ uuid: '22222222-3333-4444-5555-666666666666', eventSourceArn: queueArn() }),
  ],
  lambdaReservations: [aLambdaReservation()],
  lambdaFunctionPeaks: [aLambdaFunctionPeak()],
  lambdaProvisionedConcurrency: [{ functionName: 'checkout', configurations: [aProvisionedConcurrency(10)] }],
  lambdaAccountSettings: someLambdaAccountSettings(),
} satisfies Partial<Artifacts>;
