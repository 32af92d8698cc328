import { aUserPool, someRequests } from '../../builders/artifacts';
import { awsError, paged } from '../../builders/aws';
import { type CollectorCase, time } from './collector-case';
import { metricAnswer, WINDOW } from './metric-answer';

const arnOf = (id: string): string => `arn:aws:cognito-idp:us-east-1:111122223333:userpool/${id}`;
const functionOf = (name: string): string => `arn:aws:lambda:us-east-1:111122223333:function:${name}`;

const POOLS: Readonly<Record<string, object>> = {
  'us-east-1_Shop00001': {
    ...{
      Id: 'us-east-1_Shop00001',
      Name: 'customers',
      Arn: arnOf('us-east-1_Shop00001'),
      CreationDate: time,
    },
    EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' },
    AutoVerifiedAttributes: ['email'],
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
    AccountRecoverySetting: {
      RecoveryMechanisms: [
        { Priority: 1, Name: 'verified_email' },
        { Priority: 2, Name: 'verified_phone_number' },
      ],
    },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    DeletionProtection: 'ACTIVE',
    LambdaConfig: {
      PreSignUp: `${functionOf('sign-up')}:live`,
      PreTokenGeneration: functionOf('token'),
      PreTokenGenerationConfig: { LambdaVersion: 'V2_0', LambdaArn: functionOf('token') },
      CustomEmailSender: { LambdaVersion: 'V1_0', LambdaArn: functionOf('mail') },
      KMSKeyID: 'arn:aws:kms:us-east-1:111122223333:key/1',
    },
    UserPoolTags: { app: 'shop' },
  },
  // What was made long ago and never changed.
  'us-east-1_Old000001': {
    ...{ Id: 'us-east-1_Old000001', Name: 'old', Arn: arnOf('us-east-1_Old000001'), CreationDate: time },
  },
};

const usage = (Service: string, Resource: string) => ({
  Namespace: 'AWS/Usage',
  MetricName: 'CallCount',
  Dimensions: Object.entries({ Type: 'API', Resource, Service, Class: 'None' }).map(([Name, Value]) => ({
    Name,
    Value,
  })),
});

const of = (category: string): string => `Type=API Resource=${category} Service=Cognito user pool Class=None`;

export const cognito: readonly CollectorCase[] = [
  {
    id: 'userPools',
    answers: {
      'cognito-idp:ListUserPools': paged(
        'NextToken',
        { UserPools: [{ Id: 'us-east-1_Shop00001' }, { Id: 'us-east-1_Gone00001' }] },
        { UserPools: [{ Id: 'us-east-1_Old000001' }] },
      ),
      'cognito-idp:DescribeUserPool': ({ UserPoolId }) => {
        const UserPool = POOLS[String(UserPoolId)];
        if (UserPool === undefined) throw awsError('ResourceNotFoundException');
        return { UserPool };
      },
    },
    data: [
      {
        ...{ userPoolId: 'us-east-1_Shop00001', userPoolName: 'customers' },
        ...{ userPoolArn: arnOf('us-east-1_Shop00001'), creationDate: '2026-11-01T00:00:00.000Z' },
        ...{ emailSendingAccount: 'DEVELOPER', autoVerifiedAttributes: ['email'] },
        allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'],
        recoveryMechanisms: ['verified_email', 'verified_phone_number'],
        ...{ allowsSignUp: false, deletionProtection: true },
        triggers: [
          { trigger: 'PreSignUp', functionArn: functionOf('sign-up') },
          { trigger: 'CustomEmailSender', functionArn: functionOf('mail') },
          { trigger: 'PreTokenGeneration', functionArn: functionOf('token') },
        ],
        tags: { app: 'shop' },
      },
      {
        ...{ userPoolId: 'us-east-1_Old000001', userPoolName: 'old' },
        ...{ userPoolArn: arnOf('us-east-1_Old000001'), creationDate: '2026-11-01T00:00:00.000Z' },
        ...{ emailSendingAccount: 'COGNITO_DEFAULT', autoVerifiedAttributes: [] },
        ...{ allowedFirstAuthFactors: [], recoveryMechanisms: [] },
        ...{ allowsSignUp: true, deletionProtection: false, triggers: [], tags: {} },
      },
    ],
  },
  {
    id: 'cognitoLimits',
    inputs: { userPools: [aUserPool()], cognitoRequests: someRequests({ UserRead: 1, UserUpdate: 1 }) },
    answers: {
      'cognito-idp:GetProvisionedLimit': ({ LimitDefinition }) => {
        const { Attributes } = LimitDefinition as { Attributes: { Category: string } };
        const ProvisionedLimitValue = Attributes.Category === 'UserCreation' ? 60 : 120;
        return { Limit: { LimitDefinition, ProvisionedLimitValue, FreeLimitValue: 50 } };
      },
    },
    data: [
      { category: 'UserAuthentication', provisioned: 120 },
      { category: 'UserCreation', provisioned: 60 },
      { category: 'UserRead', provisioned: 120 },
    ],
  },
  {
    id: 'cognitoRequests',
    inputs: { userPools: [aUserPool()] },
    answers: {
      'cloudwatch:ListMetrics': paged(
        'NextToken',
        { Metrics: [usage('EC2', 'UserRead'), usage('Cognito user pool', 'UserAuthentication')] },
        { Metrics: [usage('Cognito user pool', 'UserPoolRead'), usage('Cognito user pool', 'UserCreation')] },
      ),
      'cloudwatch:GetMetricData': metricAnswer({
        // In 300 seconds.
        [`CallCount Sum ${of('UserAuthentication')}`]: [
          ['2026-11-21T22:00:00Z', 6_000],
          ['2026-11-21T22:05:00Z', 3_000],
        ],
        [`ThrottleCount Sum ${of('UserAuthentication')}`]: [
          ['2026-11-21T22:00:00Z', 4],
          ['2026-11-21T22:05:00Z', 3],
        ],
      }),
    },
    data: {
      window: WINDOW,
      categories: [
        {
          category: 'UserAuthentication',
          requestsPerSecond: { value: 20, at: '2026-11-21T22:00:00.000Z', hoursWithData: 2 },
          throttled: 7,
        },
        { category: 'UserCreation', requestsPerSecond: null, throttled: 0 },
      ],
    },
    nothing: { window: WINDOW, categories: [] },
  },
  {
    id: 'userPoolTriggerPeaks',
    inputs: {
      userPools: [
        aUserPool(),
        aUserPool({
          triggers: ['checkout', 'token'].map((name) => ({
            trigger: 'PreSignUp',
            functionArn: functionOf(name),
          })),
        }),
      ],
    },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        'Duration Maximum FunctionName=checkout': [['2026-11-21T22:00:00Z', 5_200]],
      }),
    },
    data: [
      {
        ...{ functionName: 'checkout', window: WINDOW },
        longestMilliseconds: {
          ...{ value: 5_200, at: '2026-11-21T22:00:00.000Z', hoursWithData: 1, periodSeconds: 3600 },
        },
      },
      { functionName: 'token', window: WINDOW, longestMilliseconds: null },
    ],
  },
];
