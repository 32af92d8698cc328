import type { Artifacts } from '../../../src/model/artifacts';

type Billed = Artifacts['billedServices'];

/** A month of a bill, in dollars by service. */
export const aBill = (month: string, costs: Readonly<Record<string, number>>): Billed[number] => ({
  month,
  services: Object.entries(costs).map(([service, cost]) => ({ service, cost, currency: 'USD' })),
});

/** What is billed is judged or carries no traffic. */
export const healthyCostExplorer = {
  billedServices: [
    aBill('2026-10', { 'Amazon Elastic Compute Cloud - Compute': 1200, AmazonCloudWatch: 40 }),
    aBill('2026-11', { 'Amazon Elastic Compute Cloud - Compute': 900, AmazonCloudWatch: 30 }),
  ],
} satisfies Partial<Artifacts>;
