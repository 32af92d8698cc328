import {
  DescribeStateMachineCommand,
  type DescribeStateMachineCommandOutput,
  paginateListStateMachines,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { allInOrder, mapConcurrently } from '../../lib/concurrency';
import type { StateMachine, Tags } from '../../model/artifacts';
import { present, requireField, toIso } from '../answer';
import { defineCollector } from '../collector';
import { nullIfGone } from '../deleted-meanwhile';
import {
  createMaximumFinder,
  createMetricReader,
  createNormalFilter,
  type MetricQuery,
  readMetrics,
} from '../metrics';
import { readAllPages } from '../pages';
import { divideBy, findHighest, type Series } from '../series';
import { tagsOf } from '../tags';

export const stateMachines = defineCollector({
  id: 'stateMachines',
  answers: 'Which state machines there are, what is logged of them, and which of their tasks try again',
  light: false,
  verified: 'moto',
  actions: ['states:DescribeStateMachine', 'states:ListStateMachines', 'tag:GetResources'],
  // It needs two calls for each state machine, and AWS allows 20 a second.
  deadlineFactor: 10,
  async collect({ clients, signal }) {
    const sfn = clients.of(SFNClient);
    const [machines, tags] = await allInOrder([
      readAllPages(
        paginateListStateMachines({ client: sfn }, {}, { abortSignal: signal }),
        (page) => page.stateMachines,
      ),
      // ListTagsForResource would need another call for each state machine, and AWS allows one a second.
      tagsOf('states:stateMachine', clients, signal),
    ]);
    const describe = (stateMachineArn: string, includedData: 'ALL_DATA' | 'METADATA_ONLY') =>
      nullIfGone(
        sfn.send(new DescribeStateMachineCommand({ stateMachineArn, includedData }), { abortSignal: signal }),
      );
    const read = await mapConcurrently(machines, 8, async ({ stateMachineArn }) => {
      const arn = requireField(stateMachineArn, 'stateMachineArn');
      const settings = await describe(arn, 'METADATA_ONLY');
      if (settings === null || settings.status === 'DELETING') return null;
      const { type = 'AWS_OWNED_KEY' } = settings.encryptionConfiguration ?? {};
      // With a key of the account it needs a permission for that key, and is refused without.
      const all = type === 'AWS_OWNED_KEY' ? await describe(arn, 'ALL_DATA') : settings;
      return all && toStateMachine(all, type === 'AWS_OWNED_KEY', tags);
    });
    return present(read);
  },
});

function toStateMachine(
  machine: DescribeStateMachineCommandOutput,
  isReadable: boolean,
  tags: ReadonlyMap<string, Tags>,
): StateMachine {
  const stateMachineArn = requireField(machine.stateMachineArn, 'stateMachineArn');
  return {
    stateMachineName: requireField(machine.name, 'name'),
    stateMachineArn,
    type: requireField(machine.type, 'type'),
    creationDate: requireField(toIso(machine.creationDate), 'creationDate'),
    loggingLevel: machine.loggingConfiguration?.level ?? 'OFF',
    definition: isReadable ? readDefinition(requireField(machine.definition, 'definition')) : null,
    tags: tags.get(stateMachineArn) ?? {},
  };
}

/** What is read of a state in the Amazon States Language. */
interface State {
  readonly Type?: string;
  readonly Resource?: string;
  readonly Retry?: readonly {
    readonly ErrorEquals?: readonly string[];
    readonly MaxAttempts?: number;
  }[];
  /** Of JSONPath, and of JSONata. */
  readonly Parameters?: { readonly FunctionName?: unknown };
  readonly Arguments?: { readonly FunctionName?: unknown };
  readonly Branches?: readonly States[];
  readonly ItemProcessor?: States;
  /** What `ItemProcessor` was called before. */
  readonly Iterator?: States;
}
interface States {
  readonly States?: Readonly<Record<string, State>>;
}

type Definition = NonNullable<StateMachine['definition']>;

function readDefinition(json: string): Definition {
  const tasks: { readonly name: string; readonly state: State; readonly isRetried: boolean }[] = [];
  const walk = ({ States = {} }: States, isRetriedAround: boolean): void => {
    for (const [name, state] of Object.entries(States)) {
      const isRetried = isRetriedAround || triesAgain(state);
      if (state.Type === 'Task') tasks.push({ name, state, isRetried });
      const { Branches = [], ItemProcessor, Iterator } = state;
      for (const inner of [...Branches, ...present([ItemProcessor, Iterator])]) walk(inner, isRetried);
    }
  };
  walk(JSON.parse(json) as States, false);
  return {
    tasks: tasks.length,
    tasksWithoutRetry: tasks.filter(({ isRetried }) => !isRetried).map(({ name }) => name),
    functions: [...new Set(present(tasks.map(({ state }) => functionOf(state))))],
  };
}

/** Names of errors by which services refuse what comes too fast, such as `Lambda.TooManyRequestsException`; none of Step Functions itself. */
const REFUSAL =
  /^States\.(ALL|TaskFailed)$|^(?!States\.).*(Throttl|TooManyRequests|(Limit|Throughput)Exceeded)/;

/** Whether a state does again what was refused by its rate; three times where nothing says how often. */
const triesAgain = ({ Retry = [] }: State): boolean =>
  Retry.some(
    ({ ErrorEquals = [], MaxAttempts = 3 }) =>
      MaxAttempts > 0 && ErrorEquals.some((error) => REFUSAL.test(error)),
  );

/** `arn:aws:lambda:eu-west-1:111122223333:function:checkout:live` */
const FUNCTION = /^arn:[^:]+:lambda:[^:]*:[^:]*:function:[^:]+/;

/** The function that a task calls; null where it calls something else, or where its input says which. */
function functionOf({ Resource = '', Parameters, Arguments }: State): string | null {
  const own = FUNCTION.exec(Resource)?.[0];
  if (own !== undefined) return own;
  if (!/^arn:[^:]+:states:[^:]*:[^:]*:lambda:invoke/.test(Resource)) return null;
  const named = (Parameters ?? Arguments)?.FunctionName;
  if (typeof named !== 'string' || named.startsWith('{%')) return null;
  return FUNCTION.exec(named)?.[0] ?? named.split(':', 1)[0] ?? null;
}

const query = (
  metric: string,
  dimensions: MetricQuery['dimensions'] = {},
  statistic: MetricQuery['statistic'] = 'Sum',
): MetricQuery => ({
  namespace: 'AWS/States',
  metric,
  statistic,
  dimensions,
  // Step Functions publishes counts only while something happens.
  silence: statistic === 'Sum' ? 'zero' : 'unknown',
});

const totalOf = (series: Series): number | null => series?.reduce((sum, { value }) => sum + value, 0) ?? null;

export const stateMachinePeaks = defineCollector({
  id: 'stateMachinePeaks',
  answers:
    'The most executions that were started of each state machine, how they ended, and how long they took',
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['stateMachines'],
  async collect(context, { stateMachines: machines }) {
    const reader = createMetricReader(context);
    const { window } = reader;
    const normal = createNormalFilter(context, window);
    const findMaximum = createMaximumFinder(context, reader);
    return readMetrics(
      reader,
      machines.map(({ stateMachineArn: StateMachineArn }) => ({
        started: query('ExecutionsStarted', { StateMachineArn }),
        succeeded: query('ExecutionsSucceeded', { StateMachineArn }),
        failed: query('ExecutionsFailed', { StateMachineArn }),
        timedOut: query('ExecutionsTimedOut', { StateMachineArn }),
        throttled: query('ExecutionThrottled', { StateMachineArn }),
        time: query('ExecutionTime', { StateMachineArn }, 'Maximum'),
      })),
      ({ started, succeeded, failed, timedOut, throttled, time }, i) => ({
        stateMachineArn: requireField(machines[i], 'a state machine for the metrics').stateMachineArn,
        window,
        startedPerSecond: findHighest(normal(divideBy(started, window.periodSeconds))),
        started: totalOf(started),
        succeeded: totalOf(normal(succeeded)),
        failed: totalOf(normal(failed)),
        timedOut: totalOf(normal(timedOut)),
        throttled: totalOf(normal(throttled)),
        longestMilliseconds: findMaximum(time),
      }),
    );
  },
});

export const stepFunctionsUse = defineCollector({
  id: 'stepFunctionsUse',
  answers:
    'Executions and state transitions of the region, what was refused, and what Step Functions lets pass',
  light: true,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  async collect(context) {
    const reader = createMetricReader(context);
    const { window } = reader;
    const normal = createNormalFilter(context, window);
    const findMaximum = createMaximumFinder(context, reader);
    const perSecond = (counts: Series) => findHighest(normal(divideBy(counts, window.periodSeconds)));
    const ofStarts = { APIName: 'StartExecution' };
    const ofTransitions = { ServiceMetric: 'StateTransition' };
    const [use] = await readMetrics(
      reader,
      [
        {
          started: query('ExecutionsStarted'),
          refused: query('ThrottledEvents', ofStarts),
          transitions: query('ConsumedCapacity', ofTransitions),
          open: query('OpenExecutionCount', {}, 'Maximum'),
          startRefill: query('ProvisionedRefillRate', ofStarts, 'Maximum'),
          transitionRefill: query('ProvisionedRefillRate', ofTransitions, 'Maximum'),
          openLimit: query('OpenExecutionLimit', {}, 'Maximum'),
        },
      ],
      ({ started, refused, transitions, open, startRefill, transitionRefill, openLimit }) => ({
        window,
        startedPerSecond: perSecond(started),
        refusedStarts: totalOf(normal(refused)),
        transitionsPerSecond: perSecond(transitions),
        transitions: totalOf(transitions),
        openExecutions: findMaximum(open),
        enforced: {
          startsPerSecond: findHighest(startRefill)?.value ?? null,
          transitionsPerSecond: findHighest(transitionRefill)?.value ?? null,
          openExecutions: findHighest(openLimit)?.value ?? null,
        },
      }),
    );
    return requireField(use, 'a series of executions');
  },
});
