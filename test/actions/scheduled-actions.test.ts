import { describe, expect, it } from '@jest/globals';
import { scheduledActions } from '../../src/actions/scheduled-actions';
import { awsCommand, shellLines } from '../../src/judging/aws-command';
import type { ActionRecord } from '../../src/model/action';
import { aPlannerInput } from '../builders/actions';
import { aFinding } from '../builders/report';

const target = { account: '111122223333', region: 'us-east-1' };
const put = (name: string, at: string, min: number) =>
  awsCommand(target, 'autoscaling', 'put-scheduled-update-group-action', {
    'auto-scaling-group-name': 'web',
    'scheduled-action-name': name,
    'start-time': at,
    'min-size': min,
  });
const resize = (max: number, group = 'web') =>
  awsCommand(target, 'autoscaling', 'update-auto-scaling-group', {
    'auto-scaling-group-name': group,
    'max-size': max,
  });
const OUT = '2026-12-11T15:00:00.000Z';
const IN = '2026-12-12T15:59:00Z';
const finding = (min: number, max: number | null = null, id = 'scale-out~web') =>
  aFinding({
    id,
    status: 'warn',
    fix: {
      action: 'Schedule it.',
      command: shellLines(
        max === null
          ? [put('flash-sale-scale-out', OUT, min)]
          : [resize(max), put('flash-sale-scale-out', OUT, min)],
      ),
      by: '2026-12-08',
      reversal: {
        action: 'Schedule the scale-in.',
        command: shellLines(
          max === null ? [put('flash-sale-scale-in', IN, 2)] : [put('flash-sale-scale-in', IN, 2), resize(8)],
        ),
        after: '2026-12-12',
      },
    },
  });
const plan = (overrides: Parameters<typeof aPlannerInput>[0]) =>
  scheduledActions.plan(aPlannerInput(overrides));

describe('planning scheduled actions', () => {
  it('schedules the scale-out and with it the scale-in, by names of the event', () => {
    expect(plan({ findings: [finding(12)] })).toMatchObject([
      {
        state: 'ready',
        title: `Schedule flash-sale-scale-out of group web: a minimum of 12 from ${OUT}.`,
        by: '2026-12-08',
        call: {
          action: 'autoscaling:PutScheduledUpdateGroupAction',
          input: {
            AutoScalingGroupName: 'web',
            ScheduledActionName: 'flash-sale-scale-out',
            StartTime: OUT,
            MinSize: 12,
          },
        },
      },
      { call: { input: { ScheduledActionName: 'flash-sale-scale-in', StartTime: IN, MinSize: 2 } } },
    ]);
  });

  it('sets with the minimum the maximum that the fix gives the group', () => {
    expect(plan({ findings: [finding(12, 20)] }).map(({ call }) => call?.input)).toMatchObject([
      { MinSize: 12, MaxSize: 20 },
      { MinSize: 2, MaxSize: 8 },
    ]);
  });

  it('takes the largest of several, and names all', () => {
    const [out] = plan({ findings: [finding(12, null, 'a'), finding(15, null, 'b')] });
    expect(out).toMatchObject({ call: { input: { MinSize: 15 } }, why: [{ id: 'a' }, { id: 'b' }] });
  });

  it('leaves the schedules of others to people', () => {
    const other = aFinding({
      status: 'fail',
      fix: { action: 'Change it.', command: shellLines([put('nightly', OUT, 3)]) },
    });
    expect(plan({ findings: [other] })).toEqual([]);
  });

  it('refuses a start in the past', () => {
    expect(plan({ findings: [finding(12)], now: OUT }).map(({ state }) => state)).toEqual([
      'blocked',
      'ready',
    ]);
  });

  it('is done once it was, and asked for again with another size', () => {
    const [action] = plan({ findings: [finding(12)] });
    if (!action?.call) throw new Error('It is planned.');
    const { id, kind, account, region, title, call } = action;
    const record: ActionRecord = {
      ...{ id, kind, account, region, title, call },
      ...{ state: 'done', at: '2026-11-20T00:00:00.000Z', by: 'mei', earlier: [] },
    };
    const statesOf = (min: number) =>
      plan({ findings: [finding(min)], records: [record] }).map(({ state }) => state);
    expect([statesOf(12), statesOf(13)]).toEqual([
      ['done', 'ready'],
      ['ready', 'ready'],
    ]);
  });
});
