import { describe, expect, it } from '@jest/globals';
import { ecsServiceStability } from '../../../src/checks/architecture/ecs-service-stability';
import type { EcsService } from '../../../src/model/artifacts';
import { anEcsService } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

describe('ecs-service-stability', () => {
  it.each<[string, Partial<EcsService>, string]>([
    ['all run', {}, 'pass'],
    ['one is missing', { runningCount: 9 }, 'fail'],
    [
      'one is missing while a deployment runs',
      { runningCount: 9, unfinishedDeployments: ['IN_PROGRESS'] },
      'warn',
    ],
    ['a deployment runs', { unfinishedDeployments: ['IN_PROGRESS'] }, 'pass'],
    ['a deployment failed', { unfinishedDeployments: ['FAILED'] }, 'fail'],
    ['a daemon', { runningCount: 9, schedulingStrategy: 'DAEMON' }, 'pass'],
    ['nothing is to run', { desiredCount: 0, runningCount: 0 }, 'notApplicable'],
  ])('%s', (_, service, status) => {
    expect(runCheck(ecsServiceStability, { ecsServices: [anEcsService(service)] }, CARRYING)[0]?.status).toBe(
      status,
    );
  });
});
