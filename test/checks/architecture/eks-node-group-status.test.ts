import { describe, expect, it } from '@jest/globals';
import { eksNodeGroupStatus } from '../../../src/checks/architecture/eks-node-group-status';
import type { EksNodegroup } from '../../../src/model/artifacts';
import { anAutoScalingGroup, anEksNodegroup } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (nodegroup: Partial<EksNodegroup>) =>
  runCheck(eksNodeGroupStatus, { eksNodegroups: [anEksNodegroup(nodegroup)] }, CARRYING)[0];

const issues = [{ code: 'AsgInstanceLaunchFailures', message: 'No capacity in us-east-1a.' }];

describe('eks-node-group-status', () => {
  it.each<[string, Partial<EksNodegroup>, string]>([
    ['is active', {}, 'pass'],
    ['is updated', { status: 'UPDATING' }, 'pass'],
    ['is being created', { status: 'CREATING' }, 'warn'],
    ['is being deleted', { status: 'DELETING' }, 'warn'],
    ['was not created', { status: 'CREATE_FAILED' }, 'fail'],
    ['could not be deleted', { status: 'DELETE_FAILED' }, 'fail'],
    ['is degraded', { status: 'DEGRADED' }, 'fail'],
    ['is active, with an issue', { issues }, 'fail'],
    ['is being deleted, with an issue', { status: 'DELETING', issues }, 'fail'],
    ['is in a state that nobody knows', { status: 'PAUSED' }, 'unknown'],
  ])('%s', (_, nodegroup, status) => {
    expect(judge(nodegroup)?.status).toBe(status);
  });

  it('names the cluster, and says what EKS says', () => {
    expect(judge({ issues })).toMatchObject({
      resource: { name: 'shop/workers' },
      detail: 'Its status is ACTIVE. AsgInstanceLaunchFailures: No capacity in us-east-1a.',
    });
  });

  it.each<[string, Partial<EksNodegroup>, object, string]>([
    // No load balancer leads to the group, so nobody knows.
    ['asks where its group is not placed', {}, {}, 'warn'],
    ['goes by the tags of its group', {}, { env: 'dev' }, 'notApplicable'],
    ['goes by its own tags', { tags: { env: 'dev' } }, {}, 'notApplicable'],
    ['takes one without a group as its cluster', { autoScalingGroupNames: [] }, {}, 'fail'],
  ])('%s', (_, nodegroup, tags, status) => {
    const artifacts = {
      eksNodegroups: [anEksNodegroup({ status: 'DEGRADED', ...nodegroup })],
      autoScalingGroups: [anAutoScalingGroup({ tags: { ...tags } })],
    };
    expect(runCheck(eksNodeGroupStatus, artifacts)[0]?.status).toBe(status);
  });
});
