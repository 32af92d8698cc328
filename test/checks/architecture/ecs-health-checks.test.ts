import { describe, expect, it } from '@jest/globals';
import { ecsHealthChecks } from '../../../src/checks/architecture/ecs-health-checks';
import type { EcsService } from '../../../src/model/artifacts';
import { anEcsService, targetGroupArn } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

describe('ecs-health-checks', () => {
  it.each<[string, Partial<EcsService>, string, string]>([
    ['a container with a check', {}, 'pass', 'checks a container'],
    ['no check', { checksHealth: false }, 'warn', 'neither a target group nor'],
    ['a target group', { checksHealth: false, targetGroupArns: [targetGroupArn()] }, 'pass', 'target groups'],
    ['an inventory of an earlier version', { checksHealth: undefined as never }, 'unknown', 'not read'],
    [
      'nothing that runs',
      { checksHealth: false, desiredCount: 0, runningCount: 0 },
      'notApplicable',
      'nothing',
    ],
  ])('%s', (_, service, status, detail) => {
    expect(runCheck(ecsHealthChecks, { ecsServices: [anEcsService(service)] }, CARRYING)).toMatchObject([
      { status, detail: expect.stringContaining(detail) },
    ]);
  });
});
