import type { Artifacts, UserPool } from '../../../src/model/artifacts';
import { aPeak, WINDOW } from './fields';

/** Made long ago; it sends over SES, and calls a function before each token. */
export const aUserPool = (overrides: Partial<UserPool> = {}): UserPool => ({
  userPoolId: 'us-east-1_Shop00001',
  userPoolName: 'customers',
  userPoolArn: `arn:aws:cognito-idp:us-east-1:111122223333:userpool/${overrides.userPoolId ?? 'us-east-1_Shop00001'}`,
  creationDate: '2024-05-01T00:00:00.000Z',
  emailSendingAccount: 'DEVELOPER',
  autoVerifiedAttributes: ['email'],
  allowedFirstAuthFactors: ['PASSWORD'],
  recoveryMechanisms: ['verified_email'],
  allowsSignUp: true,
  deletionProtection: true,
  triggers: [
    {
      trigger: 'PreTokenGeneration',
      functionArn: 'arn:aws:lambda:us-east-1:111122223333:function:checkout',
    },
  ],
  tags: {},
  ...overrides,
});

/** So many requests a second of each category at normal peak; null: CloudWatch gave no complete data. */
export const someRequests = (
  perSecond: Readonly<Record<string, number | null>>,
  throttled: number | null = 0,
): Artifacts['cognitoRequests'] => ({
  window: WINDOW,
  categories: Object.entries(perSecond).map(([category, value]) => ({
    category,
    requestsPerSecond: value === null ? null : aPeak(value),
    throttled: value === null ? null : throttled,
  })),
});

export const unusedCognito = {
  userPools: [],
  cognitoRequests: { window: WINDOW, categories: [] },
  cognitoLimits: [],
  userPoolTriggerPeaks: [],
} satisfies Partial<Artifacts>;

/** Two sign-ins a second, and one sign-up. */
export const healthyCognito = {
  userPools: [aUserPool()],
  cognitoRequests: someRequests({ UserAuthentication: 2, UserCreation: 1 }),
  cognitoLimits: [
    { category: 'UserAuthentication', provisioned: 120 },
    { category: 'UserCreation', provisioned: 50 },
  ],
  userPoolTriggerPeaks: [{ functionName: 'checkout', window: WINDOW, longestMilliseconds: aPeak(800) }],
} satisfies Partial<Artifacts>;
