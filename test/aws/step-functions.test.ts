import {
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { createExecutions, executionName } from '../../src/aws/step-functions';
import { awsError } from '../builders/aws';

const sfn = mockClient(SFNClient);
beforeEach(() => {
  sfn.reset();
  sfn.resolves({});
});

const executions = createExecutions({
  client: new SFNClient({ region: 'us-east-1' }),
  stateMachineArn: 'arn:aws:states:us-east-1:111122223333:stateMachine:readiness-run',
});
const run = { event: 'flash-sale', id: '20261122T000000000Z-api' };
const gone = { $metadata: {}, message: 'no' };

describe('executions of a state machine', () => {
  it('are named after the run, and get its ids', async () => {
    await executions.start(run);
    expect(sfn.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
      stateMachineArn: 'arn:aws:states:us-east-1:111122223333:stateMachine:readiness-run',
      name: 'flash-sale_20261122T000000000Z-api',
      input: '{"event":"flash-sale","run":"20261122T000000000Z-api"}',
    });
  });

  it('are stopped with the reason as their cause', async () => {
    await executions.stop(run, 'cancelled by mei');
    expect(sfn.commandCalls(StopExecutionCommand)[0]?.args[0].input).toEqual({
      executionArn:
        'arn:aws:states:us-east-1:111122223333:execution:readiness-run:flash-sale_20261122T000000000Z-api',
      cause: 'cancelled by mei',
    });
  });

  it('are started once, and stopped where there is something to stop', async () => {
    sfn.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists(gone));
    sfn.on(StopExecutionCommand).rejects(new ExecutionDoesNotExist(gone));
    await executions.start(run);
    await executions.stop(run, 'over');
  });

  it('let every other failure through', async () => {
    sfn.rejects(awsError('ThrottlingException'));
    await expect(executions.start(run)).rejects.toThrow('ThrottlingException');
    await expect(executions.stop(run, 'over')).rejects.toThrow('ThrottlingException');
  });
});

describe('the name of an execution', () => {
  const event = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,62}$/);
  const id = fc.stringMatching(/^2026[0-9]{4}T[0-9]{9}Z-[A-Za-z0-9-]{1,30}$/);

  it('is one that Step Functions takes, the same for the same run and for no other', () => {
    fc.assert(
      fc.property(event, id, event, id, (event, id, otherEvent, otherId) => {
        const name = executionName({ event, id });
        expect(name).toMatch(/^[A-Za-z0-9_-]{1,80}$/);
        expect(executionName({ event, id })).toBe(name);
        const isSame = event === otherEvent && id === otherId;
        expect(executionName({ event: otherEvent, id: otherId }) === name).toBe(isSame);
      }),
    );
  });

  it('tells apart long names that begin alike', () => {
    const long = { event: 'e'.repeat(63), id: '20261122T000000000Z-schedule' };
    const light = { ...long, id: `${long.id}-light` };
    expect(executionName(long)).not.toBe(executionName(light));
    expect(executionName(long)).toMatch(/^e{63}_[0-9a-f]{16}$/);
  });
});
