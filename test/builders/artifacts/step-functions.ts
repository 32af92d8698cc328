import type { Artifacts, StateMachine, StateMachinePeak } from '../../../src/model/artifacts';
import { ACCOUNT, aPeak, WINDOW } from './fields';

export const stateMachineArn = (stateMachineName = 'fulfil'): string =>
  `arn:aws:states:${ACCOUNT}:stateMachine:${stateMachineName}`;

/** A standard one, made long ago, whose three tasks try again. */
export const aStateMachine = (overrides: Partial<StateMachine> = {}): StateMachine => ({
  stateMachineName: 'fulfil',
  stateMachineArn: stateMachineArn(overrides.stateMachineName),
  type: 'STANDARD',
  creationDate: '2024-05-01T00:00:00.000Z',
  loggingLevel: 'ERROR',
  definition: { tasks: 3, tasksWithoutRetry: [], functions: [] },
  tags: {},
  ...overrides,
});

export const anExpressMachine = (overrides: Partial<StateMachine> = {}): StateMachine =>
  aStateMachine({ stateMachineName: 'quote', type: 'EXPRESS', ...overrides });

/** Two executions a second, all of which succeed within 20 seconds. */
export const aStateMachinePeak = (overrides: Partial<StateMachinePeak> = {}): StateMachinePeak => ({
  stateMachineArn: stateMachineArn(),
  window: WINDOW,
  startedPerSecond: aPeak(2),
  started: 100_000,
  succeeded: 100_000,
  failed: 0,
  timedOut: 0,
  throttled: 0,
  longestMilliseconds: aPeak(20_000),
  ...overrides,
});

/** Of a state machine that nobody used. */
export const unusedMachine = {
  ...{ startedPerSecond: null, started: 0, succeeded: 0, longestMilliseconds: null },
} satisfies Partial<StateMachinePeak>;

/** Eight a second, of which two are standard; 20 transitions a second. */
export const someStepFunctionsUse = (
  overrides: Partial<Artifacts['stepFunctionsUse']> = {},
): Artifacts['stepFunctionsUse'] => ({
  window: WINDOW,
  startedPerSecond: aPeak(8),
  refusedStarts: 0,
  transitionsPerSecond: aPeak(20),
  transitions: 1_000_000,
  openExecutions: aPeak(0),
  enforced: { startsPerSecond: 300, transitionsPerSecond: 5_000, openExecutions: 1_000_000 },
  ...overrides,
});

/** Of an account that starts nothing. */
export const unusedStepFunctions = {
  stateMachines: [],
  stateMachinePeaks: [],
  stepFunctionsUse: someStepFunctionsUse({
    ...{ startedPerSecond: null, transitionsPerSecond: null, transitions: 0, openExecutions: null },
    enforced: { startsPerSecond: null, transitionsPerSecond: null, openExecutions: null },
  }),
} satisfies Partial<Artifacts>;

/** What fulfils orders, and what quotes prices. */
export const healthyStepFunctions = {
  stateMachines: [aStateMachine(), anExpressMachine()],
  stateMachinePeaks: [
    aStateMachinePeak(),
    aStateMachinePeak({ stateMachineArn: stateMachineArn('quote'), startedPerSecond: aPeak(6) }),
  ],
  stepFunctionsUse: someStepFunctionsUse(),
} satisfies Partial<Artifacts>;
