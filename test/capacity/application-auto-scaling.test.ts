import { describe, expect, it } from '@jest/globals';
import { boundsInForce, minimumAtStart } from '../../src/capacity/application-auto-scaling';
import type { ScalableTarget } from '../../src/model/artifacts';
import { aReadTarget } from '../builders/artifacts';

/** 24 hours from noon on Friday, December 11. */
const CONTEXT = {
  asOf: '2026-11-22T00:00:00Z',
  window: { start: '2026-12-11T12:00:00Z', end: '2026-12-12T12:00:00Z' },
};

type Action = ScalableTarget['scheduledActions'][number];
const sets = (schedule: string, overrides: Partial<Action> = {}): Action => ({
  scheduledActionName: 'sale',
  schedule,
  timeZone: null,
  minCapacity: null,
  maxCapacity: 500,
  ...overrides,
});
const maximaOf = (scheduledActions: readonly Action[], overrides: Partial<ScalableTarget> = {}) =>
  boundsInForce(aReadTarget({ scheduledActions: [...scheduledActions], ...overrides }), CONTEXT).map(
    ({ maxCapacity }) => maxCapacity,
  );

describe('the bounds in force', () => {
  it('are those of the target where nothing is scheduled', () => {
    expect(boundsInForce(aReadTarget(), CONTEXT)).toEqual([
      { minCapacity: 100, maxCapacity: 1200, minSetBy: null, maxSetBy: null },
    ]);
  });

  it.each<[string, Action, readonly number[]]>([
    ['at the start', sets('at(2026-12-11T12:00:00)'), [500]],
    [
      'before the start, in its own time zone',
      sets('at(2026-12-11T20:00:00)', { timeZone: 'Asia/Singapore' }),
      [500],
    ],
    ['a second after the start', sets('at(2026-12-11T12:00:01)'), [1200, 500]],
    ['a second before the end', sets('at(2026-12-12T11:59:59)'), [1200, 500]],
    ['as the event ends', sets('at(2026-12-12T12:00:00)'), [1200]],
    ['before the inventory', sets('at(2026-11-21T23:00:00)'), [1200]],
    ['every evening', sets('cron(0 22 * * ? *)'), [500, 500]],
    // The first day of the week is Sunday, so the sixth is Friday.
    ['on Fridays at eleven', sets('cron(0 11 ? * 6 *)'), [500]],
    ['on Fridays in 2027', sets('cron(0 11 ? * FRI 2027)'), [1200]],
    ['every quarter from five on, at one on a Saturday', sets('cron(5/15 1 ? * SAT *)'), [500, 500]],
    ['at a rate, of which nobody can say when', sets('rate(1 hour)'), [1200]],
    ['at no time', sets('cron(0 99 * * ? *)'), [1200]],
    ['in no time zone', sets('cron(0 22 * * ? *)', { timeZone: 'Mars/Olympus' }), [1200]],
  ])('follow what is set %s', (_, action, maxima) => {
    expect(maximaOf([action])).toEqual(maxima);
  });

  it('are those of the last action before the start, and of each after it in their order', () => {
    const actions = [
      sets('at(2026-12-11T18:00:00)', { scheduledActionName: 'evening', maxCapacity: 300 }),
      sets('at(2026-12-11T10:00:00)', { scheduledActionName: 'late', maxCapacity: 900 }),
      sets('at(2026-12-11T09:00:00)', { scheduledActionName: 'early', minCapacity: 200, maxCapacity: 800 }),
    ];
    expect(boundsInForce(aReadTarget({ scheduledActions: actions }), CONTEXT)).toEqual([
      { minCapacity: 200, maxCapacity: 900, minSetBy: 'early', maxSetBy: 'late' },
      { minCapacity: 200, maxCapacity: 300, minSetBy: 'early', maxSetBy: 'evening' },
    ]);
  });

  it('ignore schedules that are suspended', () => {
    expect(maximaOf([sets('at(2026-12-11T12:00:00)')], { areScheduledActionsSuspended: true })).toEqual([
      1200,
    ]);
  });
});

describe('the minimum at the start', () => {
  const minimumOf = (...scheduledActions: Action[]) =>
    minimumAtStart(aReadTarget({ scheduledActions }), CONTEXT);

  it('is that of the last action for a single time', () => {
    const earlier = sets('at(2026-12-10T12:00:00)', { scheduledActionName: 'earlier', minCapacity: 300 });
    const later = sets('at(2026-12-11T11:00:00)', { scheduledActionName: 'later', minCapacity: 200 });
    expect(minimumOf(later, earlier)).toEqual({ name: 'later', minCapacity: 200 });
  });

  it('is not set by what recurs, or sets none', () => {
    expect(minimumOf(sets('cron(0 11 * * ? *)', { minCapacity: 300 }))).toBeNull();
    expect(minimumOf(sets('at(2026-12-11T11:00:00)'))).toBeNull();
  });
});
