import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { GLOBAL } from '../../../../src/model/target';
import { shopService } from './service';

/** Of the metrics of what is planted see the service that they are of. */
export const cloudwatch = shopService({
  collected: () => ({
    metricNamespaces: { 'ap-southeast-1': { isComplete: true }, 'us-east-1': { isComplete: true } },
    globalMetricNamespaces: { [GLOBAL]: { namespaces: [], unread: [] } },
  }),
  rarities: {
    actions: [],
    plant: async ({ config, now }) => {
      await new CloudWatchClient(config).send(
        new PutMetricDataCommand({
          Namespace: 'AWS/DynamoDB',
          MetricData: [
            {
              MetricName: 'ConsumedReadCapacityUnits',
              Dimensions: [{ Name: 'TableName', Value: 'carts' }],
              Timestamp: now,
              Value: 1,
            },
          ],
        }),
      );
    },
  },
});
