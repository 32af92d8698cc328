import { CreateStreamCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { NONE, shopService } from './service';

export const kinesis = shopService({
  collected: () => ({ kinesisStreams: NONE, kinesisStreamPeaks: NONE }),
  rarities: {
    actions: ['kinesis:DescribeStreamSummary'],
    plant: async ({ config }) => {
      // The client speaks HTTP/2 by default, which moto does not.
      const kinesis = new KinesisClient({ ...config, requestHandler: new NodeHttpHandler() });
      await kinesis.send(new CreateStreamCommand({ StreamName: 'clicks', ShardCount: 2 }));
    },
  },
});
