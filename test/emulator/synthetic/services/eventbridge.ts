import {
  ListEventBusesResponse$,
  ListRulesResponse$,
  ListTargetsByRuleResponse$,
} from '@aws-sdk/client-eventbridge';
import { AwsError } from '../../aws-protocol';
import { renderOutput, textOf } from '../wire';
import { arn, byKey, times } from './rows';
import { type AccountSize, type Paging, service } from './service';

/** One rule for as many groups of instances. */
const GROUPS_PER_RULE = 4;

const PAGES: Paging = { size: 'Limit', token: 'NextToken', min: 1, max: 100, default: 100 };

const BUS = { Name: 'default', Arn: arn('events', 'event-bus/default') };

const rule = (index: number) => {
  const Name = `shop-rule-${String(index).padStart(4, '0')}`;
  return {
    ...{ Name, Arn: arn('events', `rule/${Name}`), State: 'ENABLED', EventBusName: BUS.Name },
    EventPattern: '{"source":["shop"]}',
  };
};

const rowsOf = ({ groups }: AccountSize) => ({
  eventRules: byKey(
    times(Math.ceil(groups / GROUPS_PER_RULE), rule),
    ({ Name }) => Name,
    (one) => one,
  ),
});

export const eventBridge = service({
  prefix: 'events',
  protocol: 'json',
  rows: rowsOf,
  operations: ({ eventRules }, list) => ({
    'events:ListEventBuses': list({
      ...{ output: ListEventBusesResponse$, member: 'EventBuses', next: 'NextToken' },
      ...{ all: [BUS], paging: PAGES },
    }),
    'events:ListRules': list({
      ...{ output: ListRulesResponse$, member: 'Rules', next: 'NextToken' },
      ...{ all: null, by: { EventBusName: new Map([[BUS.Name, [...eventRules.values()]]]) }, paging: PAGES },
    }),
    'events:ListTargetsByRule': (request) => {
      const found = eventRules.get(textOf(request, 'Rule') ?? '');
      if (found === undefined) throw new AwsError('ResourceNotFoundException', 'Rule does not exist');
      const Targets = [
        {
          ...{ Id: '1', Arn: arn('sqs', 'shop-queue-0001') },
          DeadLetterConfig: { Arn: arn('sqs', 'shop-queue-0001-failed') },
        },
      ];
      return { body: renderOutput(request, ListTargetsByRuleResponse$, { Targets }), items: 1 };
    },
  }),
  metricLevels: {
    FailedInvocations: 0,
    InvocationsFailedToBeSentToDlq: 0,
    ThrottledRules: 0,
    InvocationsCreated: 3_000,
    PutEventsApproximateCallCount: 3_000,
    PutEventsApproximateThrottledCount: 0,
  },
  // From the page on its quotas: of all calls that are not for putting events.
  limitsOf: () => [{ bucket: 'events', capacity: 50, refill: 50 }],
});
