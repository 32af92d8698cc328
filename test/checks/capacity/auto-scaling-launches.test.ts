import { describe, expect, it } from '@jest/globals';
import { autoScalingLaunches } from '../../../src/checks/capacity/auto-scaling-launches';
import type { AutoScalingLaunches } from '../../../src/model/artifacts';
import { anAutoScalingGroup, someLaunches } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const KEY = 'Instance became unhealthy while waiting to be in service: Client.InternalError.';

const judge = (launches: readonly AutoScalingLaunches[], placed = CARRYING) =>
  runCheck(
    autoScalingLaunches,
    { autoScalingGroups: [anAutoScalingGroup()], autoScalingLaunches: [...launches] },
    placed,
  )[0];

const failing = (overrides: Partial<AutoScalingLaunches> = {}) =>
  someLaunches({
    lastSuccess: '2026-11-20T12:00:00Z',
    failures: 3,
    lastFailure: { at: '2026-11-21T06:00:00Z', message: KEY },
    ...overrides,
  });

describe('auto-scaling-launches', () => {
  it.each([
    ['all succeeded', [someLaunches()], 'pass'],
    ['nothing launched', [], 'notApplicable'],
    ['another group failed', [failing({ autoScalingGroupName: 'other' })], 'notApplicable'],
    ['the last ones failed', [failing()], 'fail'],
    ['none ever succeeded', [failing({ lastSuccess: null, secondsToInService: null })], 'fail'],
    ['some failed before', [failing({ lastSuccess: '2026-11-21T06:00:01Z' })], 'warn'],
    ['one succeeded as one failed', [failing({ lastSuccess: '2026-11-21T06:00:00Z' })], 'fail'],
    ['one is under way', [someLaunches({ lastSuccess: null, secondsToInService: null })], 'notApplicable'],
  ])('%s', (_, launches, status) => {
    expect(judge(launches)?.status).toBe(status);
  });

  it('says how many failed, when, and what AWS says of it', () => {
    expect(judge([failing()])).toMatchObject({
      detail: `3 launches failed in the last week, at 2026-11-21T06:00:00Z for the last time: “${KEY}”. None succeeded since.`,
      fix: {
        action: expect.stringContaining('Mend what stops web'),
        command: { words: expect.arrayContaining(['describe-scaling-activities', 'web']) },
      },
    });
  });

  it.each([
    'Could not launch On-Demand Instances. InsufficientInstanceCapacity - We currently do not have sufficient m5.large capacity.',
    'Could not launch Spot Instances. UnfulfillableCapacity - Unable to fulfill capacity.',
    'We currently do not have sufficient m5.large capacity in the Availability Zone you requested.',
  ])('asks for more to choose from where AWS has none: %s', (message) => {
    expect(judge([failing({ lastFailure: { at: '2026-11-21T06:00:00Z', message } })])).toMatchObject({
      status: 'fail',
      fix: { action: expect.stringContaining('more instance types and zones') },
    });
  });

  it.each([
    ['off', 'notApplicable'],
    ['unplaced', 'warn'],
  ] as const)('turns nothing red for a group that is %s the path of traffic', (placement, status) => {
    expect(judge([failing()], { placed: () => ({ placement, because: 'So.' }) })?.status).toBe(status);
  });
});
