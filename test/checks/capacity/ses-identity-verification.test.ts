import { describe, expect, it } from '@jest/globals';
import { sesIdentityVerification } from '../../../src/checks/capacity/ses-identity-verification';
import type { SesIdentity } from '../../../src/model/artifacts';
import { aSesIdentity } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (identity: Partial<SesIdentity>, context: object = CARRYING) =>
  runCheck(sesIdentityVerification, { sesIdentities: [aSesIdentity(identity)] }, context);

const OFF = { sendingEnabled: false, dkim: null };
const ADDRESS = { identityName: 'mei@shop.example.com', dkim: null };

describe('ses-identity-verification', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    ['a domain whose mail is signed', judge({}), 'pass', 'its mail is signed by DKIM'],
    ['an address', judge(ADDRESS), 'pass', 'mei@shop.example.com is verified.'],
    [
      'a domain that is not verified',
      judge({ ...OFF, verificationStatus: 'PENDING' }),
      'warn',
      'its verification is PENDING',
    ],
    [
      'an address that is not',
      judge({ ...ADDRESS, ...OFF, verificationStatus: 'FAILED' }),
      'warn',
      'its verification is FAILED',
    ],
    [
      'records that stay away',
      judge({ verificationStatus: 'TEMPORARY_FAILURE' }),
      'warn',
      'could not verify it lately',
    ],
    [
      'signing that fails',
      judge({ dkim: { signingEnabled: true, status: 'FAILED' } }),
      'warn',
      'SES finds its DNS records FAILED',
    ],
    [
      'signing that is off',
      judge({ dkim: { signingEnabled: false, status: 'SUCCESS' } }),
      'warn',
      'signing is off',
    ],
    [
      'signing that was not read',
      judge({ dkim: null }),
      'unknown',
      'whether its mail is signed was not read',
    ],
    [
      'a domain of others',
      judge(OFF, { placed: () => ({ placement: 'off', because: 'So it is.' }) }),
      'notApplicable',
      'So it is.',
    ],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('says of domains and of addresses how they are verified', () => {
    expect(judge(OFF)[0]).toMatchObject({ fix: { action: expect.stringContaining('DNS records') } });
    expect(judge({ ...ADDRESS, ...OFF })[0]).toMatchObject({
      fix: { action: expect.stringContaining('link in the mail') },
    });
  });
});
