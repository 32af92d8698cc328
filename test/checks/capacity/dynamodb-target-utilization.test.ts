import { describe, expect, it } from '@jest/globals';
import { dynamodbTargetUtilization } from '../../../src/checks/capacity/dynamodb-target-utilization';
import type { ScalableTarget } from '../../../src/model/artifacts';
import { aDynamodbTable, aProvisionedTable, aReadTarget } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

const judge = (target: Partial<ScalableTarget>, table = aProvisionedTable(100, 50)) =>
  runCheck(dynamodbTargetUtilization, { dynamodbTables: [table], scalableTargets: [aReadTarget(target)] });

const at = (targetValue: number | null, metric: string | null = 'DynamoDBReadCapacityUtilization') => ({
  ...{ policyName: 'reads', policyType: 'TargetTrackingScaling', targetValue, metric },
});

describe('dynamodb-target-utilization', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    ['80 %', judge({ policies: [at(80)] }), 'pass', 'at 80 % of what is provisioned'],
    ['81 %', judge({ policies: [at(81)] }), 'warn', 'Its policy reads keeps reads at 81 %'],
    ['81 %, and 60 % by another', judge({ policies: [at(81), at(60)] }), 'pass', 'at 60 %'],
    ['steps', judge({ policies: [at(null, null)] }), 'pass', 'at 100 %'],
    ['no policy', judge({ policies: [] }), 'notApplicable', 'No policy raises it'],
    ['a table on demand', judge({}, aDynamodbTable()), 'notApplicable', 'No policy raises it'],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('lets the policy track 70 %, and what it did after the event', () => {
    expect(judge({ policies: [at(90)] })).toMatchObject([
      {
        fix: {
          command: {
            words: expect.arrayContaining([
              '{"TargetValue":70,"PredefinedMetricSpecification":{"PredefinedMetricType":"DynamoDBReadCapacityUtilization"}}',
            ]),
          },
          reversal: {
            command: { words: expect.arrayContaining([expect.stringContaining('{"TargetValue":90,')]) },
          },
        },
      },
    ]);
  });

  it('has no command for a policy with a metric of its own', () => {
    const [judgement] = judge({ policies: [at(90, null)] });
    expect(judgement?.status).toBe('warn');
    expect(judgement).not.toHaveProperty('fix.command');
  });
});
