import { DIRECTIONS, type Throughput } from '../../capacity/dynamodb-throughput';
import { round } from '../../lib/round';
import { defineCheck, fail, type Judgement, notApplicable, pass, unknown } from '../check';
import { judgeThroughputs, resourceOf } from '../dynamodb';

export const dynamodbThrottling = defineCheck({
  id: 'dynamodb-throttling',
  title: 'No table or index is throttled',
  failureTitle: 'Table or index is throttled at normal traffic',
  why: 'What is throttled at normal traffic is throttled all through the event; more capacity does not help where a single key is too busy.',
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TroubleshootingThrottling.html',
  workbook: '12 Performance',
  needs: ['dynamodbTables', 'dynamodbPeaks'],
  evaluate: (artifacts) => judgeThroughputs(artifacts, judgeThroughput),
});

function judgeThroughput(throughput: Throughput): Judgement {
  const { direction, throttles, isUsed, peak, provisioned, isOnDemand, indexName, table } = throughput;
  const resource = resourceOf(throughput);
  const { noun, unit, perPartition } = DIRECTIONS[direction];
  if (throttles === null) {
    return unknown(resource, `Whether ${noun} were refused is not known: CloudWatch gave no complete data.`);
  }
  if (throttles.value === 0) {
    return isUsed === false
      ? notApplicable('Nothing was read or written in the look-back.', resource)
      : pass(resource, `No ${noun} were refused in the look-back.`);
  }
  const capacity = isOnDemand
    ? `it took ${round(peak?.value ?? 0)} ${unit} on demand at its peak`
    : `it took ${round(peak?.value ?? 0)} of ${provisioned} ${unit} at its peak`;
  const held =
    direction === 'write' && indexName !== null ? ` Writes to ${table.tableName} were refused by that.` : '';
  return fail(
    resource,
    `${throttles.value} ${noun} were refused within minutes at ${throttles.at}; ${capacity}.${held}`,
    {
      action: `Give it more capacity if it lacked any at ${throttles.at}; else find the key that is too busy (CloudWatch Contributor Insights for DynamoDB) and spread it, as a partition carries at most ${perPartition.toLocaleString('en-US')} ${unit}.`,
      lead: 'repair',
    },
  );
}
