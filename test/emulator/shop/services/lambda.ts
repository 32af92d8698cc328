import {
  CreateEventSourceMappingCommand,
  CreateFunctionCommand,
  LambdaClient,
  PutFunctionConcurrencyCommand,
} from '@aws-sdk/client-lambda';
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
    lambdaEventSources: NONE,
    lambdaFunctions: NONE,
    lambdaFunctionPeaks: NONE,
    lambdaProvisionedConcurrency: NONE,
    lambdaReservations: NONE,
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
      await lambda.send(
        new CreateEventSourceMappingCommand({
          FunctionName,
          // The one that `kinesis` plants, which comes before.
          EventSourceArn: 'arn:aws:kinesis:eu-west-1:123456789012:stream/clicks',
          StartingPosition: 'LATEST',
        }),
      );
    },
  },
});

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
