import { describe, expect, it } from '@jest/globals';
import { eksClusterStatus } from '../../../src/checks/architecture/eks-cluster-status';
import type { EksCluster } from '../../../src/model/artifacts';
import { anEksCluster } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (cluster: Partial<EksCluster>, context: Parameters<typeof runCheck>[2] = CARRYING) =>
  runCheck(eksClusterStatus, { eksClusters: [anEksCluster(cluster)] }, context)[0];

const issues = [{ code: 'KmsKeyDisabled', message: 'The key is disabled.' }];

describe('eks-cluster-status', () => {
  it.each<[string, Partial<EksCluster>, string]>([
    ['is active', {}, 'pass'],
    ['is updated', { status: 'UPDATING' }, 'pass'],
    ['is being created', { status: 'CREATING' }, 'warn'],
    ['waits', { status: 'PENDING' }, 'warn'],
    ['failed', { status: 'FAILED' }, 'fail'],
    ['is being deleted', { status: 'DELETING', issues }, 'notApplicable'],
    ['is active, with an issue', { issues }, 'fail'],
    ['is updated, with an issue', { status: 'UPDATING', issues }, 'fail'],
    ['is in a state that nobody knows', { status: 'PAUSED' }, 'unknown'],
  ])('%s', (_, cluster, status) => {
    expect(judge(cluster)?.status).toBe(status);
  });

  it('says what EKS says', () => {
    const both = [...issues, { code: 'Other', message: '' }];
    expect(judge({ issues: both })?.detail).toBe(
      'Its status is ACTIVE. KmsKeyDisabled: The key is disabled. Other.',
    );
  });

  it('has nothing to say of a cluster that is of developers', () => {
    expect(judge({ issues, tags: { env: 'dev' } }, {})?.status).toBe('notApplicable');
    expect(judge({ issues }, {})?.status).toBe('fail');
  });
});
