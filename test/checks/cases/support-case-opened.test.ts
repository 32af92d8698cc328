import { describe, expect, it } from '@jest/globals';
import { supportCaseOpened } from '../../../src/checks/cases/support-case-opened';
import { planStatuses, runEventCheck } from '../../builders/check';

describe('support-case-opened', () => {
  it.each([
    ['an id', { supportCase: { id: 'case-1' } }, 'pass'],
    ['an account only', { supportCase: { accountId: '111122223333' } }, 'warn'],
    ['nothing', {}, 'warn'],
  ])('%s', (_, plan, status) => {
    expect(planStatuses(supportCaseOpened, plan)).toEqual([status]);
  });

  it('gives the subject exactly as AWS wants it', () => {
    expect(runEventCheck(supportCaseOpened)[0]).toMatchObject({
      fix: { action: expect.stringContaining('“IEM Alert - Example Shop - Flash sale”') },
    });
  });
});
