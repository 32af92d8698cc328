import { describe, expect, it } from '@jest/globals';
import { sesSendingStatus } from '../../../src/checks/capacity/ses-sending-status';
import type { SesAccount } from '../../../src/model/artifacts';
import { aSesAccount, healthySes, unusedSes } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (account: Partial<SesAccount>) =>
  runCheck(sesSendingStatus, { ...healthySes, sesAccount: aSesAccount(account) }, CARRYING);

describe('ses-sending-status', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    ['healthy', judge({}), 'pass', 'AWS finds it healthy'],
    ['under review', judge({ enforcementStatus: 'PROBATION' }), 'warn', 'under review (PROBATION)'],
    ['paused', judge({ enforcementStatus: 'SHUTDOWN', sendingEnabled: false }), 'fail', 'AWS has paused'],
    ['switched off', judge({ sendingEnabled: false }), 'fail', 'switched off in the account'],
    [
      'off and under review',
      judge({ sendingEnabled: false, enforcementStatus: 'PROBATION' }),
      'fail',
      'switched off',
    ],
    ['a status that is new', judge({ enforcementStatus: 'RESTING' }), 'unknown', 'RESTING is not known'],
    [
      'a region from which nothing is sent',
      runCheck(sesSendingStatus, unusedSes, CARRYING),
      'notApplicable',
      'Nothing was sent',
    ],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('switches on what people switched off, but not what AWS paused', () => {
    expect(judge({ sendingEnabled: false })[0]).toMatchObject({
      fix: {
        command: { words: expect.arrayContaining(['put-account-sending-attributes', '--sending-enabled']) },
      },
    });
    expect(judge({ enforcementStatus: 'SHUTDOWN' })[0]).not.toHaveProperty('fix.command');
  });
});
