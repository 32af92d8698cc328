import type {
  Artifacts,
  LambdaFunction,
  LambdaFunctionPeak,
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

export const someLambdaAccountSettings = (
  overrides: Partial<LambdaAccountSettings> = {},
): LambdaAccountSettings => ({
  concurrentExecutions: 1000,
  unreservedConcurrentExecutions: 1000,
  window: WINDOW,
  concurrentExecutionsPeak: aPeak(40),
  unreservedConcurrentExecutionsPeak: aPeak(40),
  ...overrides,
});

export const healthyLambda = {
  lambdaFunctions: [aLambdaFunction()],
  lambdaReservations: [aLambdaReservation()],
  lambdaFunctionPeaks: [aLambdaFunctionPeak()],
  lambdaAccountSettings: someLambdaAccountSettings(),
} satisfies Partial<Artifacts>;
