import { describe, expect, it } from '@jest/globals';
import { ecsDeployments } from '../../../src/checks/architecture/ecs-deployments';
import type { EcsService } from '../../../src/model/artifacts';
import { anEcsService } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

describe('ecs-deployments', () => {
  it.each<[string, Partial<EcsService>, string]>([
    ['rolled back', {}, 'pass'],
    ['stopped, and not rolled back', { rollsBack: false }, 'warn'],
    ['not stopped', { hasCircuitBreaker: false }, 'warn'],
    ['all tasks at once', { minimumHealthyPercent: 0 }, 'warn'],
    ['one of a hundred tasks kept', { minimumHealthyPercent: 1 }, 'pass'],
    ['deployed by another', { minimumHealthyPercent: null }, 'notApplicable'],
  ])('%s', (_, service, status) => {
    expect(runCheck(ecsDeployments, { ecsServices: [anEcsService(service)] }, CARRYING)[0]?.status).toBe(
      status,
    );
  });
});
