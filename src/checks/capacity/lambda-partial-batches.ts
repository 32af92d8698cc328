import { isOff, isStream, nameOfSource, queueOf } from '../../capacity/event-sources';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { ARTIFACTS, type LambdaEventSource } from '../../model/artifacts';
import { asPlaced } from '../as-placed';
import { defineCheck, type Judgement, notApplicable, pass, unknown, warn } from '../check';
import { resourceOfSource } from '../event-sources';

export const lambdaPartialBatches = defineCheck({
  id: 'lambda-partial-batches',
  title: 'Functions say which records of a batch failed',
  failureTitle: 'One record that fails makes Lambda process its whole batch again',
  why: 'Batches are full at the event: for one message that fails all others are processed again, count as received once more, and may end in the dead-letter queue.',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html',
  workbook: '12 Resilience',
  needs: ['lambdaEventSources'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: ({ lambdaEventSources }, { placed }) =>
    lambdaEventSources.map((source) =>
      asPlaced(judgeSource(source), () => placed(ARTIFACTS.lambdaEventSources.owner(source))),
    ),
});

function judgeSource(source: LambdaEventSource): Judgement {
  const { functionName, batchSize, reportsFailedItems, bisectsBatchOnError } = source;
  const resource = resourceOfSource(source);
  if (queueOf(source) === null && !isStream(source))
    return notApplicable('It reads neither a queue of SQS nor a stream.', resource);
  if (isOff(source)) return notApplicable('It is off.', resource);
  if (batchSize === 1) return notApplicable('Its batches have one record.', resource);
  if (reportsFailedItems === undefined)
    return unknown(resource, 'Whether the function may say which records failed was not read.');
  if (reportsFailedItems) return pass(resource, 'The function may say which records of a batch failed.');
  if (bisectsBatchOnError)
    return pass(resource, 'Lambda splits a batch that fails, until the bad record is alone.');
  return warn(
    resource,
    `A record of ${nameOfSource(source)} that fails returns all of its batch, of up to ${batchSize}.`,
    {
      action: `Let ${functionName} answer which records failed, and set ReportBatchItemFailures in its event source once it does: without such an answer Lambda takes all as processed.`,
      lead: 'configuration',
    },
  );
}
