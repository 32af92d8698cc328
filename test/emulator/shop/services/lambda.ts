import {
  ApplicationAutoScalingClient,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { CreateFunctionCommand, LambdaClient, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { authorizationFor, type Site } from '../site';
import { NONE, shopService } from './service';

const FunctionName = 'thumbnails';

export const lambda = shopService({
  answers: () => [
    {
      op: 'lambda:GetAccountSettings',
      reply: { AccountLimit: { ConcurrentExecutions: 1_000, UnreservedConcurrentExecutions: 950 } },
    },
    {
      op: 'lambda:ListProvisionedConcurrencyConfigs',
      reply: {
        ProvisionedConcurrencyConfigs: [
          {
            FunctionArn: `arn:aws:lambda:eu-west-1:123456789012:function:${FunctionName}:live`,
            RequestedProvisionedConcurrentExecutions: 20,
            AllocatedProvisionedConcurrentExecutions: 20,
            AvailableProvisionedConcurrentExecutions: 20,
            Status: 'READY',
            LastModified: '2026-11-01T00:00:00+0000',
          },
        ],
      },
    },
  ],
  collected: () => ({
    lambdaAccountSettings: {
      'ap-southeast-1': { concurrentExecutions: 1_000, unreservedConcurrentExecutions: 950 },
    },
    lambdaFunctions: NONE,
    lambdaFunctionPeaks: NONE,
    lambdaProvisionedConcurrency: NONE,
    lambdaReservations: NONE,
    lambdaScalableTargets: NONE,
  }),
  rarities: {
    actions: ['lambda:GetFunctionConcurrency', 'lambda:ListProvisionedConcurrencyConfigs'],
    plant: async (site) => {
      await createRole(site, FunctionName);
      const lambda = new LambdaClient(site.config);
      await lambda.send(
        new CreateFunctionCommand({
          FunctionName,
          Role: `arn:aws:iam::123456789012:role/${FunctionName}`,
          Code: { ImageUri: `123456789012.dkr.ecr.eu-west-1.amazonaws.com/${FunctionName}:1` },
          PackageType: 'Image',
          Tags: { app: 'shop' },
        }),
      );
      await lambda.send(
        new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 50 }),
      );
      await planToProvision(site);
    },
  },
});

/** Registers an alias whose provisioned concurrency is raised for the event. */
async function planToProvision({ config }: Site): Promise<void> {
  const scaling = new ApplicationAutoScalingClient(config);
  const alias = {
    ServiceNamespace: 'lambda',
    ResourceId: `function:${FunctionName}:live`,
    ScalableDimension: 'lambda:function:ProvisionedConcurrency',
  } as const;
  await scaling.send(new RegisterScalableTargetCommand({ ...alias, MinCapacity: 20, MaxCapacity: 40 }));
  await scaling.send(
    new PutScheduledActionCommand({
      ...alias,
      ScheduledActionName: 'sale',
      Schedule: 'at(2026-12-11T15:00:00)',
      ScalableTargetAction: { MinCapacity: 40 },
    }),
  );
}

/** In plain HTTP, as nothing else here speaks to IAM. */
async function createRole({ endpoint }: Site, RoleName: string): Promise<void> {
  const { ok, status } = await fetch(endpoint, {
    method: 'POST',
    headers: authorizationFor('iam', 'us-east-1'),
    body: new URLSearchParams({
      Action: 'CreateRole',
      Version: '2010-05-08',
      RoleName,
      AssumeRolePolicyDocument: '{}',
    }),
  });
  if (!ok) throw new Error(`moto answered CreateRole with ${status}`);
}
