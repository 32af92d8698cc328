import { describe, expect, it } from '@jest/globals';
import { sesPlannedDomains } from '../../../src/checks/capacity/ses-planned-domains';
import type { SesIdentity } from '../../../src/model/artifacts';
import { aSesIdentity } from '../../builders/artifacts';
import { aContext } from '../../builders/check';
import { aPlan } from '../../builders/plan';

/** @param regions What SES has in us-east-1, and in eu-west-1. */
function judge(sesDomains: string[], ...regions: readonly (readonly Partial<SesIdentity>[])[]) {
  const names = ['us-east-1', 'eu-west-1'].slice(0, regions.length);
  const plan = aPlan({
    accounts: [{ id: '111122223333', global: { sesDomains }, regions: names.map((name) => ({ name })) }],
  });
  const targets = names.map((region, index) => ({
    target: { account: '111122223333', region },
    artifacts: { sesIdentities: (regions[index] ?? []).map((one) => aSesIdentity(one)) },
  }));
  return sesPlannedDomains.evaluate(targets, aContext({ plan }));
}

const NEW = { sendingEnabled: false, verificationStatus: 'PENDING' };

describe('ses-planned-domains', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    [
      'a domain that is there',
      judge(['shop.example.com'], [{}]),
      'pass',
      'Mail may be sent from shop.example.com in us-east-1.',
    ],
    [
      'one in another region',
      judge(['shop.example.com'], [], [{}]),
      'pass',
      'shop.example.com in eu-west-1.',
    ],
    [
      'one that is ready in one of two regions',
      judge(['shop.example.com'], [NEW], [{}]),
      'pass',
      'from shop.example.com in eu-west-1.',
    ],
    [
      'one below a domain that is there',
      judge(['mail.shop.example.com'], [{}]),
      'pass',
      'from shop.example.com in',
    ],
    [
      'one of which an address is there',
      judge(['shop.example.com'], [{ identityName: 'mei@shop.example.com' }]),
      'warn',
      'mei@shop.example.com in us-east-1 alone: that of other addresses is refused',
    ],
    [
      'one above a domain that is there',
      judge(['example.com'], [{}]),
      'fail',
      'SES has no domain or address of example.com',
    ],
    [
      'one that ends alike',
      judge(['myshop.example.com'], [{}]),
      'fail',
      'SES has no domain or address of myshop.example.com',
    ],
    [
      'one that is not verified',
      judge(['shop.example.com'], [NEW]),
      'fail',
      'Mail is refused from shop.example.com in us-east-1: not verified.',
    ],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('judges each domain, and where the plan names some', () => {
    expect(judge(['shop.example.com', 'news.example.com'], [{}]).map(({ status }) => status)).toEqual([
      'pass',
      'fail',
    ]);
    expect(sesPlannedDomains.concerns?.(aPlan())).toBe(false);
    const accounts = [
      { id: '111122223333', global: { sesDomains: ['a.example.com'] }, regions: [{ name: 'us-east-1' }] },
    ];
    expect(sesPlannedDomains.concerns?.(aPlan({ accounts }))).toBe(true);
  });
});
