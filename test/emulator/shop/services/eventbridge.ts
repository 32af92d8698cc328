import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { NONE, shopService } from './service';

const NOTHING = {
  ...{ putsPerSecond: null, puts: 0, refusedPuts: 0, invocationsPerSecond: null, invocations: 0 },
};

export const eventBridge = shopService({
  collected: () => ({
    eventRules: NONE,
    eventRulePeaks: NONE,
    eventBridgeUse: { 'ap-southeast-1': NOTHING, 'us-east-1': NOTHING },
  }),
  rarities: {
    actions: ['events:ListTargetsByRule'],
    plant: async ({ config }) => {
      const client = new EventBridgeClient(config);
      const EventPattern = JSON.stringify({ source: ['shop'] });
      await client.send(new PutRuleCommand({ Name: 'order-placed', EventPattern }));
      // What `sqs` plants, which comes before.
      const Arn = 'arn:aws:sqs:eu-west-1:123456789012:jobs';
      await client.send(new PutTargetsCommand({ Rule: 'order-placed', Targets: [{ Id: '1', Arn }] }));
    },
  },
});
