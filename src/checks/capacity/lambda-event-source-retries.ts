import { isOff, isStream, nameOfSource } from '../../capacity/event-sources';
import { awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { ARTIFACTS, type LambdaEventSource } from '../../model/artifacts';
import type { Target } from '../../model/target';
import { asPlaced } from '../as-placed';
import { defineCheck, type Judgement, notApplicable, pass, warn } from '../check';
import { resourceOfSource } from '../event-sources';

/** Enough for what passes by itself, and few enough that a shard goes on within minutes. */
const RETRIES = 3;

export const lambdaEventSourceRetries = defineCheck({
  id: 'lambda-event-source-retries',
  title: 'Records that a function cannot process hold nothing up, and are kept',
  failureTitle: 'A record that a function cannot process holds up its shard, or is lost',
  why: 'Lambda tries a batch again until it succeeds or expires, and nothing else of its shard is processed meanwhile; what it gives up without a destination is gone.',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html',
  workbook: '12 Resilience',
  needs: ['lambdaEventSources'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: ({ lambdaEventSources }, { target, placed }) =>
    lambdaEventSources.map((source) =>
      asPlaced(judgeSource(source, target), () => placed(ARTIFACTS.lambdaEventSources.owner(source))),
    ),
});

function judgeSource(source: LambdaEventSource, target: Target): Judgement {
  const { maximumRetryAttempts, maximumRecordAgeSeconds, onFailureDestination } = source;
  const resource = resourceOfSource(source);
  if (!isStream(source)) return notApplicable('It reads no stream with shards.', resource);
  if (isOff(source)) return notApplicable('It is off.', resource);
  const isEndless = maximumRetryAttempts === null && maximumRecordAgeSeconds === null;
  const kept =
    onFailureDestination === null
      ? 'what it gives up goes nowhere'
      : `what it gives up goes to ${onFailureDestination}`;
  if (isEndless) {
    return warn(
      resource,
      `It tries a failing batch of ${nameOfSource(source)} again without end, which holds up its shard; ${kept}.`,
      limitRetries(source, target),
    );
  }
  const ends = [
    ...(maximumRetryAttempts === null ? [] : [`after ${maximumRetryAttempts} retries`]),
    ...(maximumRecordAgeSeconds === null ? [] : [`when a record is ${maximumRecordAgeSeconds} s old`]),
  ].join(' or ');
  return onFailureDestination === null
    ? warn(resource, `It gives a failing batch up ${ends}, and ${kept}.`, {
        action: 'Give it a queue, a topic or a bucket as destination of failures.',
        lead: 'configuration',
      })
    : pass(resource, `It gives a failing batch up ${ends}, and ${kept}.`);
}

function limitRetries({ uuid, bisectsBatchOnError, ...source }: LambdaEventSource, target: Target): FixDraft {
  const destination =
    source.onFailureDestination === null
      ? ', and give it a queue, a topic or a bucket as destination of failures'
      : '';
  const change = (attempts: number) =>
    awsCommand(target, 'lambda', 'update-event-source-mapping', {
      uuid,
      'maximum-retry-attempts': attempts,
      ...(!bisectsBatchOnError && {
        [attempts < 0 ? 'no-bisect-batch-on-function-error' : 'bisect-batch-on-function-error']: true,
      }),
    });
  return {
    action: `Let it try a batch ${RETRIES} more times${bisectsBatchOnError ? '' : ' and split it in two each time, so that only the bad record is given up'}${destination}.`,
    command: change(RETRIES),
    reversal: { action: 'Let it try without end again.', command: change(-1) },
    lead: 'configuration',
  };
}
