import type { MachineLoad } from '../../capacity/state-machines';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';
import { judgeMachines } from '../state-machines';

/** As many names as a reader takes in. */
const NAMED = 5;

export const stepFunctionsRetries = defineCheck({
  id: 'step-functions-retries',
  title: 'Tasks of state machines try again what is refused by a rate',
  failureTitle: 'A task that is throttled once ends its execution',
  why: 'At the event functions, tables and APIs refuse now and then what comes too fast; a task without a Retry for that fails at once, and with it the execution.',
  docs: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html',
  workbook: '12 Resilience',
  needs: ['stateMachines', 'stateMachinePeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeMachines(artifacts, context, judgeMachine),
});

function judgeMachine({ machine }: MachineLoad, resource: JudgedResource): Judgement {
  const { definition, stateMachineName } = machine;
  if (definition === null)
    return unknown(
      resource,
      'A key of the account encrypts its definition, which was not read: look whether its tasks have a Retry.',
    );
  const { tasks, tasksWithoutRetry: without } = definition;
  if (tasks === 0) return notApplicable('It calls nothing.', resource);
  if (without.length === 0)
    return pass(
      resource,
      tasks === 1
        ? 'Its task tries again.'
        : `All of its ${tasks} tasks try again, or what is around them does.`,
    );
  const names = without.slice(0, NAMED).join(', ');
  const more = without.length > NAMED ? ` and ${without.length - NAMED} more` : '';
  return warn(
    resource,
    `${without.length} of its ${tasks} tasks do not try again what is refused by a rate, nor does what is around them: ${names}${more}.`,
    {
      action: `Give these tasks of ${stateMachineName} a Retry of States.TaskFailed, or of the errors by which what they call refuses, with a BackoffRate and JitterStrategy FULL.`,
      lead: 'configuration',
    },
  );
}
