import { isOff, nameOfSource } from '../../capacity/event-sources';
import { awsCommand } from '../../judging/aws-command';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { ARTIFACTS, type LambdaEventSource } from '../../model/artifacts';
import type { Target } from '../../model/target';
import { asPlaced } from '../as-placed';
import { defineCheck, fail, type Judgement, pass, unknown, warn } from '../check';
import { resourceOfSource } from '../event-sources';

export const lambdaEventSourceState = defineCheck({
  id: 'lambda-event-source-state',
  title: 'Event sources of functions are enabled and work',
  failureTitle: 'Event source of a function is off, or fails',
  why: 'What an event source does not hand over waits in its stream or queue, and is lost when it expires.',
  docs: 'https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html',
  workbook: '12 Resilience',
  needs: ['lambdaEventSources'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: ({ lambdaEventSources }, { target, placed }) =>
    lambdaEventSources.map((source) =>
      asPlaced(judgeSource(source, target), () => placed(ARTIFACTS.lambdaEventSources.owner(source))),
    ),
});

function judgeSource(source: LambdaEventSource, target: Target): Judgement {
  const { uuid, functionName, state, lastProcessingResult } = source;
  const resource = resourceOfSource(source);
  const name = nameOfSource(source);
  if (isOff(source)) {
    return warn(resource, `It is ${state}: nothing of ${name} gets to ${functionName}.`, {
      action: `Enable it if the event needs it; ${functionName} then begins with all that waits.`,
      command: awsCommand(target, 'lambda', 'update-event-source-mapping', { uuid, enabled: true }),
      reversal: {
        action: 'Disable it again.',
        command: awsCommand(target, 'lambda', 'update-event-source-mapping', { uuid, 'no-enabled': true }),
      },
      lead: 'configuration',
    });
  }
  if (/^PROBLEM/i.test(lastProcessingResult ?? '')) {
    return fail(resource, `Its last attempt failed: ${lastProcessingResult}.`, {
      action: `Find out why in the logs of ${functionName}, or in what its role may do with ${name}.`,
      lead: 'repair',
    });
  }
  return state === 'Enabled' || state === 'Updating'
    ? pass(
        resource,
        `It is ${state}${lastProcessingResult === null ? '' : `, with ${lastProcessingResult}`}.`,
      )
    : unknown(resource, `Its state is ${state}: whether it will work is not known yet.`);
}
