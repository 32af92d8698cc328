import {
  CostExplorerClient,
  type Expression,
  GetCostAndUsageCommand,
  type Group,
  type ResultByTime,
} from '@aws-sdk/client-cost-explorer';
import type { Artifacts } from '../../model/artifacts';
import { requireField } from '../answer';
import { defineCollector } from '../collector';
import { followTokens, readAllPages } from '../pages';

type Month = Artifacts['billedServices'][number];

export const billedServices = defineCollector({
  id: 'billedServices',
  answers: 'Which services the account was billed for in the last twelve months and this one, and how much',
  // Each request costs a cent, and the answer changes once a day.
  light: false,
  verified: 'modelled',
  actions: ['ce:GetCostAndUsage'],
  async collect({ clients, target, collectedAt, signal }) {
    const client = clients.of(CostExplorerClient);
    const asked = {
      TimePeriod: periodAt(collectedAt),
      Granularity: 'MONTHLY',
      // Quantities of a service are the sum of hours, gigabytes and requests, and mean nothing.
      Metrics: [METRIC],
      GroupBy: [{ Type: 'DIMENSION', Key: 'SERVICE' }],
      Filter: usageOf(target.account),
    } as const;
    const results = await readAllPages(
      followTokens((NextPageToken) =>
        client.send(
          new GetCostAndUsageCommand({
            ...asked,
            Metrics: [...asked.Metrics],
            GroupBy: [...asked.GroupBy],
            NextPageToken,
          }),
          { abortSignal: signal },
        ),
      ),
      (page) => page.ResultsByTime,
    );
    // A month whose services are more than a page begins on each of these.
    const byMonth = Map.groupBy(results, monthOf);
    return [...byMonth].map(
      ([month, parts]): Month => ({
        month,
        services: parts.flatMap(({ Groups = [] }) => Groups).map(toService),
      }),
    );
  },
});

/** What was paid for in advance costs nothing in the month otherwise, such as nodes that are reserved. */
const METRIC = 'AmortizedCost';

/** From the first day of the same month a year before to the end of the day, which is not part of it. */
function periodAt(collectedAt: string): { readonly Start: string; readonly End: string } {
  const now = new Date(collectedAt);
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  return { Start: dayOf(Date.UTC(year - 1, month, 1)), End: dayOf(Date.UTC(year, month, day + 1)) };
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The account that pays for an organization is answered for all of it, where nothing else is said. */
const usageOf = (account: string): Expression => ({
  And: [
    { Dimensions: { Key: 'LINKED_ACCOUNT', Values: [account] } },
    { Not: { Dimensions: { Key: 'RECORD_TYPE', Values: ['Credit', 'Refund', 'Tax'] } } },
  ],
});

const monthOf = ({ TimePeriod }: ResultByTime): string =>
  requireField(TimePeriod?.Start, 'TimePeriod').slice(0, 7);

function toService({ Keys, Metrics }: Group): Month['services'][number] {
  const { Amount, Unit } = requireField(Metrics?.[METRIC], METRIC);
  return {
    service: requireField(Keys?.[0], 'Keys'),
    cost: Number(requireField(Amount, 'Amount')),
    currency: requireField(Unit, 'Unit'),
  };
}
