import { paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';

const month = (Start: string, End: string, costs: Readonly<Record<string, string>>) => ({
  TimePeriod: { Start, End },
  Estimated: false,
  Total: {},
  Groups: Object.entries(costs).map(([service, Amount]) => ({
    Keys: [service],
    Metrics: { AmortizedCost: { Amount, Unit: 'USD' } },
  })),
});

const pages = paged(
  'NextPageToken',
  {
    ResultsByTime: [
      month('2025-11-01', '2025-12-01', {}),
      month('2026-10-01', '2026-11-01', { 'AWS Lambda': '0.0000000417', 'Amazon Kendra': '810' }),
    ],
  },
  {
    ResultsByTime: [
      month('2026-10-01', '2026-11-01', { AmazonCloudWatch: '12.5' }),
      month('2026-11-01', '2026-11-23', { 'AWS Lambda': '-0.25' }),
    ],
  },
);

/** It is collected on 22 November 2026, for the account 111122223333. */
function expectTheYear({ TimePeriod, Granularity, Metrics, GroupBy, Filter }: Record<string, unknown>): void {
  const asked = JSON.stringify([TimePeriod, Granularity, Metrics, GroupBy, Filter]);
  const meant = JSON.stringify([
    { Start: '2025-11-01', End: '2026-11-23' },
    'MONTHLY',
    ['AmortizedCost'],
    [{ Type: 'DIMENSION', Key: 'SERVICE' }],
    {
      And: [
        { Dimensions: { Key: 'LINKED_ACCOUNT', Values: ['111122223333'] } },
        { Not: { Dimensions: { Key: 'RECORD_TYPE', Values: ['Credit', 'Refund', 'Tax'] } } },
      ],
    },
  ]);
  if (asked !== meant) throw new Error(`it asks for something else: ${asked}`);
}

export const costExplorer: readonly CollectorCase[] = [
  {
    id: 'billedServices',
    answers: {
      'ce:GetCostAndUsage': (input) => {
        expectTheYear(input);
        return pages(input);
      },
    },
    data: [
      { month: '2025-11', services: [] },
      {
        month: '2026-10',
        services: [
          { service: 'AWS Lambda', cost: 4.17e-8, currency: 'USD' },
          { service: 'Amazon Kendra', cost: 810, currency: 'USD' },
          { service: 'AmazonCloudWatch', cost: 12.5, currency: 'USD' },
        ],
      },
      { month: '2026-11', services: [{ service: 'AWS Lambda', cost: -0.25, currency: 'USD' }] },
    ],
  },
];
