import { describe, expect, it } from '@jest/globals';
import { largerClass } from '../../src/capacity/db-classes';

describe('the next larger class of a database', () => {
  it.each([
    // 2 vCPUs × 8.75 are 17.5, and 8xlarge is the first with as many.
    ['db.m5.large', 8.75, 'db.m5.8xlarge'],
    ['db.r6g.xlarge', 2, 'db.r6g.2xlarge'],
    // 48 vCPUs would do for 1.4 × 32 = 44.8.
    ['db.r7i.8xlarge', 1.4, 'db.r7i.12xlarge'],
    ['db.r6g.large', 0.5, 'db.r6g.xlarge'],
    ['db.r6g.16xlarge', 1.2, null],
    ['db.m5.2xlarge', 9, null],
    ['db.t3.medium', 2, null],
    ['db.x2iedn.xlarge', 2, null],
    ['db.r6g.toString', 2, null],
    ['db.serverless', 2, null],
  ])('%s, %d times as large: %s', (dbInstanceClass, times, larger) => {
    expect(largerClass(dbInstanceClass, times)).toBe(larger);
  });
});
