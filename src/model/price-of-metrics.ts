/** The price of each metric that GetMetricData is asked for: https://aws.amazon.com/cloudwatch/pricing/ */
const DOLLARS_PER_METRIC = 0.01 / 1000;

/** What metrics cost, to a hundredth of a cent: `$0.0142`. */
export const priceOfMetrics = (metrics: number): string => `$${(metrics * DOLLARS_PER_METRIC).toFixed(4)}`;
