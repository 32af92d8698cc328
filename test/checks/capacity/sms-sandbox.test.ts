import { describe, expect, it } from '@jest/globals';
import { smsSandbox } from '../../../src/checks/capacity/sms-sandbox';
import type { SmsSending } from '../../../src/model/artifacts';
import { someSms, unusedSns } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

describe('sms-sandbox', () => {
  it.each<[string, SmsSending, string]>([
    ['is out of it', someSms(), 'pass'],
    ['is in it', someSms({}, { isInSandbox: true }), 'fail'],
    ['sends none', unusedSns.smsSending, 'notApplicable'],
    ['may send some', { spent: null, account: null }, 'unknown'],
  ])('judges a region that %s', (_, smsSending, status) => {
    expect(runCheck(smsSandbox, { smsSending })).toMatchObject([{ status, resource: { name: '-' } }]);
  });
});
