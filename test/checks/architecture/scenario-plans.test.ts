import { describe, expect, it } from '@jest/globals';
import { scenarioPlans } from '../../../src/checks/architecture/scenario-plans';
import { planStatuses } from '../../builders/check';

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
    ['nobody notified', { primary: { ...complete, notify: [] }, rollback: complete }, ['warn', 'pass']],
  ])('%s', (_, scenarios, statuses) => {
    expect(planStatuses(scenarioPlans, { scenarios })).toEqual(statuses);
  });
});
