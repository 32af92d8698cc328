import { describe, expect, it } from '@jest/globals';
import { eksControlPlaneLogs } from '../../../src/checks/capacity/eks-control-plane-logs';
import { anEksCluster } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (...logTypes: string[]) =>
  runCheck(eksControlPlaneLogs, { eksClusters: [anEksCluster({ logTypes })] }, CARRYING);

describe('eks-control-plane-logs', () => {
  it('passes with those that tell why pods wait', () => {
    expect(judge('scheduler', 'api', 'audit', 'controllerManager')).toMatchObject([{ status: 'pass' }]);
  });

  it('names those that are not kept, and asks for no others', () => {
    const [judged] = judge('api', 'authenticator');
    expect(judged).toMatchObject({
      status: 'warn',
      detail: 'It does not keep audit, controllerManager, scheduler.',
      fix: {
        command: {
          words: expect.arrayContaining([
            '{"clusterLogging":[{"types":["audit","controllerManager","scheduler"],"enabled":true}]}',
          ]),
        },
      },
    });
  });
});
