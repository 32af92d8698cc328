import { describe, expect, it } from '@jest/globals';
import { userPoolDeletionProtection } from '../../../src/checks/architecture/user-pool-deletion-protection';
import { aUserPool } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

describe('user-pool-deletion-protection', () => {
  it.each([
    [true, 'pass'],
    [false, 'warn'],
  ])('%s: %s', (deletionProtection, status) => {
    const userPools = [aUserPool({ deletionProtection })];
    expect(runCheck(userPoolDeletionProtection, { userPools })).toMatchObject([{ status }]);
  });
});
