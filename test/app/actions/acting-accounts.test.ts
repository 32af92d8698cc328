import { describe, expect, it } from '@jest/globals';
import { actingIn } from '../../../src/app/actions/acting-accounts';
import { aPlan } from '../../builders/plan';

const [account] = aPlan({
  accounts: [
    {
      id: '111122223333',
      roleArn: 'arn:aws:iam::111122223333:role/reading',
      profile: 'reading',
      externalId: 'x',
      regions: [{ name: 'us-east-1' }],
    },
  ],
}).accounts;
const acting = (as: Parameters<typeof actingIn>[1]) => {
  if (!account) throw new Error('The plan has an account.');
  const { roleArn, profile } = actingIn(account, as);
  return { roleArn, profile };
};

describe('who acts in an account', () => {
  it.each([
    ['as in the plan', {}, 'arn:aws:iam::111122223333:role/reading', 'reading'],
    ['a role of the account', { role: 'ops/acting' }, 'arn:aws:iam::111122223333:role/ops/acting', 'reading'],
    ['a profile, without the role that reads', { profile: 'acting' }, undefined, 'acting'],
    ['both', { role: 'acting', profile: 'p' }, 'arn:aws:iam::111122223333:role/acting', 'p'],
  ])('is %s', (_, as, roleArn, profile) => {
    expect(acting(as)).toEqual({ roleArn, profile });
  });

  it('is in the partition of the account', () => {
    const [inChina] = aPlan({
      accounts: [{ id: '111122223333', regions: [{ name: 'cn-north-1' }] }],
    }).accounts;
    expect(inChina && actingIn(inChina, { role: 'acting' }).roleArn).toBe(
      'arn:aws-cn:iam::111122223333:role/acting',
    );
  });
});
