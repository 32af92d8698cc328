import { CreateStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import { NONE, shopService } from './service';

const NOTHING = {
  ...{ startedPerSecond: null, refusedStarts: 0, transitionsPerSecond: null, transitions: 0 },
  openExecutions: null,
};

export const stepFunctions = shopService({
  collected: () => ({
    stateMachines: NONE,
    stateMachinePeaks: NONE,
    stepFunctionsUse: { 'ap-southeast-1': NOTHING, 'us-east-1': NOTHING },
  }),
  rarities: {
    actions: ['states:DescribeStateMachine'],
    plant: async ({ config }) => {
      const States = {
        Reserve: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Parameters: { FunctionName: 'reserve' },
          End: true,
        },
      };
      await new SFNClient(config).send(
        new CreateStateMachineCommand({
          name: 'fulfil',
          roleArn: 'arn:aws:iam::123456789012:role/flow',
          definition: JSON.stringify({ StartAt: 'Reserve', States }),
        }),
      );
    },
  },
});
