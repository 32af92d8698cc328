import { describe, expect, it } from '@jest/globals';
import { regionsInUse } from '../../../src/checks/capacity/regions-in-use';
import type { Artifacts } from '../../../src/model/artifacts';
import { GLOBAL } from '../../../src/model/target';
import { runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const WEST = { region: 'us-west-2', services: ['load-balancing', 'ec2'] };
const HOME = { region: 'us-east-1', services: ['ec2'] };
const DENIED = { code: 'AccessDenied', message: 'denied by a service control policy.' };

const judge = (read: Partial<Artifacts['regionsInUse']>, notInPath: string[] = []) =>
  runCheck(
    regionsInUse,
    { regionsInUse: { enabled: ['us-east-1', 'us-west-2'], used: [], unread: [], ...read } },
    {
      plan: aPlan({ traffic: { multiplier: 10, notInPath } }),
      target: { account: '111122223333', region: GLOBAL },
    },
  ).map(({ status, resource, detail }) => ({ status, name: resource.name, detail }));

describe('regions-in-use', () => {
  it('passes where only regions of the plan are used', () => {
    expect(judge({ used: [HOME] })).toEqual([
      {
        status: 'pass',
        name: '-',
        detail:
          'Of 2 enabled regions, only those of the plan have had metrics of services that carry traffic in two weeks (Lambda, DynamoDB, SQS, SNS do not count: they have some in regions without traffic).',
      },
    ]);
  });

  it('does not take no answer for no region', () => {
    expect(judge({ enabled: [] })).toMatchObject([{ status: 'unknown', name: '-' }]);
  });

  it('does not know of a region that the plan does not name', () => {
    expect(judge({ used: [HOME, WEST] })).toEqual([
      {
        status: 'unknown',
        name: 'us-west-2',
        detail:
          'us-west-2 has had metrics of Elastic Load Balancing, EC2 in the last two weeks, and the plan does not name it, so that nothing there is judged: add it to the regions of account 111122223333, or write us-west-2 into traffic.notInPath of the plan if the event does not depend on it.',
      },
    ]);
  });

  it('goes by the plan where it says that the event does not depend on a region', () => {
    expect(judge({ used: [WEST] }, ['us-west-2'])).toMatchObject([
      { status: 'notApplicable', name: 'us-west-2' },
    ]);
  });

  it('does not know of regions whose metrics could not be listed, but for those of the plan', () => {
    const unread = ['us-east-1', 'us-west-2', 'eu-west-1'].map((region) => ({ region, ...DENIED }));
    expect(judge({ used: [HOME], unread })).toEqual([
      {
        status: 'unknown',
        name: '-',
        detail:
          'Whether these regions are used is not known: us-west-2, eu-west-1 (AccessDenied: denied by a service control policy). Allow cloudwatch:ListMetrics there, or write them into traffic.notInPath of the plan if the event does not depend on them.',
      },
    ]);
    expect(judge({ unread }, ['us-west-2', 'eu-west-1'])).toMatchObject([{ status: 'pass' }]);
  });
});
