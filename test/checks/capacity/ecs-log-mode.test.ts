import { describe, expect, it } from '@jest/globals';
import { ecsLogMode } from '../../../src/checks/capacity/ecs-log-mode';
import type { EcsService } from '../../../src/model/artifacts';
import { anEcsService } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const modes = (...each: readonly (string | null)[]) =>
  each.map((mode, index) => ({ container: `c${index}`, mode }));

describe('ecs-log-mode', () => {
  it.each<[string, EcsService['logModes'], string, string]>([
    ['all do not block', modes('non-blocking', 'non-blocking'), 'pass', 'do not block'],
    ['one blocks', modes('non-blocking', 'blocking', null), 'warn', 'The log driver of c1 blocks.'],
    ['no mode is named', modes('non-blocking', null), 'notApplicable', 'no mode for c1'],
    ['no logs', [], 'notApplicable', 'No container'],
    ['an inventory of an earlier version', undefined, 'unknown', 'not read'],
  ])('%s', (_, logModes, status, detail) => {
    const ecsServices = [{ ...anEcsService(), logModes }] as readonly EcsService[];
    expect(runCheck(ecsLogMode, { ecsServices: [...ecsServices] }, CARRYING)).toMatchObject([
      { status, detail: expect.stringContaining(detail) },
    ]);
  });
});
