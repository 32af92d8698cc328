import { describe, expect, it } from '@jest/globals';
import type { SmsSending } from '../../../src/model/artifacts';
import { someSms, unusedSns } from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan, aPlanInput } from '../../builders/plan';

const ceiling = (
  spent: Parameters<typeof someSms>[0],
  monthlySpendLimit: number | null = 100_000,
  context: Parameters<typeof onlyCeiling>[2] = {},
) => onlyCeiling('sms-monthly-spend', { smsSending: someSms(spent, { monthlySpendLimit }) }, context);

const during = (start: string, end: string) => aPlan({ calendar: { ...aPlanInput().calendar, start, end } });

// The event is on 12 December in Singapore, from 16:00 on the 11th in UTC; it is judged on 22 November.
describe('what SMS cost in a month', () => {
  it('is what they cost from the first of it on, and ten times the busiest day: 10 × 256 + 300 × 10', () => {
    const judged = ceiling({});
    expect(judged).toMatchObject({
      ...{ resource: '2026-12', title: 'Cost of SMS in 2026-12 (UTC)', unit: 'USD', status: 'green' },
      ...{ now: 0, atPeak: 5_560, limit: 100_000, breaksAt: (100_000 - 2_560) / 300 },
    });
    expect(judged.evidence.map(({ detail }) => detail).join(' ')).toContain(
      '240 USD are spent on a normal day, at most 300 in one and 20 in an hour.',
    );
  });

  it.each<[string, number, string]>([
    // 5,560 ÷ 0.8
    ['6,950, of which a fifth is left', 6_950, 'green'],
    ['6,900, of which less is left', 6_900, 'yellow'],
    // 2,560 + 10 × 22.98 + 10 × 10 = 2,889.83
    ['2,900, which takes one hour of the peak', 2_900, 'yellow'],
    ['2,889, which does not', 2_889, 'red'],
    ['one USD, as new accounts have', 1, 'red'],
  ])('is judged with a limit of %s', (_, limit, status) => {
    expect(ceiling({}, limit).status).toBe(status);
  });

  it('begins with what was spent so far in the month of the run', () => {
    // 5,000 + 10 × 64, and at most an hour of 20 in each of the three hours of the event.
    const plan = during('2026-11-25 00:00', '2026-11-25 03:00');
    expect(ceiling({}, 100_000, { plan })).toMatchObject({ resource: '2026-11', now: 5_000, atPeak: 6_240 });
  });

  it('is that of each month where the event goes on from one to the next', () => {
    // 5,000 + 10 × 184 + 10 × (300 + 8 × 20), and 10 × 300.
    const plan = during('2026-11-30 00:00', '2026-12-02 00:00');
    expect(ceilingsOf('sms-monthly-spend', { smsSending: someSms() }, { plan })).toMatchObject([
      { resource: '2026-11', now: 5_000, atPeak: 11_440 },
      { resource: '2026-12', now: 0, atPeak: 3_000 },
    ]);
  });

  it('counts what is left of an event that is on', () => {
    // 12 hours of at most 20 are left: 5,000 + 240 × 10.
    const plan = during('2026-11-21 20:00', '2026-11-22 20:00');
    expect(ceiling({}, 100_000, { plan })).toMatchObject({ resource: '2026-11', atPeak: 7_400 });
  });

  it.each([{ service: 'sns' as const }, { resource: 'SMS' }, { resource: '*' }])(
    'does not grow where the plan says so: %j',
    (match) => {
      const plan = aPlan({ traffic: { multiplier: 10, elasticity: [{ match, factor: 0 }] } });
      expect(ceiling({}, 100_000, { plan }).atPeak).toBe(2_860);
    },
  );

  it('grows to a multiplier of its own: 2,560 + 300 × 28', () => {
    const plan = aPlan({
      traffic: { multiplier: 10, elasticity: [{ match: { service: 'sns' }, multiplier: 28 }] },
    });
    expect(ceiling({}, 100_000, { plan }).atPeak).toBeCloseTo(10_960, 6);
  });

  it.each<[string, SmsSending, string]>([
    ['without a limit', someSms({}, { monthlySpendLimit: null }), 'MonthlySpendLimit'],
    ['without data', { spent: null, account: null }, 'SMSMonthToDateSpentUSD'],
    [
      'where nothing was sent on normal days',
      someSms({ perHour: 0, mostPerHour: 0, mostPerDay: 0 }),
      'nothing tells what the event brings',
    ],
  ])('is not known %s', (_, smsSending, missing) => {
    const judged = onlyCeiling('sms-monthly-spend', { smsSending });
    expect(judged.status).toBe('grey');
    expect(JSON.stringify(judged)).toContain(missing);
  });

  it('is not known where it may not be read', () => {
    const denied = { smsSending: 'sns:GetSMSAttributes' };
    const [judged] = ceilingsOf('sms-monthly-spend', {}, {}, denied);
    expect(judged?.status).toBe('grey');
    expect(JSON.stringify(judged)).toContain('sns:GetSMSAttributes');
  });

  it('is none where no SMS is paid for', () => {
    expect(ceilingsOf('sms-monthly-spend', unusedSns)).toEqual([]);
  });

  it('asks AWS for more first, and then sets it: 5,560 ÷ 0.8', () => {
    expect(ceiling({}, 1).fix?.action).toContain('spend limit of SMS of 6950 USD a month in us-east-1');
  });
});
