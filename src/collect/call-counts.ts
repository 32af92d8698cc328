/** The counts of calls that CloudWatch keeps for AWS's own quotas (`CallCount` in `AWS/Usage`). */
import { CloudWatchClient, paginateListMetrics } from '@aws-sdk/client-cloudwatch';
import { requireField } from './answer';
import type { CollectContext } from './collector';
import type { MetricQuery } from './metrics';
import { readAllPages } from './pages';

type Dimensions = MetricQuery['dimensions'];

const NAMESPACE = 'AWS/Usage';

/**
 * The dimensions of each count that had data lately, as CloudWatch has them: a metric that is asked for by other words than its own is
 * silent.
 */
export async function listCallCounts({ clients, signal }: CollectContext): Promise<Dimensions[]> {
  const metrics = await readAllPages(
    paginateListMetrics(
      { client: clients.of(CloudWatchClient) },
      { Namespace: NAMESPACE, MetricName: 'CallCount' },
      { abortSignal: signal },
    ),
    (page) => page.Metrics,
  );
  return metrics.map(({ Dimensions = [] }) =>
    Object.fromEntries(Dimensions.map(({ Name, Value }) => [requireField(Name, 'Name'), Value ?? ''])),
  );
}

/** Counts of calls are published only while there are any. */
export const callCountQuery = (
  metric: 'CallCount' | 'ThrottleCount',
  dimensions: Dimensions,
): MetricQuery => ({
  ...{ namespace: NAMESPACE, metric, statistic: 'Sum', dimensions, silence: 'zero' },
});

/** CloudWatch lists no metric that had no data in the last two weeks, a day more than which the look-back may begin earlier. */
const LISTED_MS = 15 * 86_400_000;

/** Whether there may have been calls in the look-back that are too long ago to be listed. */
export const mayBeUnlisted = (from: string, collectedAt: string): boolean =>
  Date.parse(from) < Date.parse(collectedAt) - LISTED_MS;
