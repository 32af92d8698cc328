import {
  APIGatewayClient,
  CreateApiKeyCommand,
  CreateDeploymentCommand,
  CreateRestApiCommand,
  CreateUsagePlanCommand,
  CreateUsagePlanKeyCommand,
  CreateVpcLinkCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from '@aws-sdk/client-api-gateway';
import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateIntegrationCommand,
  CreateRouteCommand,
  CreateStageCommand,
} from '@aws-sdk/client-apigatewayv2';
import { requireField, type Site } from '../site';
import { NONE, shopService } from './service';

export const apiGateway = shopService({
  collected: () => ({
    apis: NONE,
    apiStages: NONE,
    apiIntegrations: NONE,
    apiUsagePlans: NONE,
    apiPeaks: NONE,
    apiGatewayAccount: { 'ap-southeast-1': { throttle: { rateLimit: 10_000, burstLimit: 5000 } } },
  }),
  rarities: {
    actions: [],
    plant: async (site) => {
      await plantRestApi(site);
      await plantHttpApi(site);
    },
  },
});

/** With a stage, a method behind a VPC link that asks for a key, and a usage plan with one key. */
async function plantRestApi({ config }: Site): Promise<void> {
  const client = new APIGatewayClient(config);
  const { id: restApiId, rootResourceId: resourceId } = await client.send(
    new CreateRestApiCommand({ name: 'shop', endpointConfiguration: { types: ['REGIONAL'] } }),
  );
  const method = { restApiId, resourceId, httpMethod: 'GET' } as const;
  await client.send(new PutMethodCommand({ ...method, authorizationType: 'NONE', apiKeyRequired: true }));
  const { id: connectionId } = await client.send(
    new CreateVpcLinkCommand({
      name: 'inner',
      targetArns: ['arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/inner/01'],
    }),
  );
  await client.send(
    new PutIntegrationCommand({
      ...method,
      type: 'HTTP_PROXY',
      integrationHttpMethod: 'GET',
      uri: 'http://inner.example.com',
      connectionType: 'VPC_LINK',
      connectionId: requireField(connectionId),
    }),
  );
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }));
  const { id: usagePlanId } = await client.send(
    new CreateUsagePlanCommand({
      name: 'partners',
      throttle: { rateLimit: 50, burstLimit: 100 },
      apiStages: [{ apiId: requireField(restApiId), stage: 'prod' }],
    }),
  );
  const { id: keyId } = await client.send(new CreateApiKeyCommand({ name: 'partner', enabled: true }));
  await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }));
}

async function plantHttpApi({ config }: Site): Promise<void> {
  const client = new ApiGatewayV2Client(config);
  const { ApiId } = await client.send(new CreateApiCommand({ Name: 'orders', ProtocolType: 'HTTP' }));
  const { IntegrationId } = await client.send(
    new CreateIntegrationCommand({
      ApiId,
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: 'arn:aws:lambda:eu-west-1:123456789012:function:thumbnails',
      PayloadFormatVersion: '2.0',
    }),
  );
  await client.send(
    new CreateRouteCommand({ ApiId, RouteKey: '$default', Target: `integrations/${IntegrationId}` }),
  );
  await client.send(
    new CreateStageCommand({
      ApiId,
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
    }),
  );
}
