import {
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { NONE, shopService } from './service';

export const ecs = shopService({
  collected: () => ({
    ecsServices: NONE,
    ecsServicePeaks: NONE,
    fargateUsage: {
      'ap-southeast-1': { onDemand: null, spot: null },
      'us-east-1': { onDemand: null, spot: null },
    },
  }),
  rarities: {
    actions: ['ecs:DescribeServices', 'ecs:DescribeTaskDefinition', 'ecs:ListServices'],
    plant: async ({ config }) => {
      const client = new ECSClient(config);
      await client.send(new CreateClusterCommand({ clusterName: 'jobs' }));
      await client.send(
        new RegisterTaskDefinitionCommand({
          family: 'report',
          requiresCompatibilities: ['FARGATE'],
          networkMode: 'awsvpc',
          cpu: '512',
          memory: '1024',
          containerDefinitions: [{ name: 'report', image: 'report:1' }],
        }),
      );
      await client.send(
        new CreateServiceCommand({
          cluster: 'jobs',
          serviceName: 'report',
          taskDefinition: 'report',
          desiredCount: 2,
          launchType: 'FARGATE',
        }),
      );
    },
  },
});
