import { describe, expect, it } from '@jest/globals';
import { dbReplication } from '../../../src/checks/architecture/db-replication';
import type { Placement } from '../../../src/judging/traffic-graph';
import { aDbInstance, aDbInstancePeak } from '../../builders/artifacts';
import { CARRYING, runCheck, statusesOf } from '../../builders/check';

const broken = aDbInstance({ readReplicaSource: 'shop', replicationStatus: 'error' });
const peaks = (isReplicationStopped: boolean | null | undefined) => [
  aDbInstancePeak({ isReplicationStopped }),
];

describe('db-replication', () => {
  it.each([
    ['replicating', false, 'pass'],
    ['replicating', null, 'pass'],
    ['replicating', true, 'fail'],
    ['replication degraded', false, 'warn'],
    ['replication stop point set', false, 'warn'],
    ['replication stop point reached', false, 'fail'],
    ['error', false, 'fail'],
    ['stopped', null, 'fail'],
    ['terminated', null, 'fail'],
    ['connecting', false, 'unknown'],
    [null, false, 'pass'],
    [null, true, 'fail'],
    [null, null, 'unknown'],
    [undefined, undefined, 'unknown'],
  ])('by RDS %s, stopped by CloudWatch: %s', (status, isStopped, expected) => {
    const dbInstances = [aDbInstance({ readReplicaSource: 'shop', replicationStatus: status })];
    expect(statusesOf(dbReplication, { dbInstances, dbInstancePeaks: peaks(isStopped) }, CARRYING)).toEqual([
      expected,
    ]);
  });

  it('judges by the word of RDS where no metrics were read', () => {
    expect(statusesOf(dbReplication, { dbInstances: [broken] }, CARRYING)).toEqual(['fail']);
  });

  it.each([
    ['a status', { replicationStatus: 'replicating' }, null, ['pass']],
    ['a lag', {}, false, ['pass']],
  ])('judges as a replica what has %s, though RDS names no source', (_, overrides, isStopped, statuses) => {
    const artifacts = { dbInstances: [aDbInstance(overrides)], dbInstancePeaks: peaks(isStopped) };
    expect(statusesOf(dbReplication, artifacts, CARRYING)).toEqual(statuses);
  });

  it.each(['error', 'replication degraded'])('says what to do about %s', (replicationStatus) => {
    const dbInstances = [aDbInstance({ readReplicaSource: 'shop', replicationStatus })];
    expect(runCheck(dbReplication, { dbInstances }, CARRYING)).toMatchObject([
      {
        detail: `RDS says of its replication: ${replicationStatus}.`,
        fix: { action: expect.stringMatching(/^Find the error in the events and logs of orders, mend it/) },
      },
    ]);
  });

  it('says nothing of what is no replica', () => {
    expect(statusesOf(dbReplication, { dbInstances: [aDbInstance()], dbInstancePeaks: peaks(null) })).toEqual(
      [],
    );
  });

  it.each([
    ['on', 'fail'],
    ['unplaced', 'warn'],
    ['off', 'notApplicable'],
  ] as const)('of a replica that is %s the path of traffic', (placement: Placement, status) => {
    const placed = () => ({ placement, because: 'The test says so.' });
    const [judgement] = runCheck(dbReplication, { dbInstances: [broken] }, { placed });
    expect(judgement?.status).toBe(status);
  });
});
