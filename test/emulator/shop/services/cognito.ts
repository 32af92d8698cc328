import {
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { NONE, shopService } from './service';

export const cognito = shopService({
  collected: () => ({
    userPools: NONE,
    cognitoRequests: { 'ap-southeast-1': { categories: [] }, 'us-east-1': { categories: [] } },
    cognitoLimits: NONE,
    userPoolTriggerPeaks: NONE,
  }),
  answers: () => [
    {
      op: 'cognito-idp:GetProvisionedLimit',
      reply: {
        Limit: {
          LimitDefinition: { LimitClass: 'API_CATEGORY', Attributes: { Category: 'UserAuthentication' } },
          ...{ ProvisionedLimitValue: 120, FreeLimitValue: 120 },
        },
      },
    },
  ],
  rarities: {
    actions: ['cognito-idp:DescribeUserPool', 'cognito-idp:GetProvisionedLimit'],
    plant: async ({ config }) => {
      const client = new CognitoIdentityProviderClient(config);
      const PreSignUp = 'arn:aws:lambda:eu-west-1:123456789012:function:sign-up';
      await client.send(new CreateUserPoolCommand({ PoolName: 'customers', LambdaConfig: { PreSignUp } }));
    },
  },
});
