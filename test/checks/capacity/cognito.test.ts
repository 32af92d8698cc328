import { describe, expect, it } from '@jest/globals';
import { cognitoEmail } from '../../../src/checks/capacity/cognito-email';
import { cognitoThrottling } from '../../../src/checks/capacity/cognito-throttling';
import { cognitoTriggers } from '../../../src/checks/capacity/cognito-triggers';
import type { UserPool } from '../../../src/model/artifacts';
import { aLambdaFunction, aPeak, aUserPool, someRequests } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

type Row = readonly [title: string, pool: Partial<UserPool>, status: string, detail: string];

const OWN = { emailSendingAccount: 'COGNITO_DEFAULT' };
const arnOf = (name: string, where = 'us-east-1:111122223333'): string =>
  `arn:aws:lambda:${where}:function:${name}`;

describe('cognito-email', () => {
  it.each<Row>([
    ['SES', {}, 'pass', 'over SES'],
    ['codes without SES', OWN, 'fail', '50 mails a day: users who sign up get a code by mail.'],
    [
      'codes to sign up and in',
      { ...OWN, allowedFirstAuthFactors: ['EMAIL_OTP'] },
      'fail',
      'users who sign up or sign in get a code',
    ],
    [
      'codes for what nobody signs up to',
      { ...OWN, allowsSignUp: false },
      'warn',
      'users who are invited, or forgot their password, may get a code by mail.',
    ],
    [
      'codes, unless a function confirms users',
      { ...OWN, triggers: [{ trigger: 'PreSignUp', functionArn: arnOf('confirm') }] },
      'warn',
      'unless the function that is called before (PreSignUp) confirms them',
    ],
    [
      'codes to sign in, whatever a function confirms',
      {
        ...OWN,
        allowedFirstAuthFactors: ['EMAIL_OTP'],
        triggers: [{ trigger: 'PreSignUp', functionArn: arnOf('confirm') }],
      },
      'fail',
      'users who sign up or sign in get a code',
    ],
    [
      'codes by SMS, and new passwords by mail',
      { ...OWN, autoVerifiedAttributes: ['phone_number'] },
      'warn',
      'users who forgot their password may get a code by mail.',
    ],
    [
      'a recovery that nobody set',
      { ...OWN, autoVerifiedAttributes: [], recoveryMechanisms: [] },
      'warn',
      'forgot their password',
    ],
    [
      'invitations',
      { ...OWN, autoVerifiedAttributes: [], recoveryMechanisms: ['admin_only'], allowsSignUp: false },
      'warn',
      'are invited',
    ],
    [
      'no mail at all',
      { ...OWN, autoVerifiedAttributes: [], recoveryMechanisms: ['verified_phone_number'] },
      'pass',
      'No setting of it',
    ],
    [
      'mail that a function sends',
      { ...OWN, triggers: [{ trigger: 'CustomEmailSender', functionArn: arnOf('mail') }] },
      'notApplicable',
      'CustomEmailSender',
    ],
  ])('%s', (_, pool, status, detail) => {
    expect(runCheck(cognitoEmail, { userPools: [aUserPool(pool)] }, CARRYING)).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it.each([
    ['off', 'notApplicable'],
    ['unplaced', 'warn'],
  ] as const)('weighs a user pool that is %s the path', (placement, status) => {
    const placed = () => ({ placement, because: '' });
    expect(runCheck(cognitoEmail, { userPools: [aUserPool(OWN)] }, { placed })).toMatchObject([{ status }]);
  });
});

describe('cognito-throttling', () => {
  it.each([
    ['none refused', 0, 'pass'],
    ['some refused', 1, 'fail'],
  ])('%s', (_, throttled, status) => {
    const cognitoRequests = someRequests({ UserCreation: 1 }, throttled);
    const found = runCheck(cognitoThrottling, { userPools: [aUserPool()], cognitoRequests }, CARRYING);
    expect(found).toMatchObject([{ status, resource: { name: 'UserCreation' } }]);
  });

  it('does not know what CloudWatch did not tell', () => {
    const cognitoRequests = someRequests({ UserCreation: null });
    expect(
      runCheck(cognitoThrottling, { userPools: [aUserPool()], cognitoRequests }, CARRYING),
    ).toMatchObject([{ status: 'unknown' }]);
  });

  it('concerns the event where any of the user pools does', () => {
    const artifacts = {
      userPools: [aUserPool(), aUserPool({ userPoolName: 'staff' })],
      cognitoRequests: someRequests({ UserCreation: 1 }, 3),
    };
    const placing = (name: string) => ({
      placed: ({ ids }: { readonly ids: readonly string[] }) => ({
        placement: ids.includes(name) ? ('on' as const) : ('off' as const),
        because: '',
      }),
    });
    expect(runCheck(cognitoThrottling, artifacts, placing('staff'))).toMatchObject([{ status: 'fail' }]);
    expect(runCheck(cognitoThrottling, artifacts, placing('none'))).toMatchObject([
      { status: 'notApplicable' },
    ]);
    expect(runCheck(cognitoThrottling, { ...artifacts, userPools: [] }, CARRYING)).toEqual([]);
  });
});

describe('cognito-triggers', () => {
  const calling = (
    functionArn: string,
    trigger = 'PreSignUp',
    longest: number | null = 2_500,
    hoursWithData = 48,
  ) => ({
    userPools: [aUserPool({ triggers: [{ trigger, functionArn }] })],
    lambdaFunctions: [aLambdaFunction()],
    userPoolTriggerPeaks: [
      {
        functionName: 'checkout',
        window: someRequests({}).window,
        longestMilliseconds: longest === null ? null : aPeak(longest, { hoursWithData }),
      },
    ],
  });

  it.each([
    [
      'half as long as Cognito waits',
      calling(arnOf('checkout')),
      'pass',
      'up to 2.5 s, without the start of new environments, which CloudWatch does not count; Cognito waits 5 s',
    ],
    ['longer', calling(arnOf('checkout'), 'PreSignUp', 2_501), 'warn', 'It took up to 2.5'],
    ['a call or two', calling(arnOf('checkout'), 'PreSignUp', 100, 47), 'unknown', '47 of 336 hours'],
    [
      'no known time',
      calling(arnOf('checkout'), 'PreSignUp', null),
      'unknown',
      'no data for Duration of checkout',
    ],
    [
      'longer, where nobody waits',
      calling(arnOf('checkout'), 'CustomEmailSender', 9_000),
      'pass',
      'does not wait',
    ],
    ['deleted', calling(arnOf('gone')), 'fail', 'gone, which is no longer there'],
    [
      'elsewhere',
      calling(arnOf('checkout', 'us-east-1:444455556666')),
      'unknown',
      'of another account or region',
    ],
  ])('%s', (_, artifacts, status, detail) => {
    expect(runCheck(cognitoTriggers, artifacts, CARRYING)).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });
});
