import { expect, it } from '@jest/globals';
import { eksPrivateEndpoint } from '../../../src/checks/architecture/eks-private-endpoint';
import { anEksCluster } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (endpointPrivateAccess: boolean) =>
  runCheck(eksPrivateEndpoint, { eksClusters: [anEksCluster({ endpointPrivateAccess })] }, CARRYING);

it('warns of a cluster whose nodes leave the VPC for its API server', () => {
  expect(judge(false)).toMatchObject([{ status: 'warn' }]);
  expect(judge(true)).toMatchObject([{ status: 'pass' }]);
});
