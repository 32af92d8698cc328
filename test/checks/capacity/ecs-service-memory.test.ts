import { describe, expect, it } from '@jest/globals';
import { ecsServiceMemory } from '../../../src/checks/capacity/ecs-service-memory';
import type { EcsServicePeak } from '../../../src/model/artifacts';
import { anEcsService, anEcsServicePeak, aPeak } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

describe('ecs-service-memory', () => {
  it.each<[string, Partial<EcsServicePeak>, string]>([
    ['some left', { memoryUtilization: aPeak(84.9) }, 'pass'],
    ['nearly full', { memoryUtilization: aPeak(85) }, 'warn'],
    ['not measured', { memoryUtilization: null, isIncomplete: true }, 'unknown'],
    ['measured of CPU alone', { memoryUtilization: null }, 'unknown'],
    ['nothing ran', { memoryUtilization: null, cpuUtilization: null, cpuLoad: null }, 'notApplicable'],
  ])('%s', (_, peak, status) => {
    const artifacts = { ecsServices: [anEcsService()], ecsServicePeaks: [anEcsServicePeak(peak)] };
    expect(runCheck(ecsServiceMemory, artifacts, CARRYING)[0]?.status).toBe(status);
  });
});
