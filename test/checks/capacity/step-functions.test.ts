import { describe, expect, it } from '@jest/globals';
import { stepFunctionsExecutions } from '../../../src/checks/capacity/step-functions-executions';
import { stepFunctionsExpressDuration } from '../../../src/checks/capacity/step-functions-express-duration';
import { stepFunctionsExpressLogs } from '../../../src/checks/capacity/step-functions-express-logs';
import { stepFunctionsRetries } from '../../../src/checks/capacity/step-functions-retries';
import { stepFunctionsThrottling } from '../../../src/checks/capacity/step-functions-throttling';
import type { AnyTargetCheck, TargetContext } from '../../../src/checks/check';
import type { Artifacts, StateMachine, StateMachinePeak } from '../../../src/model/artifacts';
import {
  anExpressMachine,
  aPeak,
  aStateMachine,
  aStateMachinePeak,
  someStepFunctionsUse,
  stateMachineArn,
  unusedMachine,
} from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

type Peak = Partial<StateMachinePeak> | null;
type Row = readonly [title: string, peak: Peak, status: string, detail: string];

/** Null: nothing was measured. */
const running = (machine: StateMachine, peak: Peak, use = {}): Partial<Artifacts> => ({
  stateMachines: [machine],
  stateMachinePeaks:
    peak === null ? [] : [aStateMachinePeak({ stateMachineArn: machine.stateMachineArn, ...peak })],
  stepFunctionsUse: someStepFunctionsUse(use),
});

const judge = (
  check: AnyTargetCheck,
  artifacts: Partial<Artifacts>,
  context: Partial<TargetContext> = CARRYING,
) => runCheck(check, artifacts, context);

const said = (name: string, status: string, detail: string) =>
  expect.objectContaining({
    status,
    resource: { name, arn: stateMachineArn(name) },
    detail: expect.stringContaining(detail),
  });

const unknownEnds = { succeeded: null, failed: null, timedOut: null };

describe('step-functions-executions', () => {
  it.each<Row>([
    ['none that fail', {}, 'pass', 'All of its 100000 executions that ended in the look-back succeeded.'],
    [
      'few that fail',
      { succeeded: 991, failed: 9 },
      'pass',
      '9 executions failed and 0 timed out in the look-back, of 1000 that ended. That is less than 1 %',
    ],
    [
      'one in a hundred',
      { succeeded: 99, failed: 1 },
      'warn',
      '1 executions failed and 0 timed out in the look-back, of 100 that ended.',
    ],
    ['one that times out', { timedOut: 1 }, 'warn', '0 executions failed and 1 timed out'],
    ['none that succeed', { succeeded: 0, failed: 3, timedOut: 1 }, 'fail', 'of 4 that ended'],
    ['some that fail, of an unknown number', { succeeded: null, failed: 3 }, 'warn', '3 executions failed'],
    [
      'few that fail, and an unknown number that time out',
      { failed: 3, timedOut: null },
      'warn',
      'an unknown number timed out',
    ],
    ['ends that are not known', unknownEnds, 'unknown', 'not known'],
    ['timeouts that are not known', { timedOut: null }, 'unknown', 'not known'],
    [
      'data that are not complete',
      { ...unknownEnds, started: null },
      'unknown',
      'no complete data for fulfil',
    ],
    ['nothing that was measured', null, 'unknown', 'no complete data for fulfil'],
    ['none that end', { succeeded: 0 }, 'unknown', 'No execution ended'],
    ['none that start, as some from before end', { started: 0, succeeded: 3 }, 'pass', 'All of its 3'],
    ['none that start', unusedMachine, 'notApplicable', 'Nothing was started'],
  ])('judges %s', (_, peak, status, detail) => {
    expect(judge(stepFunctionsExecutions, running(aStateMachine(), peak))).toEqual([
      said('fulfil', status, detail),
    ]);
  });
});

describe('step-functions-throttling', () => {
  const first = (artifacts: Partial<Artifacts>, context?: Partial<TargetContext>) =>
    judge(stepFunctionsThrottling, artifacts, context)[0]?.status;

  it.each<Row>([
    ['none that wait', {}, 'pass', 'None of its states had to wait'],
    ['one that waits', { throttled: 1 }, 'warn', '1 of its states had to wait'],
    ['some that wait of few', { throttled: 4, started: null }, 'warn', '4 of its states'],
    ['what is not known', { throttled: null }, 'unknown', 'not known'],
    ['data that are not complete', { throttled: 0, started: null }, 'unknown', 'no complete data'],
    ['nothing that was measured', null, 'unknown', 'no complete data'],
    ['one that nobody uses', unusedMachine, 'notApplicable', 'Nothing was started'],
  ])('judges states: %s', (_, peak, status, detail) => {
    const [region, machine] = judge(stepFunctionsThrottling, running(aStateMachine(), peak));
    expect(region).toMatchObject({ status: 'pass', resource: { name: '-' } });
    expect(machine).toEqual(said('fulfil', status, detail));
  });

  it.each([
    [0, 'pass'],
    [1, 'fail'],
    [null, 'unknown'],
  ])('judges %p starts that were refused', (refusedStarts, status) => {
    expect(first(running(aStateMachine(), {}, { refusedStarts }))).toBe(status);
  });

  it.each<[string, readonly ('on' | 'off' | 'unplaced')[], string]>([
    ['one of several carries the event', ['off', 'on'], 'fail'],
    ['one may carry it', ['off', 'unplaced'], 'warn'],
    ['none carries it', ['off', 'off'], 'notApplicable'],
  ])('asks whom refused starts concern: %s', (_, placements, status) => {
    const stateMachines = placements.map((_one, i) => aStateMachine({ stateMachineName: `flow-${i}` }));
    const artifacts = { ...running(aStateMachine(), {}, { refusedStarts: 9 }), stateMachines };
    const placed: TargetContext['placed'] = ({ ids }) => ({
      placement: placements[Number(ids[0]?.at(-1))] ?? 'off',
      because: 'The test says so.',
    });
    expect(first(artifacts, { placed })).toBe(status);
  });

  it('judges nothing where there is no state machine', () => {
    expect(judge(stepFunctionsThrottling, { ...running(aStateMachine(), {}), stateMachines: [] })).toEqual(
      [],
    );
  });
});

describe('step-functions-retries', () => {
  const defined = (tasks: number, tasksWithoutRetry: string[]) => ({
    tasks,
    tasksWithoutRetry,
    functions: [],
  });

  it.each<[string, StateMachine['definition'], string, string]>([
    ['all', defined(3, []), 'pass', 'All of its 3 tasks try again'],
    ['the only one', defined(1, []), 'pass', 'Its task tries again.'],
    [
      'not all',
      defined(3, ['Pay', 'Pack']),
      'warn',
      '2 of its 3 tasks do not try again what is refused by a rate, nor does what is around them: Pay, Pack.',
    ],
    [
      'many that do not',
      defined(7, ['A', 'B', 'C', 'D', 'E', 'F', 'G']),
      'warn',
      ': A, B, C, D, E and 2 more.',
    ],
    ['what was not read', null, 'unknown', 'A key of the account encrypts its definition'],
    ['none', defined(0, []), 'notApplicable', 'It calls nothing.'],
  ])('judges tasks that try again: %s', (_, definition, status, detail) => {
    expect(judge(stepFunctionsRetries, running(aStateMachine({ definition }), {}))).toEqual([
      said('fulfil', status, detail),
    ]);
  });
});

describe('step-functions-express-duration', () => {
  it.each<Row>([
    [
      'half of the time less a second',
      { longestMilliseconds: aPeak(149_999) },
      'pass',
      'took 150 s of the 300',
    ],
    ['half of the time', { longestMilliseconds: aPeak(150_000) }, 'warn', 'took 150 s of the 300'],
    ['none', unusedMachine, 'notApplicable', 'Nothing was started'],
    ['none that is known', { longestMilliseconds: null }, 'unknown', 'not known'],
    ['nothing that was measured', null, 'unknown', 'no complete data'],
  ])('judges %s', (_, peak, status, detail) => {
    expect(judge(stepFunctionsExpressDuration, running(anExpressMachine(), peak))).toEqual([
      said('quote', status, detail),
    ]);
  });

  it('leaves out what may take a year', () => {
    const long = running(aStateMachine(), { longestMilliseconds: aPeak(400_000) });
    expect(judge(stepFunctionsExpressDuration, long)).toEqual([]);
    expect(judge(stepFunctionsExpressLogs, long)).toEqual([]);
  });
});

describe('step-functions-express-logs', () => {
  it.each([
    ['OFF', 'warn', 'It logs nothing.'],
    ['FATAL', 'pass', 'It logs at the level FATAL.'],
    ['ALL', 'pass', 'It logs at the level ALL.'],
  ])('judges %s', (loggingLevel, status, detail) => {
    expect(judge(stepFunctionsExpressLogs, running(anExpressMachine({ loggingLevel }), {}))).toEqual([
      said('quote', status, detail),
    ]);
  });

  it('is no matter off the path of traffic', () => {
    const off: Partial<TargetContext> = {
      placed: () => ({ placement: 'off', because: 'The plan says so.' }),
    };
    const silent = running(anExpressMachine({ loggingLevel: 'OFF' }), {});
    expect(judge(stepFunctionsExpressLogs, silent, off)).toEqual([
      said('quote', 'notApplicable', 'It does not carry the event’s traffic.'),
    ]);
  });
});
