import { expect, it } from '@jest/globals';
import type { AnyTargetCheck } from '../../src/checks/check';
import type {
  MskCluster,
  MskClusterOperation,
  MskClusterPeak,
  ScalableTarget,
} from '../../src/model/artifacts';
import * as build from '../builders/artifacts';
import { CARRYING, runCheck } from '../builders/check';

/** A cluster, and what was measured of it; null: nothing was. */
export type Case = readonly [cluster: MskCluster, peak: MskClusterPeak | null];
type Row = readonly [title: string, of: Case, status: string, detail: string];
type Provisioned = Partial<NonNullable<MskCluster['provisioned']>>;
type Latest = Partial<NonNullable<MskClusterPeak['latest']>>;

export const judge = (
  check: AnyTargetCheck,
  [cluster, peak]: Case,
  scalableTargets: readonly ScalableTarget[] = [],
  context: object = CARRYING,
  mskClusterOperations: readonly MskClusterOperation[] | null = [],
) =>
  runCheck(
    check,
    {
      mskClusters: [cluster],
      mskClusterPeaks: peak === null ? [] : [peak],
      scalableTargets: [...scalableTargets],
      ...(mskClusterOperations && { mskClusterOperations: [...mskClusterOperations] }),
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

export const standard = (provisioned: Provisioned = {}, latest: Latest = {}): Case => [
  build.aMskCluster({}, provisioned),
  build.aMskClusterPeak({}, {}, latest),
];
export const express: Case = [build.anExpressCluster(), build.anExpressPeak()];
export const serverless: Case = [build.aServerlessMskCluster(), build.aServerlessMskPeak()];
