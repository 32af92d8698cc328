import { describe, expect, it } from '@jest/globals';
import { dynamodbScalingRate } from '../../../src/checks/capacity/dynamodb-scaling-rate';
import type { Placement } from '../../../src/judging/traffic-graph';
import type { Artifacts, ScalableTarget } from '../../../src/model/artifacts';
import {
  aDynamodbPeak,
  aDynamodbTable,
  aProvisionedTable,
  aReadTarget,
  unusedConsumption,
} from '../../builders/artifacts';
import { runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

/** 60 read units/s at normal peak, of which a policy keeps 70 % in use; nothing scales writes. */
const judge = (
  target: Partial<ScalableTarget>,
  artifacts: Partial<Artifacts> = {},
  {
    multiplier = 10,
    minutes,
    placement = 'on',
  }: { multiplier?: number | null; minutes?: number; placement?: Placement } = {},
) =>
  runCheck(
    dynamodbScalingRate,
    {
      dynamodbTables: [aProvisionedTable(100, 50)],
      dynamodbPeaks: [aDynamodbPeak()],
      scalableTargets: [aReadTarget(target)],
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

const before = {
  scheduledActionName: 'sale',
  schedule: 'at(2026-12-11T15:00:00)',
  timeZone: null,
  minCapacity: 600,
  maxCapacity: null,
};

describe('dynamodb-scaling-rate', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    ['a minimum of all that is needed', judge({ minCapacity: 600 }), 'pass', 'at least 600'],
    ['a unit less', judge({ minCapacity: 599 }), 'warn', 'From minute 0 to 9'],
    ['a minimum that is scheduled', judge({ scheduledActions: [before] }), 'pass', 'at least 600'],
    ['a minimum of normal days', judge({}), 'warn', 'as much as 84 % of them find no capacity'],
    ['a rise within ten hours', judge({}, {}, { minutes: 600 }), 'pass', 'follows'],
    [
      'scaling that is suspended',
      judge({ isScaleOutSuspended: true }),
      'notApplicable',
      'No policy raises it',
    ],
    ['a table on demand', judge({}, { dynamodbTables: [aDynamodbTable()] }), 'notApplicable', 'No policy'],
    ['no more traffic', judge({}, {}, { multiplier: 1 }), 'notApplicable', 'does not rise'],
    ['traffic of which nothing is known', judge({}, {}, { multiplier: null }), 'notApplicable', 'not known'],
    ['a table off the path', judge({}, {}, { placement: 'off' }), 'notApplicable', 'Says the test.'],
    ['a table that may be off it', judge({}, {}, { placement: 'unplaced' }), 'warn', 'From minute 0'],
    [
      'an idle table',
      judge({}, { dynamodbPeaks: [aDynamodbPeak(unusedConsumption)] }),
      'notApplicable',
      'no reads',
    ],
    ['no data', judge({}, { dynamodbPeaks: [] }), 'unknown', 'no complete data'],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('raises the minimum, and lowers it again', () => {
    expect(judge({})[0]).toMatchObject({
      fix: {
        command: { words: expect.arrayContaining(['--min-capacity', '600']) },
        reversal: { command: { words: expect.arrayContaining(['--min-capacity', '100']) } },
      },
    });
  });

  it('has no command for a minimum above the maximum', () => {
    const [judgement] = judge({ maxCapacity: 599 });
    expect(judgement).toMatchObject({
      fix: { action: expect.stringContaining('once its maximum allows that') },
    });
    expect(judgement).not.toHaveProperty('fix.command');
  });

  it('says at which multiplier it stops following', () => {
    // 60 ÷ 0.7 are provisioned for normal traffic, and 100 in any case: 100 ÷ 60.
    expect(judge({})[0]?.statusSteps).toEqual([
      { upTo: 1, status: 'notApplicable' },
      { upTo: expect.closeTo(1.66667, 4), status: 'pass' },
      { upTo: null, status: 'warn' },
    ]);
  });
});
