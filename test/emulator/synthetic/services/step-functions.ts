import { DescribeStateMachineOutput$, ListStateMachinesOutput$ } from '@aws-sdk/client-sfn';
import { AwsError } from '../../aws-protocol';
import { iamAction, renderOutput, textOf } from '../wire';
import { arn, byKey, CREATED, times } from './rows';
import { type AccountSize, type Paging, service } from './service';

/** One state machine for as many groups of instances. */
const GROUPS_PER_MACHINE = 4;

const PAGES: Paging = { size: 'maxResults', token: 'nextToken', min: 1, max: 1000, default: 100 };

/** From the page on its service quotas. */
const RATES: Readonly<Record<string, readonly [capacity: number, refill: number]>> = {
  DescribeStateMachine: [200, 20],
  ListStateMachines: [100, 5],
};

const DEFINITION = JSON.stringify({
  StartAt: 'Reserve',
  States: {
    Reserve: {
      ...{ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true },
      Parameters: { FunctionName: 'shop-function-0001' },
      Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 6 }],
    },
  },
});

const rowsOf = ({ groups }: AccountSize) => ({
  stateMachines: byKey(
    times(Math.ceil(groups / GROUPS_PER_MACHINE), (i) => machine(i)),
    ({ stateMachineArn }) => stateMachineArn,
    (one) => one,
  ),
});

/** Every other one is express. */
function machine(index: number) {
  const name = `shop-flow-${String(index).padStart(4, '0')}`;
  return {
    name,
    stateMachineArn: arn('states', `stateMachine:${name}`),
    type: index % 2 === 0 ? 'STANDARD' : 'EXPRESS',
    creationDate: CREATED,
  };
}

export const stepFunctions = service({
  prefix: 'states',
  protocol: 'json',
  rows: rowsOf,
  operations: ({ stateMachines }, list) => ({
    'states:ListStateMachines': list({
      ...{ output: ListStateMachinesOutput$, member: 'stateMachines', next: 'nextToken' },
      ...{ all: [...stateMachines.values()], paging: PAGES },
    }),
    'states:DescribeStateMachine': (request) => {
      const found = stateMachines.get(textOf(request, 'stateMachineArn') ?? '');
      if (found === undefined) throw new AwsError('StateMachineDoesNotExist', 'State machine does not exist');
      const definition = request.input.includedData === 'METADATA_ONLY' ? '' : DEFINITION;
      const output = {
        ...found,
        ...{ definition, status: 'ACTIVE', roleArn: 'arn:aws:iam::111122223333:role/flow' },
        loggingConfiguration: { level: 'ERROR', includeExecutionData: false },
        encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
      };
      return { body: renderOutput(request, DescribeStateMachineOutput$, output), items: 1 };
    },
  }),
  metricLevels: {
    // In each period; those of the region are of all state machines.
    ExecutionsStarted: 300,
    ExecutionsSucceeded: 300,
    ExecutionsFailed: 0,
    ExecutionsTimedOut: 0,
    ExecutionThrottled: 0,
    ThrottledEvents: 0,
    ExecutionTime: 20_000,
    ConsumedCapacity: 300_000,
    ProvisionedRefillRate: 5_000,
    OpenExecutionCount: 100,
    OpenExecutionLimit: 1_000_000,
  },
  limitsOf: (request) => {
    const [capacity, refill] = RATES[request.action] ?? [100, 1];
    return [{ bucket: iamAction(request), capacity, refill }];
  },
});
