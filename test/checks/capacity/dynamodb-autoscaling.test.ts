import { describe, expect, it } from '@jest/globals';
import { dynamodbAutoscaling } from '../../../src/checks/capacity/dynamodb-autoscaling';
import type { Placement } from '../../../src/judging/traffic-graph';
import type { Artifacts, ScalableTarget } from '../../../src/model/artifacts';
import {
  aDynamodbIndex,
  aDynamodbIndexPeak,
  aDynamodbPeak,
  aDynamodbTable,
  aProvisionedTable,
  aReadTarget,
  provisioned,
  unusedConsumption,
} from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

const WRITES = { scalableDimension: 'dynamodb:table:WriteCapacityUnits' };

/** 60 read units/s and 20 write units/s at normal peak, of which 10 times as many are expected. */
const judge = (
  scalableTargets: readonly ScalableTarget[],
  artifacts: Partial<Artifacts> = {},
  placement: Placement = 'on',
  multiplier: number | null = 10,
) =>
  runCheck(
    dynamodbAutoscaling,
    {
      dynamodbTables: [aProvisionedTable(100, 50)],
      dynamodbPeaks: [aDynamodbPeak()],
      scalableTargets: [...scalableTargets],
      ...artifacts,
    },
    { multiplier, placed: () => ({ placement, because: 'Says the test.' }) },
  );

const both = [aReadTarget(), aReadTarget(WRITES)];

describe('dynamodb-autoscaling', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    ['both that scale', judge(both), 'pass', 'provisions up to 1200'],
    [
      'neither',
      judge([]),
      'warn',
      '100 read units/s are provisioned, and nothing raises that; 600 are expected',
    ],
    ['reads alone', judge([aReadTarget()]), 'warn', '50 write units/s are provisioned'],
    [
      'enough with room',
      judge([], { dynamodbTables: [aProvisionedTable(750, 250)] }),
      'pass',
      '600 are expected',
    ],
    ['a unit less', judge([], { dynamodbTables: [aProvisionedTable(749, 250)] }), 'warn', '749'],
    ['no policy', judge([aReadTarget({ policies: [] }), aReadTarget(WRITES)]), 'warn', 'has no policy'],
    ['one that carries no traffic', judge([], {}, 'off'), 'notApplicable', 'Says the test.'],
    ['traffic of which nothing is known', judge([], {}, 'on', null), 'unknown', 'is not known'],
    ['a table on demand', judge([], { dynamodbTables: [aDynamodbTable()] }), 'notApplicable', 'on demand'],
    [
      'an idle table',
      judge([], { dynamodbPeaks: [aDynamodbPeak(unusedConsumption)] }),
      'notApplicable',
      'no reads',
    ],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('resumes what is suspended, whether it is enough or not', () => {
    const suspended = [aReadTarget({ isScaleOutSuspended: true }), aReadTarget(WRITES)];
    expect(judge(suspended, { dynamodbTables: [aProvisionedTable(5000, 50)] })).toMatchObject([
      {
        status: 'warn',
        detail: expect.stringContaining('scaling out is suspended'),
        fix: {
          command: { words: expect.arrayContaining(['DynamicScalingOutSuspended=false']) },
          reversal: { command: { words: expect.arrayContaining(['DynamicScalingOutSuspended=true']) } },
        },
      },
    ]);
  });

  it('asks an index for targets of its own', () => {
    const dynamodbTables = [
      aProvisionedTable(100, 50, { globalSecondaryIndexes: [aDynamodbIndex(provisioned(100, 50))] }),
    ];
    const dynamodbPeaks = [aDynamodbPeak({ indexes: [aDynamodbIndexPeak()] })];
    const ofIndex = [
      { resourceId: 'table/carts/index/by-user', scalableDimension: 'dynamodb:index:ReadCapacityUnits' },
      { resourceId: 'table/carts/index/by-user', scalableDimension: 'dynamodb:index:WriteCapacityUnits' },
    ].map(aReadTarget);
    const statuses = (targets: readonly ScalableTarget[]) =>
      judge(targets, { dynamodbTables, dynamodbPeaks }).map(({ status }) => status);
    expect(statuses(both)).toEqual(['pass', 'warn']);
    expect(statuses([...both, ...ofIndex])).toEqual(['pass', 'pass']);
  });
});
