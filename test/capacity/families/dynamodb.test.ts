import { describe, expect, it } from '@jest/globals';
import type { Artifacts, ScalableTarget } from '../../../src/model/artifacts';
import {
  aDynamodbIndex,
  aDynamodbIndexPeak,
  aDynamodbPeak,
  aDynamodbTable,
  aPeak,
  aProvisionedTable,
  aReadTarget,
  aServiceQuota,
  provisioned,
  someDynamodbAccountLimits,
  unusedConsumption,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

/** 100 read units/s provisioned and 60 used, 50 write units/s provisioned and 20 used; nothing scales. */
const artifacts = (overrides: Partial<Artifacts> = {}): Partial<Artifacts> => ({
  dynamodbTables: [aProvisionedTable(100, 50)],
  dynamodbPeaks: [aDynamodbPeak()],
  dynamodbAccountLimits: someDynamodbAccountLimits(),
  scalableTargets: [],
  serviceQuotas: [
    aServiceQuota({ serviceCode: 'dynamodb', quotaCode: 'L-34F6A552', value: 80_000, adjustable: true }),
    aServiceQuota({ serviceCode: 'dynamodb', quotaCode: 'L-CF0CBE56', value: 40_000, adjustable: true }),
  ],
  ...overrides,
});

const reads = (overrides: Partial<Artifacts> = {}, ...rest: [context?: object, denied?: object]) =>
  onlyCeiling('dynamodb-read-capacity', artifacts(overrides), ...rest);

describe('the capacity of a table', () => {
  it('is what is provisioned where nothing scales it: 100 ÷ 60', () => {
    expect(reads()).toMatchObject({
      ...{ resource: 'carts', title: 'Reads of carts', unit: 'read units/s' },
      ...{ now: 60, limit: 100, atPeak: 600, status: 'red' },
      breaksAt: 1.66667,
    });
  });

  it('provisions both of a table at once, each with room: 60 × 10 ÷ 0.8 and 20 × 10 ÷ 0.8', () => {
    const { fix } = reads();
    expect(fix).toMatchObject({
      command: expect.stringContaining(
        `--provisioned-throughput '{"ReadCapacityUnits":750,"WriteCapacityUnits":250}'`,
      ),
      change: 'table/carts@111122223333/us-east-1.readCapacityUnits=750',
      reversal: {
        command: expect.stringContaining(
          `--provisioned-throughput '{"ReadCapacityUnits":100,"WriteCapacityUnits":50}'`,
        ),
      },
    });
    const writes = onlyCeiling('dynamodb-write-capacity', artifacts());
    expect(writes.fix?.command).toBe(fix?.command);
    expect(writes.fix?.change).toBe('table/carts@111122223333/us-east-1.writeCapacityUnits=250');
  });

  it('leaves what scales by itself as it is', () => {
    const scalableTargets = [
      aReadTarget({ scalableDimension: 'dynamodb:table:WriteCapacityUnits', maxCapacity: 1000 }),
    ];
    expect(reads({ scalableTargets }).fix?.command).toContain(
      `'{"ReadCapacityUnits":750,"WriteCapacityUnits":50}'`,
    );
  });

  it('is the maximum of the target where policies raise it: 1,200 ÷ 60', () => {
    expect(reads({ scalableTargets: [aReadTarget()] })).toMatchObject({
      ...{ limit: 1200, breaksAt: 20, status: 'green' },
    });
  });

  it('raises that maximum so that the target utilisation can be kept: 60 × 22 ÷ 0.7', () => {
    const { status, fix } = reads({ scalableTargets: [aReadTarget()] }, { multiplier: 22 });
    expect(status).toBe('red');
    expect(fix).toMatchObject({
      command: expect.stringMatching(
        /register-scalable-target .*--service-namespace dynamodb --resource-id table\/carts --scalable-dimension dynamodb:table:ReadCapacityUnits --max-capacity 1886$/,
      ),
      change: 'table/carts@111122223333/us-east-1.maxReadUnits=1886',
      reversal: { command: expect.stringMatching(/--max-capacity 1200$/) },
    });
  });

  it.each<[string, Partial<ScalableTarget>, RegExp]>([
    [
      'scaling out is suspended',
      { isScaleOutSuspended: true },
      /scaling out is suspended, so that nothing raises/,
    ],
    ['no policy raises it', { policies: [] }, /has no policy, so that nothing raises/],
  ])('is what is provisioned where %s', (_, target, words) => {
    const ceiling = reads({ scalableTargets: [aReadTarget(target)] });
    expect(ceiling.limit).toBe(100);
    expect(ceiling.evidence[0]?.detail).toMatch(words);
  });

  const action = {
    scheduledActionName: 'sale',
    schedule: 'at(2026-12-11T15:00:00)',
    timeZone: null,
    minCapacity: null,
    maxCapacity: null,
  };

  it('is the lowest maximum that a schedule sets until the event ends', () => {
    const scheduledActions = [{ ...action, maxCapacity: 300 }];
    const ceiling = reads({ scalableTargets: [aReadTarget({ scheduledActions })] });
    expect(ceiling).toMatchObject({ limit: 300, breaksAt: 5 });
    expect(ceiling.evidence[0]?.detail).toContain('at most 300 read units/s by the scheduled action sale');
    expect(ceiling.fix?.action).toContain('change the scheduled action sale, which sets 300');
    expect(ceiling.fix?.command).toBeUndefined();
  });

  it('is what a schedule provisions before the event, also without a policy', () => {
    const scheduledActions = [{ ...action, minCapacity: 900 }];
    expect(reads({ scalableTargets: [aReadTarget({ policies: [], scheduledActions })] })).toMatchObject({
      limit: 900,
      breaksAt: 15,
    });
  });

  it('is grey where nothing tells whether it scales', () => {
    const ceiling = onlyCeiling(
      'dynamodb-read-capacity',
      { dynamodbTables: [aProvisionedTable(100, 50)], dynamodbPeaks: [aDynamodbPeak()] },
      {},
      { scalableTargets: 'application-autoscaling:DescribeScalableTargets' },
    );
    expect(ceiling).toMatchObject({ status: 'grey', limit: null });
    expect(ceiling.evidence.map(({ detail }) => detail).join(' ')).toContain('could not be read');
  });

  it('is the maximum on demand, where one was set', () => {
    const table = aDynamodbTable({ maxReadRequestUnits: 500 });
    const ceiling = reads({ dynamodbTables: [table] });
    expect(ceiling).toMatchObject({ limit: 500, breaksAt: 8.33333, status: 'red' });
    expect(ceiling.fix).toMatchObject({
      command: expect.stringContaining(`--on-demand-throughput '{"MaxReadRequestUnits":750}'`),
      reversal: { command: expect.stringContaining(`'{"MaxReadRequestUnits":500}'`) },
      change: 'table/carts@111122223333/us-east-1.maxReadUnits=750',
    });
    expect(ceilingsOf('dynamodb-write-capacity', artifacts({ dynamodbTables: [table] }))).toEqual([]);
  });

  it('is judged for each index by itself, which holds up the writes of its table', () => {
    const [, index] = ceilingsOf(
      'dynamodb-write-capacity',
      artifacts({
        dynamodbTables: [
          aProvisionedTable(100, 500, { globalSecondaryIndexes: [aDynamodbIndex(provisioned(10, 100))] }),
        ],
        dynamodbPeaks: [aDynamodbPeak({ indexes: [aDynamodbIndexPeak({ writeUnitsPerSecond: aPeak(40) })] })],
      }),
    );
    // 100 ÷ 40; 40 × 10 ÷ 0.8, and 60 × 10 ÷ 0.8.
    expect(index).toMatchObject({
      ...{ resource: 'carts/index/by-user', title: 'Writes to the index by-user of carts' },
      ...{ limit: 100, breaksAt: 2.5 },
      fix: {
        command: expect.stringContaining(
          `--global-secondary-index-updates '[{"Update":{"IndexName":"by-user","ProvisionedThroughput":{"ReadCapacityUnits":750,"WriteCapacityUnits":500}}}]'`,
        ),
      },
    });
    expect(index?.evidence[0]?.detail).toContain('While the index is throttled, writes to carts are too.');
  });

  it('says that partitions bound it only where more is expected than one carries', () => {
    const words = (peak: number) =>
      reads({ dynamodbPeaks: [aDynamodbPeak({ readUnitsPerSecond: aPeak(peak) })] }).evidence[0]?.detail;
    expect(words(300)).not.toContain('partition');
    expect(words(301)).toContain('Assumed: its reads are spread over partition keys');
  });

  it('says where else what is written here comes from', () => {
    const replicas = [{ regionName: 'eu-west-1', replicaStatus: 'ACTIVE' }];
    const dynamodbTables = [aProvisionedTable(100, 50, { replicas })];
    expect(
      onlyCeiling('dynamodb-write-capacity', artifacts({ dynamodbTables })).evidence[0]?.detail,
    ).toContain('What is written in eu-west-1 is written here too.');
  });

  it.each<[string, Partial<Artifacts>]>([
    ['nothing is read of', { dynamodbPeaks: [aDynamodbPeak({ readUnitsPerSecond: null })] }],
    ['nobody uses', { dynamodbPeaks: [aDynamodbPeak(unusedConsumption)] }],
    ['is being deleted', { dynamodbTables: [aProvisionedTable(100, 50, { tableStatus: 'DELETING' })] }],
  ])('does not matter of a table that %s', (_, overrides) => {
    expect(ceilingsOf('dynamodb-read-capacity', artifacts(overrides))).toEqual([]);
  });

  it('is not asked of what is outside the scope', () => {
    const plan = aPlan({
      accounts: [{ id: '111122223333', regions: [{ name: 'us-east-1', scope: { dynamodbTables: ['x'] } }] }],
    });
    expect(ceilingsOf('dynamodb-read-capacity', artifacts(), { plan })).toEqual([]);
  });

  it.each<[string, Partial<Artifacts>, string]>([
    [
      'a table that is new and was not used yet',
      {
        dynamodbTables: [aProvisionedTable(100, 50, { creationDateTime: '2026-11-20T00:00:00Z' })],
        dynamodbPeaks: [aDynamodbPeak(unusedConsumption)],
      },
      'was made within the look-back',
    ],
    [
      'data that are not complete',
      { dynamodbPeaks: [aDynamodbPeak({ readUnitsPerSecond: null, isUsed: null })] },
      'no complete data for carts',
    ],
    ['a table that came while the account was read', { dynamodbPeaks: [] }, 'no complete data for carts'],
    [
      'data of 47 hours',
      { dynamodbPeaks: [aDynamodbPeak({ readUnitsPerSecond: aPeak(1, { hoursWithData: 47 }) })] },
      'too little data',
    ],
  ])('is grey of %s', (_, overrides, words) => {
    const { status, evidence } = reads(overrides);
    expect(status).toBe('grey');
    expect(JSON.stringify(evidence)).toContain(words);
  });
});

describe('the quota of a table', () => {
  it('bounds what is on demand as well: 40,000 ÷ 4,000, of each index by itself', () => {
    const dynamodbTables = [aDynamodbTable({ globalSecondaryIndexes: [aDynamodbIndex()] })];
    const dynamodbPeaks = [
      aDynamodbPeak({ readUnitsPerSecond: aPeak(4000), indexes: [aDynamodbIndexPeak()] }),
    ];
    const [table, index] = ceilingsOf(
      'dynamodb-table-read-quota',
      artifacts({ dynamodbTables, dynamodbPeaks }),
      { multiplier: 11 },
    );
    expect(table).toMatchObject({ limit: 40_000, breaksAt: 10, status: 'red', quotaCode: 'L-CF0CBE56' });
    // 4,000 × 11 ÷ 0.8
    expect(table?.fix?.command).toContain('--quota-code L-CF0CBE56 --desired-value 55000');
    expect(index).toMatchObject({ resource: 'carts/index/by-user', limit: 40_000, breaksAt: 666.667 });
  });

  it('is what DynamoDB enforces, of writes as well', () => {
    const dynamodbAccountLimits = someDynamodbAccountLimits({ tableMaxWriteCapacityUnits: 100 });
    expect(onlyCeiling('dynamodb-table-write-quota', artifacts({ dynamodbAccountLimits }))).toMatchObject({
      limit: 100,
      breaksAt: 5,
      quotaCode: 'L-AB614373',
    });
  });
});

describe('the quota of the account', () => {
  const account = (overrides: Partial<Artifacts> = {}, context = {}) =>
    onlyCeiling('dynamodb-account-read-quota', artifacts(overrides), context);

  it('holds what tables need in whole units: ⌈60 × 10⌉ of one that nothing scales', () => {
    expect(account()).toMatchObject({
      ...{ now: 100, limit: 80_000, atPeak: 600, quotaCode: 'L-34F6A552', status: 'green' },
      // 80,000 ÷ 60
      breaksAt: 1333.33,
    });
  });

  it('counts what is provisioned where that is more: 100 at 1×', () => {
    expect(account({}, { multiplier: 1 })).toMatchObject({ atPeak: 100 });
  });

  it('holds what policies keep in reserve: ⌈60 × 10 ÷ 0.7⌉, and the minimum of the target at least', () => {
    const scalableTargets = [aReadTarget()];
    expect(account({ scalableTargets })).toMatchObject({ atPeak: 858 });
    expect(account({ scalableTargets }, { multiplier: 1 })).toMatchObject({ atPeak: 100 });
  });

  it('counts a table outside the scope as it is used today', () => {
    const plan = aPlan({
      accounts: [
        { id: '111122223333', regions: [{ name: 'us-east-1', scope: { dynamodbTables: ['carts'] } }] },
      ],
    });
    const dynamodbTables = [aProvisionedTable(100, 50), aProvisionedTable(400, 50, { tableName: 'logs' })];
    const dynamodbPeaks = [aDynamodbPeak(), aDynamodbPeak({ tableName: 'logs', isUsed: null })];
    // 600 and 400; (80,000 − 400) ÷ 60.
    expect(account({ dynamodbTables, dynamodbPeaks }, { plan })).toMatchObject({
      ...{ now: 500, atPeak: 1000, breaksAt: 1326.67, status: 'green' },
    });
  });

  it('is grey where a table in scope was not measured, and red where the rest alone is too much', () => {
    const dynamodbTables = [aProvisionedTable(100, 50), aProvisionedTable(400, 50, { tableName: 'logs' })];
    const dynamodbPeaks = [aDynamodbPeak()];
    expect(account({ dynamodbTables, dynamodbPeaks })).toMatchObject({ now: 500, status: 'grey' });
    const dynamodbAccountLimits = someDynamodbAccountLimits({ accountMaxReadCapacityUnits: 999 });
    expect(account({ dynamodbTables, dynamodbPeaks, dynamodbAccountLimits }).status).toBe('red');
  });

  it('does not concern tables on demand', () => {
    const dynamodbTables = [aDynamodbTable()];
    expect(ceilingsOf('dynamodb-account-read-quota', artifacts({ dynamodbTables }))).toEqual([]);
  });

  it('says the same of writes', () => {
    expect(onlyCeiling('dynamodb-account-write-quota', artifacts())).toMatchObject({
      ...{ now: 50, atPeak: 200, limit: 80_000, quotaCode: 'L-34F8CCC8' },
    });
  });
});
