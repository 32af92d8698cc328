import { describe, expect, it } from '@jest/globals';
import { scenarioPlans } from '../../../src/checks/architecture/scenario-plans';
import { planStatuses, runEventCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const complete = {
  description: 'Serve static pages',
  trigger: 'Errors over 5 %',
  notify: ['Event lead'],
  verifySuccess: 'Error rate',
};

describe('scenario-plans', () => {
  it.each([
    ['both', { primary: complete, rollback: complete }, ['pass', 'pass']],
    ['no rollback', { primary: complete }, ['pass', 'warn']],
    ['nothing', {}, ['warn', 'warn']],
    ['no trigger', { primary: { ...complete, trigger: undefined }, rollback: complete }, ['warn', 'pass']],
    [
      'no proof of success',
      { primary: { ...complete, verifySuccess: undefined }, rollback: complete },
      ['warn', 'pass'],
    ],
    ['nobody notified', { primary: { ...complete, notify: [] }, rollback: complete }, ['warn', 'pass']],
  ])('%s', (_, scenarios, statuses) => {
    expect(planStatuses(scenarioPlans, { scenarios })).toEqual(statuses);
  });

  it('says what each lacks, and asks for that plan', () => {
    const scenarios = { primary: { ...complete, trigger: undefined, notify: [] } };
    expect(runEventCheck(scenarioPlans, {}, { plan: aPlan({ scenarios }) })).toMatchObject([
      {
        detail: 'It does not say what triggers the move away from it, who is notified.',
        fix: { action: expect.stringContaining('(scenarios.primary)') },
      },
      { detail: 'It is not written down.', fix: { action: expect.stringContaining('(scenarios.rollback)') } },
    ]);
  });
});
