import { describe, expect, it } from '@jest/globals';
import { lambdaProvisionedConcurrency } from '../../../src/checks/capacity/lambda-provisioned-concurrency';
import { aProvisionedConcurrency } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (overrides: Parameters<typeof aProvisionedConcurrency>[1]) =>
  runCheck(
    lambdaProvisionedConcurrency,
    {
      lambdaProvisionedConcurrency: [
        { functionName: 'checkout', configurations: [aProvisionedConcurrency(50, overrides)] },
        { functionName: 'payments', configurations: [] },
      ],
    },
    CARRYING,
  );

describe('lambda-provisioned-concurrency', () => {
  it.each<[string, Parameters<typeof aProvisionedConcurrency>[1], string]>([
    ['all are ready', {}, 'pass'],
    ['some are to come', { status: 'IN_PROGRESS', available: 20 }, 'warn'],
    ['it failed', { status: 'FAILED', allocated: 20, available: 20 }, 'fail'],
    ['it failed, and nobody can tell whether it is used', { status: 'FAILED', isUsed: null }, 'fail'],
    ['it failed where nothing runs', { status: 'FAILED', isUsed: false }, 'notApplicable'],
  ])('%s', (_, overrides, status) => {
    expect(judge(overrides).map((one) => [one.resource?.name, one.status])).toEqual([
      ['checkout:live', status],
    ]);
  });

  it('says why it failed, and asks for as many again', () => {
    const statusReason = 'FUNCTION_ERROR_INIT_FAILURE';
    expect(judge({ status: 'FAILED', available: 20, statusReason })[0]).toMatchObject({
      detail: '20 of 50 are available; it is FAILED (FUNCTION_ERROR_INIT_FAILURE).',
      fix: {
        command: { words: expect.arrayContaining(['put-provisioned-concurrency-config', 'live', '50']) },
      },
    });
  });
});
