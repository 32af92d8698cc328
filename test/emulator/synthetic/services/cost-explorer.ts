import { GetCostAndUsageResponse$ } from '@aws-sdk/client-cost-explorer';
import { renderOutput, textOf } from '../wire';
import { times } from './rows';
import { service } from './service';

const SERVICES = ['Amazon Elastic Compute Cloud - Compute', 'EC2 - Other', 'AmazonCloudWatch', 'Tax'];

const months = times(13, (i) => {
  const [from, to] = [Date.UTC(2025, 10 + i, 1), Date.UTC(2025, 11 + i, 1)];
  const day = (time: number) => new Date(time).toISOString().slice(0, 10);
  return {
    TimePeriod: { Start: day(from), End: day(to) },
    Estimated: i === 12,
    Total: {},
    Groups: SERVICES.map((name, j) => ({
      Keys: [name],
      Metrics: { AmortizedCost: { Amount: String(1000.5 / (j + 1)), Unit: 'USD' } },
    })),
  };
});

/** Months of a page: Cost Explorer takes no size of it. */
const PER_PAGE = 7;

export const costExplorer = service({
  prefix: 'ce',
  protocol: 'json',
  rows: () => ({}),
  operations: () => ({
    'ce:GetCostAndUsage': (request) => {
      const from = Number(textOf(request, 'NextPageToken') ?? 0);
      const ResultsByTime = months.slice(from, from + PER_PAGE);
      const NextPageToken = from + PER_PAGE < months.length ? String(from + PER_PAGE) : undefined;
      return {
        body: renderOutput(request, GetCostAndUsageResponse$, { ResultsByTime, NextPageToken }),
        items: ResultsByTime.length,
      };
    },
  }),
});
