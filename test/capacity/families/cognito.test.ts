import { describe, expect, it } from '@jest/globals';
import type { Artifacts } from '../../../src/model/artifacts';
import { aPeak, aUserPool, someCognitoQuotas, someRequests } from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

type Requests = Readonly<Record<string, number | null>>;

/** So many requests a second of each category, at 10×, with 120 sign-ins and 50 sign-ups a second. */
const asking = (requests: Requests, more: Partial<Artifacts> = {}): Partial<Artifacts> => ({
  // Who cannot sign up by themselves ask for nothing of UserCreation.
  userPools: [aUserPool({ allowsSignUp: false })],
  cognitoRequests: someRequests(requests),
  cognitoLimits: [
    { category: 'UserAuthentication', provisioned: 120 },
    { category: 'UserCreation', provisioned: 50 },
  ],
  serviceQuotas: someCognitoQuotas(),
  ...more,
});

const TWO = {
  userPools: [aUserPool(), aUserPool({ userPoolId: 'us-east-1_Staff0001', userPoolName: 'staff' })],
};
/** The plan says that what is called `staff` does not grow. */
const STAFF = {
  plan: aPlan({ traffic: { multiplier: 10, elasticity: [{ match: { resource: 'staff' }, factor: 0 }] } }),
};

describe('requests of user pools', () => {
  it.each<[string, Requests, Partial<Artifacts>, string, number]>([
    // Of sign-ins three of four may be answers to challenges, and the busiest second has 1.5 times the mean:
    // 1.5 × 10 × 6.39 = 95.85, just below 80 % of 120; 120 ÷ (1.5 × 6.39).
    ['that fit', { UserAuthentication: 6.39 }, {}, 'green', 12.5196],
    ['that fit less well', { UserAuthentication: 6.5 }, {}, 'yellow', 12.3077],
    // 10 × 48 ÷ 4 = 120.
    ['that fit if most answer challenges', { UserAuthentication: 48 }, {}, 'yellow', 1.66667],
    ['that fit in no case', { UserAuthentication: 48.1 }, {}, 'red', 1.6632],
    // 10 × 5 = 50 of 50, without a busiest second.
    [
      'that sign up, as many as fit on average',
      { UserAuthentication: 1, UserCreation: 5 },
      {},
      'yellow',
      6.66667,
    ],
    ['that sign up, and more', { UserAuthentication: 1, UserCreation: 5.1 }, {}, 'red', 6.53595],
    // Nobody had Cognito let pass what AWS allows: 1.5 × 10 × 6.4 of 60.
    [
      'of which less is let pass than is allowed',
      { UserAuthentication: 6.4 },
      { cognitoLimits: [{ category: 'UserAuthentication', provisioned: 60 }] },
      'yellow',
      6.25,
    ],
    // And the other way around: what is set is never more than the quota.
    [
      'of which AWS allows less than was set',
      { UserAuthentication: 6.4 },
      { serviceQuotas: someCognitoQuotas(60) },
      'yellow',
      6.25,
    ],
  ])('%s', (_, requests, more, status, breaksAt) => {
    const found = ceilingsOf('cognito-request-rate', asking(requests, more));
    expect(found.at(-1)).toMatchObject({ status, breaksAt: expect.closeTo(breaksAt, 4) });
  });

  it.each<[string, number, string]>([
    // Either no user of staff asks, and 1.5 × 10 × 3.2 = 48 is less than 80 % of 120…
    ['that fit, whichever of two user pools gets them', 3.2, 'green'],
    // …or all are of staff, and 100 stay 100.
    ['that may all be of a user pool that does not grow', 100, 'yellow'],
  ])('%s', (_, perSecond, status) => {
    const artifacts = asking({ UserAuthentication: perSecond, UserCreation: 0.1 }, TWO);
    const [found] = ceilingsOf('cognito-request-rate', artifacts, STAFF);
    expect(found).toMatchObject({ resource: 'UserAuthentication', status });
  });

  it.each<[string, Requests, Partial<Artifacts>, string, string]>([
    ['sign-ins that CloudWatch does not list', {}, {}, 'UserAuthentication', 'counted no request'],
    [
      'sign-ins without complete data',
      { UserAuthentication: null },
      {},
      'UserAuthentication',
      'no complete data',
    ],
    [
      'sign-ins of which nobody read what is let pass',
      { UserAuthentication: 1 },
      { cognitoLimits: [] },
      'UserAuthentication',
      'was not read; it may be less than the quota',
    ],
    [
      'sign-ups that nobody tried yet',
      { UserAuthentication: 1 },
      { userPools: [aUserPool()] },
      'UserCreation',
      'counted no request of UserCreation',
    ],
    [
      'what was counted of another user pool than that of the event',
      { UserAuthentication: 1 },
      {
        userPools: [
          aUserPool({ allowsSignUp: false }),
          aUserPool({
            userPoolName: 'launch',
            allowsSignUp: false,
            creationDate: '2026-11-20T00:00:00.000Z',
          }),
        ],
      },
      'UserAuthentication',
      'launch was made on 2026-11-20',
    ],
    [
      'too few data',
      {},
      {
        cognitoRequests: {
          window: someRequests({}).window,
          categories: [
            {
              category: 'UserAuthentication',
              requestsPerSecond: aPeak(1, { hoursWithData: 1 }),
              throttled: 0,
            },
          ],
        },
      },
      'UserAuthentication',
      '1 of 336 hours have data',
    ],
    [
      'what no quota is read of',
      { UserAuthentication: 1, UserUpdate: 1 },
      {},
      'UserUpdate',
      'Service Quotas gave no value for L-6621E65D',
    ],
  ])('judges nothing by %s', (_, requests, more, resource, missing) => {
    const found = ceilingsOf('cognito-request-rate', asking(requests, more));
    expect(found).toContainEqual(
      expect.objectContaining({
        ...{ resource, status: 'grey' },
        evidence: expect.arrayContaining([
          expect.objectContaining({ at: null, detail: expect.stringContaining(missing) }),
        ]),
      }),
    );
  });

  it('asks nothing of an account without user pools, or of users who do not grow', () => {
    expect(ceilingsOf('cognito-request-rate', asking({ UserAuthentication: 1 }, { userPools: [] }))).toEqual(
      [],
    );
    const plan = aPlan({
      traffic: { multiplier: 10, elasticity: [{ match: { resource: '*' }, factor: 0 }] },
    });
    expect(ceilingsOf('cognito-request-rate', asking({}), { plan })).toEqual([]);
  });

  it.each<[string, number, string, string]>([
    // 1.5 × 10 × 6 = 90, of which 113 keep a fifth free.
    ['has Cognito let pass what the quota allows', 113, 'update-provisioned-limit', 'value 113'],
    ['requests the quota first where it is too small', 112, 'request-service-quota-increase', 'value 113'],
  ])('%s', (_, quota, operation, value) => {
    const ceiling = onlyCeiling(
      'cognito-request-rate',
      asking(
        { UserAuthentication: 6 },
        {
          cognitoLimits: [{ category: 'UserAuthentication', provisioned: 60 }],
          serviceQuotas: someCognitoQuotas(quota),
        },
      ),
    );
    expect(ceiling.fix?.command).toContain(operation);
    expect(ceiling.fix?.command).toContain(value);
  });
});
