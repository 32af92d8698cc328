import { describe, expect, it } from '@jest/globals';
import { burstableDbClass } from '../../../src/checks/capacity/burstable-db-class';
import { aDbInstance } from '../../builders/artifacts';
import { statusesOf } from '../../builders/check';

describe('burstable-db-class', () => {
  it.each([
    ['db.t3.medium', 'warn'],
    ['db.t4g.micro', 'warn'],
    ['db.m5.large', 'pass'],
    ['db.serverless', 'pass'],
    ['db.x2iedn.large', 'pass'],
  ])('%s', (dbInstanceClass, status) => {
    expect(statusesOf(burstableDbClass, { dbInstances: [aDbInstance({ dbInstanceClass })] })).toEqual([
      status,
    ]);
  });
});
