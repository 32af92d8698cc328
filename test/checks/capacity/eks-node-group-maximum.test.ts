import { describe, expect, it } from '@jest/globals';
import { eksNodeGroupMaximum } from '../../../src/checks/capacity/eks-node-group-maximum';
import type { Artifacts } from '../../../src/model/artifacts';
import { anAutoScalingGroup, anEksNodegroup, aScheduledAction } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (
  maxSize: number,
  groups: Readonly<Record<string, number>>,
  names = Object.keys(groups),
  scheduledActions: Artifacts['scheduledActions'] | undefined = [],
) =>
  runCheck(
    eksNodeGroupMaximum,
    {
      ...(scheduledActions && { scheduledActions }),
      eksNodegroups: [anEksNodegroup({ maxSize, autoScalingGroupNames: names })],
      autoScalingGroups: Object.entries(groups).map(([autoScalingGroupName, most]) =>
        anAutoScalingGroup({ autoScalingGroupName, maxSize: most }),
      ),
    },
    CARRYING,
  )[0];

describe('eks-node-group-maximum', () => {
  it.each([
    ['as many', 20, { web: 20 }, 'pass'],
    ['fewer', 20, { web: 12 }, 'pass'],
    ['one more', 20, { web: 21 }, 'warn'],
    ['as many in two groups', 20, { a: 8, b: 12 }, 'pass'],
    ['one more in two groups', 20, { a: 9, b: 12 }, 'warn'],
  ])('%s', (_, maxSize, groups, status) => {
    expect(judge(maxSize, groups)?.status).toBe(status);
  });

  it('asks for the larger of the two', () => {
    expect(judge(20, { web: 50 })).toMatchObject({
      detail: 'EKS lets it have 20 nodes; the maximum of web is 50, now or by a scheduled action.',
      fix: { command: { asks: { setting: 'maximum size of web', value: 50 } } },
    });
  });

  it('looks at what is scheduled', () => {
    const toSixty = [aScheduledAction({ maxSize: 60 })];
    expect(judge(20, { web: 20 }, ['web'], toSixty)?.status).toBe('warn');
    expect(judge(60, { web: 20 }, ['web'], toSixty)?.status).toBe('pass');
    expect(judge(20, { other: 20 }, ['other'], toSixty)?.status).toBe('pass');
    const unread = {
      eksNodegroups: [anEksNodegroup({ maxSize: 20 })],
      autoScalingGroups: [anAutoScalingGroup()],
    };
    expect(runCheck(eksNodeGroupMaximum, unread, CARRYING)[0]?.status).toBe('unknown');
  });

  it('does not know of a group that was not found, be it one of two', () => {
    expect(judge(20, {}, ['web'])?.status).toBe('unknown');
    expect(judge(20, { a: 8 }, ['a', 'b'])?.status).toBe('unknown');
  });

  it('has nothing to compare before there is a group', () => {
    expect(judge(20, {})?.status).toBe('notApplicable');
  });
});
