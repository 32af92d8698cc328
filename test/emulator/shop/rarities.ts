import { AccountClient, PutAlternateContactCommand } from '@aws-sdk/client-account';
import { AutoScalingClient, CreateLaunchConfigurationCommand } from '@aws-sdk/client-auto-scaling';
import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { CreateFunctionCommand, LambdaClient, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { CreateDBClusterCommand, RDSClient } from '@aws-sdk/client-rds';

/** A region in which the shop has nothing. */
export const RARITIES_REGION = 'eu-west-1';

/** Creates one each of what collectors ask about and the shop does not have, in a region of its own. */
export async function fillRarities(endpoint: string, now: Date): Promise<void> {
  const config = {
    endpoint,
    region: RARITIES_REGION,
    credentials: { accessKeyId: 'shop-owner', secretAccessKey: 'shop-owner' },
    maxAttempts: 1,
  };
  await new AutoScalingClient(config).send(
    new CreateLaunchConfigurationCommand({
      LaunchConfigurationName: 'of-old',
      ImageId: 'ami-12345678',
      InstanceType: 'm5.large',
    }),
  );
  await new RDSClient(config).send(
    new CreateDBClusterCommand({
      DBClusterIdentifier: 'aurora',
      Engine: 'aurora-mysql',
      MasterUsername: 'owner',
      MasterUserPassword: 'not-a-secret',
    }),
  );
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
  await createRole(endpoint, 'thumbnails');
  const lambda = new LambdaClient(config);
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'thumbnails',
      Role: 'arn:aws:iam::123456789012:role/thumbnails',
      Code: { ImageUri: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/thumbnails:1' },
      PackageType: 'Image',
      Tags: { app: 'shop' },
    }),
  );
  await lambda.send(
    new PutFunctionConcurrencyCommand({ FunctionName: 'thumbnails', ReservedConcurrentExecutions: 50 }),
  );
  await new AccountClient(config).send(
    new PutAlternateContactCommand({
      AlternateContactType: 'OPERATIONS',
      EmailAddress: 'operations@example.com',
      Name: 'Operations',
      PhoneNumber: '+6512345678',
      Title: 'On call',
    }),
  );
}

/** In plain HTTP, as nothing else here speaks to IAM; moto does not look at signatures. */
async function createRole(endpoint: string, RoleName: string): Promise<void> {
  const scope = 'shop-owner/20260101/us-east-1/iam/aws4_request';
  const { ok, status } = await fetch(endpoint, {
    method: 'POST',
    headers: { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0` },
    body: new URLSearchParams({
      Action: 'CreateRole',
      Version: '2010-05-08',
      RoleName,
      AssumeRolePolicyDocument: '{}',
    }),
  });
  if (!ok) throw new Error(`moto answered CreateRole with ${status}`);
}
