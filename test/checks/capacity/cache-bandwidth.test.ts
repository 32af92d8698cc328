import { describe, expect, it } from '@jest/globals';
import { cacheBandwidth } from '../../../src/checks/capacity/cache-bandwidth';
import type { CacheNodePeak } from '../../../src/model/artifacts';
import { aCacheNodePeak, aPeak, aReplicationGroup, clustersOf } from '../../builders/artifacts';
import { CARRYING, runCheck, statusesOf } from '../../builders/check';

const account = (second: Partial<CacheNodePeak>) => ({
  cacheReplicationGroups: [aReplicationGroup()],
  cacheClusters: clustersOf(aReplicationGroup()),
  cacheNodePeaks: [aCacheNodePeak(), aCacheNodePeak({ cacheClusterId: 'sessions-002', ...second })],
});

describe('cache-bandwidth', () => {
  it.each([
    ['nothing', account({}), 'pass'],
    ['one by one of two nodes', account({ bandwidthInExceeded: aPeak(1) }), 'warn'],
    ['one, the other way', account({ bandwidthOutExceeded: aPeak(1) }), 'warn'],
    ['no data of a node', account({ bandwidthInExceeded: null }), 'unknown'],
    [
      'too little data of a node',
      account({
        bandwidthInExceeded: aPeak(0, { hoursWithData: 1 }),
        bandwidthOutExceeded: aPeak(0, { hoursWithData: 1 }),
      }),
      'unknown',
    ],
  ])('%s', (_, artifacts, status) => {
    expect(statusesOf(cacheBandwidth, artifacts, CARRYING)).toEqual([status]);
  });

  it('names the node', () => {
    const [judged] = runCheck(cacheBandwidth, account({ bandwidthInExceeded: aPeak(7) }), CARRYING);
    expect(judged?.detail).toContain('As many as 7');
    expect(judged?.detail).toContain('by sessions-002, at 2026-11-14T12:00:00Z.');
  });

  it('does not apply where the traffic of the event does not come', () => {
    const placed = () => ({ placement: 'off', because: 'The plan says so.' }) as const;
    expect(statusesOf(cacheBandwidth, account({ bandwidthInExceeded: aPeak(7) }), { placed })).toEqual([
      'notApplicable',
    ]);
  });
});
