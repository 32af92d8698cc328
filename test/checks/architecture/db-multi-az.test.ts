import { describe, expect, it } from '@jest/globals';
import { dbMultiAz } from '../../../src/checks/architecture/db-multi-az';
import { aDbInstance, clusterMembers } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

describe('db-multi-az', () => {
  it.each([
    ['a standby', aDbInstance({ multiAz: true }), ['pass']],
    ['no standby', aDbInstance({ multiAz: false }), ['fail']],
    ['a read replica', aDbInstance({ multiAz: false, readReplicaSource: 'orders' }), ['notApplicable']],
  ])('%s', (_, db, statuses) => {
    expect(statusesOf(dbMultiAz, { dbInstances: [db] })).toEqual(statuses);
  });

  it.each([
    ['on', 'fail'],
    ['off', 'notApplicable'],
    ['unplaced', 'warn'],
  ] as const)('without a standby and %s the path of traffic it is %s', (placement, status) => {
    const placed = () => ({ placement, because: 'The test says so.' });
    expect(statusesOf(dbMultiAz, { dbInstances: [aDbInstance({ multiAz: false })] }, { placed })).toEqual([
      status,
    ]);
  });

  it('leaves the members of a cluster to the cluster, whose instances never report Multi-AZ', () => {
    expect(runCheck(dbMultiAz, { dbInstances: clusterMembers() })).toEqual([]);
  });
});
