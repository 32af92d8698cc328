import { expect, it } from '@jest/globals';
import { listExcludedTests, lookbackOf } from '../../src/plan/lookback';
import { survives } from '../../src/plan/survive';
import { aPlan } from '../builders/plan';

it('looks back two weeks from the time of the inventory, and begins with a whole hour', () => {
  expect(lookbackOf(aPlan(), '2026-11-22T06:30:00Z')).toEqual({
    from: '2026-11-08T06:00:00Z',
    to: '2026-11-22T06:30:00Z',
    exclude: [],
  });
});

it.each([
  ['while it lasts', '2026-12-12T03:00:00Z'],
  ['after it', '2026-12-13T16:00:00Z'],
])('leaves the event out %s, and looks back two weeks from where it begins', (_, asOf) => {
  expect(lookbackOf(aPlan(), asOf)).toEqual({
    from: '2026-11-27T16:00:00Z',
    to: asOf,
    exclude: [{ from: '2026-12-11T16:00:00Z', to: '2026-12-12T15:59:00Z' }],
  });
});

it('takes the baseline of the plan, read in the time zone of the event', () => {
  const baseline = {
    from: '2026-10-01 00:00',
    to: '2026-10-15 00:00',
    exclude: [{ from: '2026-10-10 00:00', to: '2026-10-11T00:00Z' }],
  };
  const plan = aPlan({ traffic: { multiplier: 10, baseline } });
  expect(lookbackOf(plan, '2026-11-22T06:30:00Z')).toEqual({
    from: '2026-09-30T16:00:00Z',
    to: '2026-10-14T16:00:00Z',
    exclude: [{ from: '2026-10-09T16:00:00Z', to: '2026-10-11T00:00:00Z' }],
  });
});

it.each([
  ['before it begins', '2026-12-08T15:59:59Z', undefined],
  ['as it begins', '2026-12-08T16:00:00Z', { from: '2026-12-08T16:00:00Z', to: '2026-12-08T16:00:00Z' }],
  ['while it lasts', '2026-12-09T00:00:00Z', { from: '2026-12-08T16:00:00Z', to: '2026-12-09T00:00:00Z' }],
  ['when it is over', '2026-12-20T00:00:00Z', { from: '2026-12-08T16:00:00Z', to: '2026-12-13T04:00:00Z' }],
])('tells how much of the freeze has passed, %s', (_, asOf, freeze) => {
  const { calendar } = aPlan();
  const plan = aPlan({
    calendar: { ...calendar, freeze: { from: '2026-12-09 00:00', to: '2026-12-13 12:00' } },
  });
  expect(lookbackOf(plan, asOf).freeze).toEqual(freeze);
  const baseline = { from: '2026-10-01 00:00', to: '2026-10-15 00:00', exclude: [] };
  expect(lookbackOf({ ...plan, traffic: { ...plan.traffic, baseline } }, asOf).freeze).toEqual(freeze);
});

it('leaves out the days of load tests that were done, in the time zone of the event, and says which', () => {
  const test = (on: string, result: 'passed' | 'planned') => ({ name: 'Checkout', on, result });
  const loadTests = [
    test('2026-11-15', 'passed'),
    test('2026-10-01', 'passed'),
    test('2026-11-16', 'planned'),
  ];
  const plan = aPlan({ loadTests });
  expect(lookbackOf(plan, '2026-11-22T06:30:00Z').exclude).toEqual([
    { from: '2026-11-14T16:00:00Z', to: '2026-11-15T16:00:00Z' },
    { from: '2026-09-30T16:00:00Z', to: '2026-10-01T16:00:00Z' },
  ]);
  expect(listExcludedTests(plan, '2026-11-22T06:30:00Z')).toEqual(['Checkout (2026-11-15)']);
});

it.each([
  ['production', undefined, 'az'],
  ['staging', undefined, 'none'],
  ['production', 'none', 'none'],
  ['test', 'az', 'az'],
] as const)('an event in %s that says %s survives %s', (environment, survive, expected) => {
  expect(survives(aPlan({ environment, resilience: { survive } }))).toBe(expected);
});
