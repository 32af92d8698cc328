import { describe, expect, it } from '@jest/globals';
import { sesReputation } from '../../../src/checks/capacity/ses-reputation';
import type { SesAccount, SesSending } from '../../../src/model/artifacts';
import { aSesAccount, healthySes, someSesSending, unusedSes } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const rate = (value: number) => ({ value, at: '2026-11-21T12:00:00Z' });

const judge = (sending: Partial<SesSending>, account: Partial<SesAccount> = {}) =>
  runCheck(
    sesReputation,
    { ...healthySes, sesAccount: aSesAccount(account), sesSending: someSesSending(sending) },
    CARRYING,
  );

describe('ses-reputation', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    // AWS reviews from 5 % and 0.1 % on, and may pause from 10 % and 0.5 % on; 80 % of the first is near.
    ['few of both', judge({}), 'pass', '1 % of its mails bounced'],
    ['3.9 % that bounced', judge({ bounceRate: rate(0.039) }), 'pass', '3.9 % of its mails bounced'],
    ['4.1 % that bounced', judge({ bounceRate: rate(0.041) }), 'warn', 'AWS reviews from 5 % on'],
    ['9.9 % that bounced', judge({ bounceRate: rate(0.099) }), 'warn', '9.9 %'],
    ['10 % that bounced', judge({ bounceRate: rate(0.1) }), 'fail', 'may pause from 10 % on'],
    [
      '0.07 % with complaints',
      judge({ complaintRate: rate(0.0007) }),
      'pass',
      '0.07 % of its mails brought complaints',
    ],
    [
      '0.08 % with complaints',
      judge({ complaintRate: rate(0.0008) }),
      'warn',
      '0.08 % of its mails brought complaints',
    ],
    ['0.5 % with complaints', judge({ complaintRate: rate(0.005) }), 'fail', 'may pause from 0.5 % on'],
    ['no rates', judge({ bounceRate: null, complaintRate: null }), 'pass', 'published no rate'],
    [
      'no rates, and not known whether anything was sent',
      judge({ bounceRate: null, complaintRate: null, isSent: null }),
      'unknown',
      'does not tell whether',
    ],
    [
      'rates that are not known',
      judge({ bounceRate: null, areRatesKnown: false }),
      'unknown',
      'no complete data',
    ],
    [
      'one that is known and too high',
      judge({ bounceRate: rate(0.2), areRatesKnown: false }),
      'fail',
      '20 %',
    ],
    [
      'a region from which nothing is sent',
      runCheck(sesReputation, unusedSes, CARRYING),
      'notApplicable',
      'Nothing was sent',
    ],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('has SES keep out who bounced or complained, unless it does so', () => {
    const tooMany = { bounceRate: rate(0.2) };
    expect(judge(tooMany)[0]).not.toHaveProperty('fix.command');
    expect(judge(tooMany, { suppressedReasons: ['COMPLAINT'] })[0]).toMatchObject({
      fix: { command: { words: expect.arrayContaining(['--suppressed-reasons', 'BOUNCE', 'COMPLAINT']) } },
    });
  });
});
