import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { NONE, shopService } from './service';

const TEMPLATE = {
  Resources: {
    Setting: {
      Type: 'AWS::SSM::Parameter',
      Properties: { Name: 'jobs-setting', Type: 'String', Value: 'on' },
    },
  },
};

export const cloudFormation = shopService({
  collected: () => ({ cloudFormationStacks: NONE }),
  rarities: {
    actions: [],
    plant: async ({ config }) => {
      const client = new CloudFormationClient(config);
      await client.send(
        new CreateStackCommand({ StackName: 'jobs', TemplateBody: JSON.stringify(TEMPLATE) }),
      );
    },
  },
});
