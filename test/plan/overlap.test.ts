import { describe, expect, it } from '@jest/globals';
import { overlapsOf, togetherOf } from '../../src/plan/overlap';
import type { EventPlanInput } from '../../src/plan/schema';
import { aPlan } from '../builders/plan';

/** From 16:00 of the 11th to 15:59 of the 12th, in UTC; in one region of one account. */
const plan = aPlan();
const other = (overrides: Partial<EventPlanInput>) => aPlan({ id: 'launch', name: 'Launch', ...overrides });
const at = (start: string, end: string) => ({ calendar: { timeZone: 'UTC', start, end } });

const HOURS = at('2026-12-12 10:00', '2026-12-12 20:00');

describe('another event', () => {
  it('overlaps with what both run in, its window and its likely multiplier', () => {
    const accounts = [
      { id: '111122223333', regions: [{ name: 'eu-west-1' }, { name: 'us-east-1' }] },
      { id: '444455556666', regions: [{ name: 'us-east-1' }] },
    ];
    const traffic = { multiplier: { low: 4, likely: 8, high: 16 } };
    const launch = other({ ...HOURS, accounts, traffic });
    expect(overlapsOf(plan, [launch])).toEqual([
      {
        id: 'launch',
        name: 'Launch',
        window: { start: '2026-12-12T10:00:00Z', end: '2026-12-12T20:00:00Z' },
        multiplier: 8,
        highMultiplier: 16,
        targets: [
          { account: '111122223333', region: 'us-east-1' },
          { account: '111122223333', region: 'global' },
        ],
        plan: launch,
      },
    ]);
  });

  it.each<[string, Partial<EventPlanInput>, boolean]>([
    ['of the same hours', {}, true],
    ['that begins as this one ends', at('2026-12-12 15:59', '2026-12-13 00:00'), false],
    ['that begins a minute before', at('2026-12-12 15:58', '2026-12-13 00:00'), true],
    ['that ends as this one begins', at('2026-12-11 00:00', '2026-12-11 16:00'), false],
    ['that lasts for a month', at('2026-12-01 00:00', '2026-12-31 00:00'), true],
    ['of another account', { accounts: [{ id: '444455556666', regions: [{ name: 'us-east-1' }] }] }, false],
    ['under the same id, which is this one', { id: 'flash-sale' }, false],
  ])('%s', (_, overrides, overlaps) => {
    expect(overlapsOf(plan, [other(overrides)])).toHaveLength(overlaps ? 1 : 0);
  });

  it('takes its highest peak for its multiplier, and has none with requests per second alone', () => {
    const multipliers = [
      { peaks: [3, 5].map((multiplier, day) => peak(`2026-12-12 1${day}`, multiplier)) },
      { peakRequestsPerSecond: 900 },
    ].flatMap((traffic) => overlapsOf(plan, [other({ ...HOURS, traffic })]).map((each) => each.multiplier));
    expect(multipliers).toEqual([5, null]);
  });

  it('in the order of their starts', () => {
    const ids = overlapsOf(plan, [
      other({ id: 'later', ...at('2026-12-12 10:00', '2026-12-12 11:00') }),
      other({ id: 'first', ...at('2026-12-12 09:00', '2026-12-12 11:00') }),
    ]).map(({ id }) => id);
    expect(ids).toEqual(['first', 'later']);
  });
});

const peak = (hour: string, multiplier: number) => ({
  name: hour,
  from: `${hour}:00`,
  to: `${hour}:30`,
  multiplier,
});

it('what serves both gets normal traffic once: 22 and 8 are 29', () => {
  expect(togetherOf(22, 8)).toBe(29);
});
