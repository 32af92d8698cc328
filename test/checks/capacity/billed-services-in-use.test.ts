import { describe, expect, it } from '@jest/globals';
import { billedServicesInUse } from '../../../src/checks/capacity/billed-services-in-use';
import { aBill } from '../../builders/artifacts';
import { aContext, runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

type Costs = Readonly<Record<string, number>>;

const judge = (months: readonly [string, Costs][], notInPath: string[] = []) =>
  runCheck(
    billedServicesInUse,
    { billedServices: months.map(([month, costs]) => aBill(month, costs)) },
    aContext({ plan: aPlan({ traffic: { multiplier: 10, notInPath } }) }),
  );
const namesOf = (costs: Costs) => judge([['2026-11', costs]]).map(({ resource }) => resource.name);

describe('billed-services-in-use', () => {
  it('adds up what a service that nothing judges cost in the last three months', () => {
    const months: [string, Costs][] = [
      ['2026-08', { 'Amazon Kendra': 400, 'Amazon Lex': 7 }],
      ['2026-09', { 'Amazon Kendra': 100.5 }],
      ['2026-10', { 'Amazon Kendra': 200 }],
      ['2026-11', { 'Amazon Kendra': -0.5 }],
    ];
    expect(judge(months)).toEqual([
      {
        status: 'unknown',
        resource: { name: 'Amazon Kendra' },
        detail:
          'Amazon Kendra is used in the account (300 USD on the bill since 2026-09) and nothing judges it: look at its limits yourself, or write amazon-kendra into traffic.notInPath of the plan if the event does not depend on it.',
      },
    ]);
    expect(judge(months, ['amazon-kendra'])).toMatchObject([{ status: 'notApplicable' }]);
  });

  it('knows services by what bills call them', () => {
    const judged = [
      'Amazon Simple Queue Service',
      'EC2 - Other',
      'Amazon Relational Database Service',
      'AWS Lambda',
    ];
    const carryingNothing = [
      'AWS Support (Business)',
      'AWS Cost Explorer',
      'AWS Key Management Service',
      'AWS Glue',
    ];
    expect(namesOf(Object.fromEntries([...judged, ...carryingNothing].map((name) => [name, 1])))).toEqual([
      '-',
    ]);
    expect(namesOf({ 'Amazon Bedrock': 1, 'Amazon Interactive Video Service': 1 })).toEqual([
      'Bedrock',
      'Interactive Video Service',
    ]);
  });

  it.each<[string, Costs]>([
    ['cost nothing', { 'Amazon Kendra': 0 }],
    ['was only paid back', { 'Amazon Kendra': -3 }],
  ])('takes no service for used that %s', (_, costs) => {
    expect(namesOf(costs)).toEqual(['-']);
  });

  it('passes nothing, whatever it finds', () => {
    expect(judge([['2026-11', { 'AWS Lambda': 1 }]])).toMatchObject([{ status: 'notApplicable' }]);
    expect(judge([['2026-11', {}]])).toMatchObject([{ status: 'unknown' }]);
    expect(judge([])).toMatchObject([{ status: 'unknown' }]);
  });
});
