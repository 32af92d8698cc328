import { describe, expect, it } from '@jest/globals';
import { trafficPath } from '../../../src/checks/capacity/traffic-path';
import {
  anAutoScalingGroup,
  anEc2Instance,
  aScheduledAction,
  healthyAccount,
  targetGroupArn,
} from '../../builders/artifacts';
import { runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

describe(trafficPath.id, () => {
  const judged = (more: object, plan = aPlan()) =>
    runCheck(trafficPath, { ...healthyAccount, dbInstances: [], ...more }, { plan }).map(
      ({ resource, status }) => `${resource.name} ${status}`,
    );

  it('asks about each group and each fleet that no load balancer leads to, once for all its instances', () => {
    const pool = { 'karpenter.sh/nodepool': 'batch' };
    const artifacts = {
      autoScalingGroups: [
        anAutoScalingGroup({ targetGroupArns: [targetGroupArn()], instances: [] }),
        anAutoScalingGroup({ autoScalingGroupName: 'bastion', targetGroupArns: [], instances: [] }),
      ],
      ec2Instances: [
        anEc2Instance({ instanceId: 'i-11', tags: pool }),
        anEc2Instance({ instanceId: 'i-12', tags: { Name: 'ci' } }),
        anEc2Instance({ instanceId: 'i-13', state: 'stopped' }),
      ],
    };
    expect(judged(artifacts)).toEqual(['web pass', 'bastion unknown', 'batch unknown', 'ci unknown']);
  });

  it('asks about a group that is closed now where a scheduled action opens it', () => {
    const closed = anAutoScalingGroup({
      autoScalingGroupName: 'night',
      minSize: 0,
      maxSize: 0,
      instances: [],
    });
    const artifacts = { autoScalingGroups: [closed], ec2Instances: [] };
    const opens = aScheduledAction({ autoScalingGroupName: 'night' });
    expect(judged({ ...artifacts, scheduledActions: [opens] })).toEqual(['night unknown']);
    expect(judged({ ...artifacts, scheduledActions: [] })).toEqual([]);
  });

  it('says what it asks, and is answered by the plan', () => {
    const bastion = anAutoScalingGroup({
      autoScalingGroupName: 'bastion',
      targetGroupArns: [],
      instances: [],
    });
    const artifacts = { autoScalingGroups: [bastion], ec2Instances: [] };
    const [asked] = runCheck(trafficPath, { ...healthyAccount, ...artifacts, dbInstances: [] });
    expect(asked?.detail).toBe(
      'Whether it carries the event’s traffic is not known. No load balancer that was found leads to it. Say so in the plan: traffic.elasticity, with factor 0 if it does not, and 1 if it does.',
    );
    const elasticity = [{ match: { resource: 'bastion' }, factor: 0 }];
    expect(judged(artifacts, aPlan({ traffic: { multiplier: 10, elasticity } }))).toEqual(['bastion pass']);
  });
});
