import * as build from '../builders/artifacts';
import { atNoon, emptyRegion, quota, type Sample, throughTheDays } from './sample';

const functionArn = (name: string): string => `arn:aws:lambda:us-east-1:111122223333:function:${name}`;

const functions = [
  { functionName: 'browse', executions: 12 },
  { functionName: 'reserve', executions: 18 },
];

/**
 * Tickets on Lambda: an HTTP API that invokes two functions, seats in a table that policies scale and carts in one on demand. The launch
 * needs 30×.
 *
 * Wrong are: 600 write units of the seats at most, of which 40 are written at noon (15×); a stage throttled at 2,000 requests a second,
 * of which 80 are used (25×); no way back to a point in time for the seats.
 */
export const ticketLaunch: Sample = {
  id: 'ticket-launch',
  account: '111122223333',
  collectedAt: '2026-11-22T09:00:00.000Z',
  region: {
    ...emptyRegion,
    apis: [build.anApi({ apiId: 'tickets1', apiName: 'tickets' })],
    apiStages: [
      build.anApiStage({
        apiId: 'tickets1',
        stageName: '$default',
        throttle: { rateLimit: 2000, burstLimit: 4000 },
      }),
    ],
    apiIntegrations: [
      build.someApiIntegrations({
        apiId: 'tickets1',
        routes: 1,
        integrations: functions.map(({ functionName }) =>
          build.aLeading({ target: functionArn(functionName), timeoutMillis: 10_000 }),
        ),
      }),
    ],
    apiPeaks: [
      build.anApiPeak({
        apiId: 'tickets1',
        stageName: '$default',
        requestsPerSecond: atNoon(80),
        requestsPerSecondByPeriod: throughTheDays(80, 12),
        integrationLatencyMillis: atNoon(300),
      }),
    ],
    lambdaFunctions: functions.map(({ functionName }) =>
      build.aLambdaFunction({ functionName, functionArn: functionArn(functionName) }),
    ),
    lambdaReservations: functions.map(({ functionName }) => build.aLambdaReservation({ functionName })),
    lambdaFunctionPeaks: functions.map(({ functionName, executions }) =>
      build.aLambdaFunctionPeak({ functionName, concurrentExecutions: atNoon(executions) }),
    ),
    lambdaProvisionedConcurrency: functions.map(({ functionName }) => ({ functionName, configurations: [] })),
    lambdaAccountSettings: build.someLambdaAccountSettings({
      concurrentExecutions: 2000,
      unreservedConcurrentExecutions: 2000,
      concurrentExecutionsPeak: atNoon(30),
      unreservedConcurrentExecutionsPeak: atNoon(30),
      claimedConcurrencyPeak: atNoon(30),
    }),
    dynamodbTables: [
      build.aProvisionedTable(1500, 600, { tableName: 'seats' }),
      build.aDynamodbTable({ tableName: 'carts' }),
    ],
    dynamodbContinuousBackups: [
      build.aDynamodbContinuousBackup({ tableName: 'seats', isPointInTimeRecoveryEnabled: false }),
      build.aDynamodbContinuousBackup({ tableName: 'carts' }),
    ],
    dynamodbPeaks: [
      build.aDynamodbPeak({
        tableName: 'seats',
        readUnitsPerSecond: atNoon(30),
        writeUnitsPerSecond: atNoon(40),
      }),
      build.aDynamodbPeak({
        tableName: 'carts',
        readUnitsPerSecond: atNoon(50),
        writeUnitsPerSecond: atNoon(20),
      }),
    ],
    scalableTargets: [
      build.aReadTarget({ resourceId: 'table/seats', minCapacity: 1500, maxCapacity: 3000 }),
      build.aWriteTarget({ resourceId: 'table/seats', minCapacity: 600, maxCapacity: 600 }),
    ],
    serviceQuotas: [
      quota('apigateway', 'L-8A5B8E43', 'Throttle rate', 10_000),
      quota('lambda', 'L-B99A9384', 'Concurrent executions', 2000),
    ],
  },
};
