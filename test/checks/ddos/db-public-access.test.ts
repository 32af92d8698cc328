import { describe, expect, it } from '@jest/globals';
import { dbPublicAccess } from '../../../src/checks/ddos/db-public-access';
import { aDbInstance, clusterMembers } from '../../builders/artifacts';
import { statusesOf } from '../../builders/check';

describe('db-public-access', () => {
  it.each([
    ['private', false, 'pass'],
    ['public', true, 'fail'],
  ])('%s', (_, publiclyAccessible, status) => {
    expect(statusesOf(dbPublicAccess, { dbInstances: [aDbInstance({ publiclyAccessible })] })).toEqual([
      status,
    ]);
  });

  it('looks at each member of a cluster: the address is the instance’s', () => {
    const dbInstances = clusterMembers().map((db, index) => ({ ...db, publiclyAccessible: index === 1 }));
    expect(statusesOf(dbPublicAccess, { dbInstances })).toEqual(['pass', 'fail']);
  });
});
