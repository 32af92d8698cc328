import type {
  Artifacts,
  LambdaFunction,
  LambdaFunctionPeak,
  LambdaProvisionedConcurrency,
  LambdaReservation,
} from '../../../src/model/artifacts';
import { aPeak, WINDOW } from './fields';

type LambdaAccountSettings = Artifacts['lambdaAccountSettings'];

export const aLambdaFunction = (overrides: Partial<LambdaFunction> = {}): LambdaFunction => ({
  functionName: 'checkout',
  functionArn: `arn:aws:lambda:us-east-1:111122223333:function:${overrides.functionName ?? 'checkout'}`,
  tags: {},
  ...overrides,
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
  lambdaReservations: [aLambdaReservation()],
  lambdaFunctionPeaks: [aLambdaFunctionPeak()],
  lambdaProvisionedConcurrency: [{ functionName: 'checkout', configurations: [] }],
  lambdaAccountSettings: someLambdaAccountSettings(),
} satisfies Partial<Artifacts>;
