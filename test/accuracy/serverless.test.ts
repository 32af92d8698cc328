import { describe } from '@jest/globals';
import * as build from '../builders/artifacts';
import { each, itSeesThrough, named, withQuota } from './planted';
import { serverless } from './serverless';

const isCarts = ({ tableName }: { readonly tableName: string }): boolean => tableName === 'carts';
const isOfReads = ({ scalableDimension }: { readonly scalableDimension: string }): boolean =>
  scalableDimension.endsWith(':ReadCapacityUnits');

describe('the shop with functions and a Network Load Balancer inside', () =>
  itSeesThrough(serverless, [
    [
      // 500 are reserved for payments, and checkout takes 40·m of the other 300.
      'a concurrency of 800 in the account',
      ({ lambdaAccountSettings }) => ({
        lambdaAccountSettings: {
          ...lambdaAccountSettings,
          concurrentExecutions: 800,
          unreservedConcurrentExecutions: 300,
        },
      }),
      ['red lambda-concurrency - 7.5'],
    ],
    [
      // 5·m of 100.
      'a function with 100 reserved executions',
      ({ lambdaReservations, lambdaAccountSettings }) => ({
        lambdaReservations: each(
          lambdaReservations,
          { reservedConcurrentExecutions: 100 },
          ({ functionName }) => functionName === 'payments',
        ),
        lambdaAccountSettings: { ...lambdaAccountSettings, unreservedConcurrentExecutions: 3900 },
      }),
      ['red lambda-reserved-concurrency payments 20'],
    ],
    [
      'a function that is refused executions',
      ({ lambdaFunctionPeaks }) => ({
        lambdaFunctionPeaks: each(
          lambdaFunctionPeaks,
          { throttles: build.aPeak(3) },
          ({ functionName }) => functionName === 'checkout',
        ),
      }),
      ['red lambda-throttling checkout'],
    ],
    [
      // 100 executions become 2,200 at once, of which Lambda adds 1,000 every 10 seconds.
      'a function that needs more at once than Lambda adds',
      ({ lambdaFunctionPeaks }) => ({
        lambdaFunctionPeaks: each(
          lambdaFunctionPeaks,
          { concurrentExecutions: build.aPeak(100) },
          ({ functionName }) => functionName === 'checkout',
        ),
      }),
      ['yellow lambda-scaling-rate checkout'],
    ],
    [
      'a function whose subnets are in one zone',
      ({ lambdaFunctions }) => ({
        lambdaFunctions: each(
          lambdaFunctions,
          { vpc: build.aFunctionVpc('subnet-a') },
          ({ functionName }) => functionName === 'payments',
        ),
      }),
      ['red lambda-function-zones payments'],
    ],
    [
      'a function whose runtime is deprecated before the event',
      ({ lambdaFunctions }) => ({
        lambdaFunctions: each(
          lambdaFunctions,
          { runtime: 'python3.9' },
          ({ functionName }) => functionName === 'payments',
        ),
      }),
      ['yellow lambda-runtime-support payments'],
    ],
    [
      'provisioned concurrency that failed',
      ({ lambdaProvisionedConcurrency }) => ({
        lambdaProvisionedConcurrency: each(
          lambdaProvisionedConcurrency,
          {
            configurations: [
              build.aProvisionedConcurrency(50, { status: 'FAILED', allocated: 20, available: 20 }),
            ],
          },
          ({ functionName }) => functionName === 'checkout',
        ),
      }),
      ['red lambda-provisioned-concurrency checkout:live'],
    ],
    [
      'a function that is switched off',
      ({ lambdaReservations, lambdaAccountSettings }) => ({
        lambdaReservations: each(
          lambdaReservations,
          { reservedConcurrentExecutions: 0 },
          ({ functionName }) => functionName === 'payments',
        ),
        lambdaAccountSettings: { ...lambdaAccountSettings, unreservedConcurrentExecutions: 4000 },
      }),
      ['yellow lambda-throttling payments'],
    ],
    [
      // 2,000 ÷ 100.
      'a throttle of 2,000 requests a second in the account',
      () => ({ apiGatewayAccount: build.someApiGatewayAccount(2000) }),
      ['red api-account-throttle - 20'],
    ],
    [
      // 1,000 ÷ 100, all of which go to its only route.
      'a stage that is throttled at 1,000 requests a second',
      ({ apiStages }) => ({
        apiStages: each(apiStages, { throttle: { rateLimit: 1000, burstLimit: 2000 } }),
      }),
      ['red api-stage-throttle orders/prod 10'],
    ],
    [
      'a stage that a throttle of 0 switches off',
      ({ apiStages }) => ({ apiStages: each(apiStages, { throttle: { rateLimit: 0, burstLimit: 0 } }) }),
      ['red api-zero-throttle orders/prod'],
    ],
    [
      // 2 % of 100 requests a second.
      'an API of which a part of the requests fails',
      ({ apiPeaks }) => ({ apiPeaks: each(apiPeaks, { serverErrorsPerSecond: build.aPeak(2) }) }),
      ['yellow api-server-errors orders/prod'],
    ],
    [
      // 60·m of 1,200, though more is provisioned at least.
      'a table whose capacity policies raise to 1,200 read units',
      ({ scalableTargets }) => ({
        scalableTargets: each(scalableTargets, { minCapacity: 1200, maxCapacity: 1200 }, isOfReads),
      }),
      ['red dynamodb-read-capacity orders 20', 'yellow dynamodb-scaling-rate orders'],
    ],
    [
      // 20·m of 100, at once.
      'a table that may be written 100 units a second on demand',
      ({ dynamodbTables }) => ({
        dynamodbTables: each(dynamodbTables, { maxWriteRequestUnits: 100 }, isCarts),
      }),
      ['red dynamodb-write-capacity carts 5'],
    ],
    [
      // 1,000 × 22 at once, of which 12,000 are warm.
      'a table that is read more at once than it is warm for',
      ({ dynamodbPeaks }) => ({
        dynamodbPeaks: each(dynamodbPeaks, { readUnitsPerSecond: build.aPeak(1000) }, isCarts),
      }),
      ['yellow dynamodb-warm-throughput carts'],
    ],
    [
      'a minimum that is right for normal days',
      ({ scalableTargets }) => ({
        scalableTargets: each(scalableTargets, { minCapacity: 100 }, isOfReads),
      }),
      ['yellow dynamodb-scaling-rate orders'],
    ],
    [
      // ⌈60·m ÷ 0.7⌉: 1,886 at 22×, and 1,800 at 21×.
      'an account that may have 1,800 read units provisioned',
      ({ dynamodbAccountLimits }) => ({
        dynamodbAccountLimits: { ...dynamodbAccountLimits, accountMaxReadCapacityUnits: 1800 },
      }),
      ['red dynamodb-account-read-quota - 21'],
    ],
    [
      'a table whose key nobody can use',
      ({ dynamodbTables }) => ({
        dynamodbTables: each(dynamodbTables, { tableStatus: 'INACCESSIBLE_ENCRYPTION_CREDENTIALS' }, isCarts),
      }),
      ['red dynamodb-table-status carts'],
    ],
    [
      // 132 are scheduled for the 6·m: of the load alone, 100 ÷ 6. It crosses zones, so that the quota of one holds for all.
      'a quota of 100 targets in a zone of a Network Load Balancer',
      (region) => withQuota(region, 'L-B211E961', 100),
      ['red targets-per-load-balancer pricing 16.6667'],
    ],
    [
      // As above.
      'a quota of 100 targets of a Network Load Balancer',
      (region) => withQuota(region, 'L-EEF1AD04', 100),
      ['red targets-per-load-balancer pricing 16.6667'],
    ],
    [
      // 120 ÷ 6; and a start with 100 of the 132.
      'a maximum of 120 instances for the prices',
      ({ autoScalingGroups, scheduledActions }) => ({
        autoScalingGroups: each(autoScalingGroups, { maxSize: 120 }, named('pricing')),
        scheduledActions: each(
          scheduledActions,
          { minSize: 100, maxSize: 120, desiredCapacity: 100 },
          named('pricing'),
        ),
      }),
      ['red auto-scaling-group-size pricing 20'],
    ],
    [
      // 140 and 132 instances of 2 vCPUs are scheduled, 544 vCPUs; the load alone is (4 + 6) × 2·m of 500.
      'a quota of 500 vCPUs, of which more are scheduled',
      (region) => withQuota(region, 'L-1216C47A', 500),
      ['red on-demand-vcpu On-Demand Standard 25', 'yellow auto-scaling-max-vcpu-quota L-1216C47A'],
    ],
    [
      'a Network Load Balancer without listeners',
      ({ listeners }) => ({ listeners: listeners.filter(({ protocol }) => protocol !== 'TCP') }),
      ['red load-balancer-listeners pricing'],
    ],
    [
      // Of 22 × 20 = 440 sign-ins, a quarter at least, 110, is no answer to a challenge; 1.5 × 440 of 120. 120 ÷ 30.
      'sign-ins that fit only if most are answers to challenges',
      () => ({ cognitoRequests: build.someRequests({ UserAuthentication: 20, UserCreation: 1 }) }),
      ['yellow cognito-request-rate UserAuthentication 4'],
    ],
    [
      // 22 × 3 = 66 of 50; 50 ÷ (1.5 × 3).
      'more sign-ups than the quota allows',
      () => ({ cognitoRequests: build.someRequests({ UserAuthentication: 2, UserCreation: 3 }) }),
      ['red cognito-request-rate UserCreation 11.1111'],
    ],
    [
      'sign-ups that nobody tried before the event',
      () => ({ cognitoRequests: build.someRequests({ UserAuthentication: 2 }) }),
      ['grey cognito-request-rate UserCreation'],
    ],
    [
      'requests that are refused',
      ({ cognitoRequests: { window, categories } }) => ({
        cognitoRequests: {
          window,
          categories: each(categories, { throttled: 5 }, ({ category }) => category === 'UserCreation'),
        },
      }),
      ['red cognito-throttling UserCreation'],
    ],
    [
      'a user pool that sends codes without SES, may be deleted, and calls a slow function',
      ({ userPools, userPoolTriggerPeaks }) => ({
        userPools: each(userPools, { emailSendingAccount: 'COGNITO_DEFAULT', deletionProtection: false }),
        userPoolTriggerPeaks: each(userPoolTriggerPeaks, { longestMilliseconds: build.aPeak(5_100) }),
      }),
      [
        'red cognito-email customers',
        'yellow cognito-triggers PreTokenGeneration of customers',
        'yellow user-pool-deletion-protection customers',
      ],
    ],
  ]));
