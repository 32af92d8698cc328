/** The price of each metric that GetMetricData is asked for: https://aws.amazon.com/cloudwatch/pricing/ */
const DOLLARS_PER_METRIC = 0.01 / 1000;

/** What metrics cost, to a hundredth of a cent: `$0.0142`. */
export const priceOfMetrics = (metrics: number): string => `$${(metrics * DOLLARS_PER_METRIC).toFixed(4)}`;

/** The price of a request to the API of Cost Explorer: https://aws.amazon.com/aws-cost-management/aws-cost-explorer/pricing/ */
const DOLLARS_PER_BILL_REQUEST = 0.01;

/** What requests to Cost Explorer cost: `$0.02`. */
export const priceOfBillRequests = (requests: number): string =>
  `$${(requests * DOLLARS_PER_BILL_REQUEST).toFixed(2)}`;
