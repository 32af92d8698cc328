import { describe, expect, it } from '@jest/globals';
import { apiAccessLogs } from '../../../src/checks/capacity/api-access-logs';
import { anApi, anApiStage } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

describe('api-access-logs', () => {
  it('passes stages that log, and warns of those that do not', () => {
    const judged = runCheck(apiAccessLogs, {
      apis: [anApi()],
      apiStages: [anApiStage(), anApiStage({ stageName: 'beta', hasAccessLogs: false })],
    });
    expect(judged).toMatchObject([
      { status: 'pass', resource: { name: 'orders/prod' } },
      { status: 'warn', resource: { name: 'orders/beta' }, fix: { action: expect.stringContaining('beta') } },
    ]);
  });

  it('names a stage by the id of its API where that was deleted meanwhile', () => {
    expect(runCheck(apiAccessLogs, { apis: [], apiStages: [anApiStage()] })).toMatchObject([
      { resource: { name: 'orders1/prod' } },
    ]);
  });
});
