import { describe, expect, it } from '@jest/globals';
import { sesProductionAccess } from '../../../src/checks/capacity/ses-production-access';
import type { SesAccount } from '../../../src/model/artifacts';
import type { EventPlanInput } from '../../../src/plan/schema';
import { aSesAccount, aSesIdentity, healthySes, someSesSending, unusedSes } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const judge = (account: Partial<SesAccount>, context: object = CARRYING) =>
  runCheck(sesProductionAccess, { ...healthySes, sesAccount: aSesAccount(account) }, context);

const SANDBOX = { productionAccessEnabled: false, reviewStatus: null };
const unplaced = { placed: () => ({ placement: 'unplaced', because: 'Who knows.' }) };

/** A region of which the scope selects no domain. */
const elsewhere = (traffic: Partial<EventPlanInput['traffic']> = {}) =>
  runCheck(
    sesProductionAccess,
    { sesAccount: aSesAccount(SANDBOX), sesIdentities: [], sesSending: someSesSending() },
    { plan: aPlan({ traffic: { multiplier: 10, ...traffic } }) },
  );

/** A region from which nothing was sent yet. */
const unused = (sesDomains: string[], sesIdentities = [aSesIdentity()]) =>
  runCheck(
    sesProductionAccess,
    { ...unusedSes, sesIdentities },
    {
      ...CARRYING,
      plan: aPlan({
        accounts: [{ id: '111122223333', global: { sesDomains }, regions: [{ name: 'us-east-1' }] }],
      }),
    },
  );

const mail = (factor: number) => elsewhere({ elasticity: [{ match: { service: 'ses' }, factor }] });

describe('ses-production-access', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    ['production access', judge({}), 'pass', 'has production access'],
    ['the sandbox', judge(SANDBOX), 'fail', 'is in the sandbox.'],
    [
      'a request',
      judge({ ...SANDBOX, reviewStatus: 'PENDING' }),
      'fail',
      'The request for production access is PENDING.',
    ],
    [
      'a region without SES',
      runCheck(sesProductionAccess, { ...healthySes, sesAccount: { account: null } }),
      'notApplicable',
      'Nothing was sent',
    ],
    ['a region from which nothing is sent', unused([]), 'notApplicable', 'Nothing was sent'],
    ['one that sent today', judge({ ...SANDBOX, sentLast24Hours: 1 }), 'fail', 'sandbox'],
    [
      'one whose mails are not known',
      runCheck(sesProductionAccess, { ...unusedSes, sesSending: someSesSending({ isSent: null }) }, CARRYING),
      'warn',
      'sandbox',
    ],
    ['one that the plan will send from', unused(['shop.example.com']), 'fail', 'sandbox'],
    ['a domain below one that is there', unused(['mail.shop.example.com']), 'fail', 'sandbox'],
    ['a domain above one that is there', unused(['example.com']), 'notApplicable', 'Nothing was sent'],
    [
      'an address of the domain',
      unused(['shop.example.com'], [aSesIdentity({ identityName: 'Mei@shop.example.com' })]),
      'fail',
      'sandbox',
    ],
    [
      'a domain below that of an address',
      unused(['mail.shop.example.com'], [aSesIdentity({ identityName: 'mei@shop.example.com' })]),
      'notApplicable',
      'Nothing was sent',
    ],
    ['mail that nobody placed', judge(SANDBOX, unplaced), 'warn', 'Who knows.'],
    ['mail of which nothing is in scope', elsewhere(), 'warn', 'name those of the event in sesDomains'],
    ['mail that the plan takes out', mail(0), 'notApplicable', 'The plan says so'],
    ['mail that the plan takes in', mail(1), 'fail', 'sandbox'],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('asks for what is not asked for yet, and follows up what is', () => {
    expect(judge(SANDBOX)[0]).toMatchObject({
      fix: { action: expect.stringMatching(/^Request/), lead: 'quotaIncrease' },
    });
    expect(judge({ ...SANDBOX, reviewStatus: 'PENDING' })[0]).toMatchObject({
      fix: { action: expect.stringMatching(/^Follow up/) },
    });
  });
});
