import { describe, expect, it } from '@jest/globals';
import { mskOperations } from '../../../src/checks/architecture/msk-operations';
import { mskStatus } from '../../../src/checks/architecture/msk-status';
import { mskZones } from '../../../src/checks/architecture/msk-zones';
import type { MskClusterOperation, MskClusterPeak } from '../../../src/model/artifacts';
import * as build from '../../builders/artifacts';
import { type Case, express, itJudges, judge, serverless, standard } from '../msk-cases';

type Latest = Partial<NonNullable<MskClusterPeak['latest']>>;

const inState = (state: string, latest: Latest = {}): Case => [
  build.aMskCluster({ state, stateMessage: 'As said.' }),
  build.aMskClusterPeak({}, {}, latest),
];
const unmeasured: Case = [build.aMskCluster(), null];

describe('msk-status', () => {
  itJudges(mskStatus, [
    ['one that is well', standard(), 'pass', 'no partition was offline'],
    ['one of Express brokers', express, 'pass', 'had a controller'],
    ['one that is serverless', serverless, 'pass', 'serverless'],
    ['one that is being made', inState('CREATING'), 'unknown', 'CREATING: As said.'],
    ['one that could not be made', inState('FAILED'), 'fail', 'FAILED'],
    ['one that is being mended', inState('HEALING'), 'warn', 'HEALING'],
    ['one in maintenance', inState('MAINTENANCE'), 'warn', 'MAINTENANCE'],
    ['partitions that are offline', inState('HEALING', { offlinePartitions: 2 }), 'fail', '2 partitions'],
    ['no controller', standard({}, { activeControllers: 0 }), 'fail', 'no active controller'],
    ['a lack of copies', standard({}, { underReplicatedPartitions: 4 }), 'warn', '4 partitions'],
    ['what AWS must have done', standard({ customerAction: 'CRITICAL_ACTION_REQUIRED' }), 'fail', 'AWS says'],
    ['what AWS recommends', standard({ customerAction: 'ACTION_RECOMMENDED' }), 'warn', 'recommends'],
    ['one of which nothing was measured', unmeasured, 'unknown', 'does not tell'],
    [
      'one whose copies are not known',
      standard({}, { underReplicatedPartitions: null }),
      'unknown',
      'does not',
    ],
    [
      'Express brokers without a word of their controller',
      [build.anExpressCluster(), build.anExpressPeak({ latest: null })],
      'unknown',
      'does not tell',
    ],
  ]);

  it('leaves out what is being deleted', () => {
    expect(judge(mskStatus, inState('DELETING'))).toEqual([]);
  });
});

describe('msk-operations', () => {
  const operation = (operationState: string, overrides: Partial<MskClusterOperation> = {}) =>
    build.aMskClusterOperation({ operationType: 'UPDATE_BROKER_TYPE', operationState, ...overrides });
  const again = { startTime: '2026-11-20T00:00:00.000Z', endTime: '2026-11-20T01:00:00.000Z' };
  const failed = operation('UPDATE_FAILED');

  it.each<[string, Case, MskClusterOperation[], string, string]>([
    ['nothing', standard(), [], 'pass', 'Nothing was changed'],
    ['what is done', standard(), [operation('UPDATE_COMPLETE')], 'pass', 'UPDATE_BROKER_TYPE'],
    ['what failed', standard(), [failed], 'warn', 'until 2026-11-15T00:00:00.000Z is UPDATE_FAILED'],
    [
      'what was done after it failed',
      standard(),
      [operation('UPDATE_COMPLETE', again), failed],
      'pass',
      'done',
    ],
    [
      'what failed after it was done',
      standard(),
      [operation('UPDATE_COMPLETE'), { ...failed, ...again }],
      'warn',
      '20T01',
    ],
    ['what failed beside what is done', standard(), [failed, build.aMskClusterOperation()], 'warn', 'FAILED'],
    ['what goes on', standard(), [operation('UPDATE_IN_PROGRESS', { endTime: null })], 'warn', 'IN_PROGRESS'],
    ['what waits', standard(), [operation('PENDING', { endTime: null })], 'warn', 'PENDING'],
    ['that of another cluster', standard(), [{ ...failed, clusterName: 'other' }], 'pass', 'Nothing'],
    ['one that is serverless', serverless, [], 'notApplicable', 'serverless'],
  ])('judges %s', (_, of, operations, status, detail) => {
    expect(judge(mskOperations, of, [], undefined, operations)).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });
});

describe('msk-zones', () => {
  const six = { brokerCount: 6 };
  itJudges(mskZones, [
    ['three replicas in three zones', standard(), 'pass', '3 replicas'],
    ['three of each on six brokers', standard(six), 'pass', '3 replicas'],
    // Four of some may hide a single one of others.
    ['more than three on average', standard(six, { replicas: 3.2 }), 'warn', '3.2 replicas'],
    ['fewer than three', standard({}, { replicas: 2.9 }), 'warn', 'fewer than three'],
    ['fewer than two', standard({}, { replicas: 1.9 }), 'fail', 'a single one'],
    ['two zones', standard({ zoneCount: 2, brokerCount: 4 }), 'warn', '2 zones'],
    ['two brokers', standard({ zoneCount: 2, brokerCount: 2 }, { replicas: 2 }), 'warn', '2 brokers'],
    ['one zone', standard({ zoneCount: 1 }), 'fail', '1 zone'],
    ['Express brokers', express, 'pass', 'Express'],
    ['one that is serverless', serverless, 'notApplicable', 'serverless'],
    ['one whose replicas are not known', standard({}, { replicas: null }), 'unknown', 'not every broker'],
  ]);
});
