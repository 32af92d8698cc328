import { expect, it } from '@jest/globals';
import type { AnyTargetCheck } from '../../src/checks/check';
import type { DaxCluster, DaxClusterPeak } from '../../src/model/artifacts';
import * as build from '../builders/artifacts';
import { CARRYING, runCheck } from '../builders/check';

/** A cluster, and what was measured of it; null: nothing was. */
export type Case = readonly [cluster: Partial<DaxCluster>, peak?: Partial<DaxClusterPeak> | null];
export type Row = readonly [title: string, of: Case, status: string, detail: string];

export const judge = (check: AnyTargetCheck, [cluster, peak = {}]: Case, context: object = CARRYING) =>
  runCheck(
    check,
    {
      daxClusters: [build.aDaxCluster(cluster)],
      daxClusterPeaks: peak === null ? [] : [build.aDaxClusterPeak(peak)],
    },
    context,
  );

export const itJudges = (check: AnyTargetCheck, rows: readonly Row[]) => {
  it.each<Row>(rows)('judges %s', (_, of, status, detail) => {
    expect(judge(check, of)).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });
};

/** Nodes in these zones. */
export const inZones = (...zones: (string | null)[]): Partial<DaxCluster> => ({
  nodes: build.daxNodes(zones),
});

/** Of which nothing may pass that needs the look-back. */
export const UNSURE: readonly Row[] = [
  ['one of which nothing was measured', [{}, null], 'unknown', 'no complete data'],
  ['one of which a node tells nothing', [{}, { isIncomplete: true }], 'unknown', 'have no data'],
  [
    'one with a day of data',
    [{}, { cpu: build.aPeak(1, { hoursWithData: 24 }) }],
    'unknown',
    'too little data',
  ],
  [
    'one that was made for the event and is idle',
    [
      { nodes: build.daxNodes(undefined, { createTime: '2026-11-20T00:00:00.000Z' }) },
      { isUsed: false, hoursUsed: { all: 0, normal: 0, days: 0 } },
    ],
    'unknown',
    'was made within the look-back',
  ],
  [
    'one that was made for the event and hardly used',
    [
      { nodes: build.daxNodes(undefined, { createTime: '2026-11-09T00:00:00.000Z' }) },
      { hoursUsed: { all: 99, normal: 47, days: 14 } },
    ],
    'unknown',
    'used in 47 hours',
  ],
  [
    'one that is older, and to which clients just moved',
    [{}, { hoursUsed: { all: 40, normal: 40, days: 2 } }],
    'unknown',
    'on 2 of 14 days',
  ],
  [
    'one that was used in excluded times alone',
    [{}, { hoursUsed: { all: 9, normal: 0, days: 0 } }],
    'unknown',
    'excludes from normal traffic',
  ],
  ['one that nobody uses', [{}, { isUsed: false }], 'notApplicable', 'Nobody used it'],
];
