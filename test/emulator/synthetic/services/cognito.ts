import { AwsError } from '../../aws-protocol';
import { iamAction, textOf } from '../wire';
import { arn, CREATED } from './rows';
import { service } from './service';

const Id = 'us-east-1_Shop00001';

const pool = {
  ...{ Id, Name: 'shop-customers', Arn: arn('cognito-idp', `userpool/${Id}`) },
  CreationDate: CREATED.getTime() / 1000,
  EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' },
  AutoVerifiedAttributes: ['email'],
  LambdaConfig: { PreSignUp: arn('lambda', 'function:shop-function-0001') },
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
  DeletionProtection: 'ACTIVE',
};

/** "Quotas in Amazon Cognito": the categories LimitManagement, and UserPoolRead of all others. */
const limits = (action: string) =>
  action === 'GetProvisionedLimit'
    ? { bucket: 'cognito-idp LimitManagement', capacity: 1, refill: 1 }
    : { bucket: 'cognito-idp UserPoolRead', capacity: 15, refill: 15 };

/** One user pool. */
export const cognito = service({
  prefix: 'cognito-idp',
  protocol: 'json',
  rows: () => ({}),
  operations: () => ({
    'cognito-idp:ListUserPools': () => ({
      body: JSON.stringify({ UserPools: [{ Id, Name: pool.Name }] }),
      items: 1,
    }),
    'cognito-idp:DescribeUserPool': (request) => {
      if (textOf(request, 'UserPoolId') !== Id) {
        throw new AwsError('ResourceNotFoundException', iamAction(request));
      }
      return { body: JSON.stringify({ UserPool: pool }), items: 1 };
    },
    'cognito-idp:GetProvisionedLimit': ({ input: { LimitDefinition } }) => ({
      body: JSON.stringify({ Limit: { LimitDefinition, ProvisionedLimitValue: 120, FreeLimitValue: 120 } }),
      items: 1,
    }),
  }),
  metricLevels: { CallCount: 3_000, ThrottleCount: 0 },
  limitsOf: ({ action }) => [limits(action)],
});
