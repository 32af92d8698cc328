import { describe, expect, it } from '@jest/globals';
import {
  autoScaledFollowing,
  enoughAtStart,
  followRise,
  onDemandFollowing,
} from '../../src/capacity/dynamodb-ramp';

const atOnce = (multiplier: number) => ({ multiplier, minutes: 0 });

describe('a table on demand', () => {
  it('takes twice its peak at once, and what it is warm for', () => {
    expect(followRise(onDemandFollowing(1000, 0), atOnce(2))).toBeNull();
    expect(followRise(onDemandFollowing(1000, 4000), atOnce(4))).toBeNull();
  });

  it('doubles what it carried half an hour before: 2,000, 4,000, 8,000 of 5,000', () => {
    expect(followRise(onDemandFollowing(1000, 0), atOnce(5))).toEqual({
      ...{ from: 0, to: 59, worst: 0.6, worstAt: 0 },
    });
    expect(enoughAtStart(onDemandFollowing(1000, 0), atOnce(5))).toBe(5000);
  });

  it('follows a rise that takes long enough', () => {
    // 100 more a minute: 2,000 in minute 10, when it still takes what it did at the start.
    expect(followRise(onDemandFollowing(1000, 0), { multiplier: 5, minutes: 40 })?.from).toBe(11);
    // 20 more a minute: 2,000 in minute 50, when it takes twice the 1,400 of minute 20.
    expect(followRise(onDemandFollowing(1000, 0), { multiplier: 5, minutes: 200 })).toBeNull();
  });
});

describe('a table whose capacity is provisioned by a policy', () => {
  it('has the target of normal traffic at the start, and so much more every ten minutes: 100, 200 and 400 of 150', () => {
    const half = autoScaledFollowing(50, 0, 0.5);
    expect(followRise(half, atOnce(2))).toBeNull();
    expect(followRise(half, atOnce(3))).toEqual({ from: 0, to: 9, worst: expect.closeTo(1 / 3), worstAt: 0 });
    expect(enoughAtStart(half, atOnce(3))).toBe(150);
  });

  it('has what is provisioned whatever the load', () => {
    expect(followRise(autoScaledFollowing(50, 150, 0.5), atOnce(3))).toBeNull();
    expect(followRise(autoScaledFollowing(50, 149, 0.5), atOnce(3))).toMatchObject({ from: 0, to: 9 });
  });

  it('never follows where nothing is kept in reserve', () => {
    expect(followRise(autoScaledFollowing(50, 0, 1), atOnce(3))).toMatchObject({ to: null });
  });
});
