import { describe, expect, it } from '@jest/globals';
import { dynamodbWarmThroughput } from '../../../src/checks/capacity/dynamodb-warm-throughput';
import type { Placement } from '../../../src/judging/traffic-graph';
import type { Artifacts } from '../../../src/model/artifacts';
import {
  aDynamodbIndex,
  aDynamodbIndexPeak,
  aDynamodbPeak,
  aDynamodbTable,
  aPeak,
  aProvisionedTable,
  someDynamodbAccountLimits,
  unusedConsumption,
} from '../../builders/artifacts';
import { runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const judge = (
  artifacts: Partial<Artifacts>,
  {
    multiplier = 10,
    minutes,
    placement = 'on',
  }: { multiplier?: number | null; minutes?: number; placement?: Placement } = {},
) =>
  runCheck(
    dynamodbWarmThroughput,
    {
      dynamodbTables: [aDynamodbTable()],
      dynamodbPeaks: [aDynamodbPeak()],
      dynamodbAccountLimits: someDynamodbAccountLimits(),
      ...artifacts,
    },
    {
      plan: aPlan({
        traffic: { multiplier: 10, ...(minutes !== undefined && { ramp: { minutes, shape: 'linear' } }) },
      }),
      multiplier,
      placed: () => ({ placement, because: 'Says the test.' }),
    },
  );

const reading = (value: number, writes = 20): Partial<Artifacts> => ({
  dynamodbPeaks: [aDynamodbPeak({ readUnitsPerSecond: aPeak(value), writeUnitsPerSecond: aPeak(writes) })],
});
const warm = (status: string, units: number) => ({
  dynamodbTables: [
    aDynamodbTable({
      warmThroughput: { readUnitsPerSecond: units, writeUnitsPerSecond: 4000, status },
    }),
  ],
});

describe('dynamodb-warm-throughput', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    ['as much as it is warm for', judge(reading(1200)), 'pass', 'ready for 12000 at once'],
    ['a unit more', judge(reading(1200.1)), 'warn', 'As much as 1 % of them may be throttled'],
    ['more within five hours', judge(reading(2000), { minutes: 300 }), 'pass', 'within 300 minutes'],
    ['twice its peak', judge({ ...reading(7000), ...warm('ACTIVE', 1) }, { multiplier: 2 }), 'pass', '14000'],
    [
      'what it is being warmed for',
      judge({ ...reading(1200), ...warm('UPDATING', 12_000) }),
      'unknown',
      'which goes on now',
    ],
    [
      'what it needs no warming for',
      judge({ ...reading(1200), ...warm('UPDATING', 12_000) }, { multiplier: 2 }),
      'pass',
      'ready for 12000',
    ],
    [
      'warm throughput that DynamoDB does not tell',
      judge({ dynamodbTables: [aDynamodbTable({ warmThroughput: null })] }),
      'warn',
      'twice its normal peak, as its warm throughput is not known',
    ],
    [
      'a table that is provisioned',
      judge({ dynamodbTables: [aProvisionedTable(1, 1)] }),
      'notApplicable',
      'not on demand',
    ],
    ['no more traffic', judge(reading(1e5), { multiplier: 1 }), 'notApplicable', 'does not rise'],
    [
      'traffic of which nothing is known',
      judge(reading(1e5), { multiplier: null }),
      'notApplicable',
      'not known',
    ],
    [
      'a table off the path',
      judge(reading(5000, 1000), { placement: 'off' }),
      'notApplicable',
      'Says the test.',
    ],
    [
      'an idle table',
      judge({ dynamodbPeaks: [aDynamodbPeak(unusedConsumption)] }),
      'notApplicable',
      'no reads',
    ],
    ['no data', judge({ dynamodbPeaks: [] }), 'unknown', 'no complete data'],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({
        status,
        resource: { name: 'carts', arn: 'arn:aws:dynamodb:us-east-1:111122223333:table/carts' },
        detail: expect.stringContaining(detail),
      }),
    ]);
  });

  it('warms reads and writes by one command, which cannot be undone', () => {
    const [judgement] = judge(reading(3000, 1000));
    expect(judgement).toMatchObject({
      status: 'warn',
      fix: {
        action: expect.stringContaining('Warm carts for 30000 read units/s and 10000 write units/s'),
        irreversible: expect.stringContaining('cannot be lowered'),
        command: [
          {
            words: expect.arrayContaining([
              '--warm-throughput',
              '{"ReadUnitsPerSecond":30000,"WriteUnitsPerSecond":10000}',
            ]),
          },
        ],
      },
    });
  });

  it('warms reads alone where only they lack something', () => {
    expect(judge(reading(3000))[0]).toMatchObject({
      fix: { command: { words: expect.arrayContaining(['{"ReadUnitsPerSecond":30000}']) } },
    });
  });

  it('has no command for more than the quota of a table', () => {
    const [judgement] = judge(reading(4001));
    expect(judgement).toMatchObject({
      fix: { action: expect.stringContaining('once the quota of a table allows that') },
    });
    expect(judgement).not.toHaveProperty('fix.command');
    expect(judge(reading(4000))[0]).toHaveProperty('fix.command');
  });

  it('judges an index by itself', () => {
    const [table, index] = judge({
      dynamodbTables: [aDynamodbTable({ globalSecondaryIndexes: [aDynamodbIndex()] })],
      dynamodbPeaks: [aDynamodbPeak({ indexes: [aDynamodbIndexPeak({ writeUnitsPerSecond: aPeak(500) })] })],
    });
    expect(table?.status).toBe('pass');
    expect(index).toMatchObject({
      status: 'warn',
      resource: {
        name: 'carts/index/by-user',
        arn: 'arn:aws:dynamodb:us-east-1:111122223333:table/carts/index/by-user',
      },
      fix: {
        command: {
          words: expect.arrayContaining([
            '--global-secondary-index-updates',
            '[{"Update":{"IndexName":"by-user","WarmThroughput":{"WriteUnitsPerSecond":5000}}}]',
          ]),
        },
      },
    });
  });
});
