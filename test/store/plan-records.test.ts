import { describe, expect, it } from '@jest/globals';
import { describeClash, isSameValue, recordsOf, waiverKey } from '../../src/store/plan-records';
import { aPlan } from '../builders/plan';

const aWaiver = (overrides: { finding?: string; region?: string; reason?: string } = {}) => ({
  ...{ finding: 'db-multi-az', reason: 'Agreed', owner: 'mei', expires: '2026-12-31', ...overrides },
});

describe('records of a plan', () => {
  it('keys waivers by what they waive and where, not by why', () => {
    expect(waiverKey(aWaiver({ reason: 'Other' }))).toBe(waiverKey(aWaiver()));
    expect(waiverKey(aWaiver({ region: 'us-east-1' }))).not.toBe(waiverKey(aWaiver()));
    expect(waiverKey(aWaiver({ finding: 'a b' }))).not.toBe(waiverKey(aWaiver({ finding: 'a_b' })));
  });

  it('takes the later of two values with the same key', () => {
    const plan = aPlan({ waivers: [aWaiver({ reason: 'First' }), aWaiver({ reason: 'Second' })] });
    expect(recordsOf(plan).map(({ value }) => value)).toEqual([aWaiver({ reason: 'Second' })]);
  });

  it.each([
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [{ a: 1 }, { a: 2 }, false],
    [{ a: 1 }, undefined, false],
  ])('compares %j and %j by what they say', (a, b, same) => {
    expect(isSameValue(a, b)).toBe(same);
  });

  it('cuts what people wrote to a length that a message bears', () => {
    expect(describeClash({ answer: 'x'.repeat(10_000) }, undefined).length).toBeLessThan(1_000);
  });
});
