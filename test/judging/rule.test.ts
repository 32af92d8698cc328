import { expect, it } from '@jest/globals';
import { critical, helpful, isJudgedIn, nameOnce, readBy } from '../../src/judging/rule';
import { GLOBAL } from '../../src/model/target';

it('weighs what ends the event more than what makes an outage worse, unless it is said otherwise', () => {
  expect(critical('x')).toEqual({ judged: 'x', weight: 10, critical: true });
  expect(critical('x', 4)).toEqual({ judged: 'x', weight: 4, critical: true });
  expect(helpful('x')).toEqual({ judged: 'x', weight: 3, critical: false });
  expect(helpful('x', 1)).toEqual({ judged: 'x', weight: 1, critical: false });
});

const ofAccount = { needs: ['alternateContacts'] } as const;
const ofRegion = { needs: ['volumes'] } as const;
const ofBoth = { needs: ['alternateContacts'], uses: ['volumes'] } as const;

it('reads what it needs and what it uses', () => {
  expect(readBy(ofBoth)).toEqual(['alternateContacts', 'volumes']);
  expect(readBy(ofRegion)).toEqual(['volumes']);
});

it('names once what lists name that rules share', () => {
  const reader = { needs: ['volumes'], uses: ['volumes', 'images', 'images', 'subnets'] } as const;
  expect(nameOnce(reader)).toEqual({ needs: ['volumes'], uses: ['images', 'subnets'] });
  expect(nameOnce(ofRegion)).toEqual(ofRegion);
});

it.each([
  [ofAccount, true],
  [ofRegion, false],
  [ofBoth, false],
])('is judged once for an account if the account has all of it only once: %j', (reader, isGlobal) => {
  expect(isJudgedIn({ account: '111122223333', region: GLOBAL }, reader)).toBe(isGlobal);
  expect(isJudgedIn({ account: '111122223333', region: 'us-east-1' }, reader)).toBe(!isGlobal);
});
