import { describe, expect, it } from '@jest/globals';
import type { Artifacts, SesAccount, SesSending } from '../../../src/model/artifacts';
import type { EventPlanInput } from '../../../src/plan/schema';
import {
  aPeak,
  aSesAccount,
  aSesIdentity,
  someSesQuotas,
  someSesSending,
  unusedSes,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

/** Two mails a second at normal peak and 43,200 in each day, of one recipient each; ten times as much for all of a day. */
const artifacts = (
  account: Partial<SesAccount>,
  sending: Partial<SesSending> = {},
  others: Partial<Artifacts> = {},
): Partial<Artifacts> => ({
  sesAccount: aSesAccount(account),
  sesIdentities: [aSesIdentity()],
  sesSending: someSesSending(sending),
  serviceQuotas: someSesQuotas(),
  ...others,
});

const rate = (...of: Parameters<typeof artifacts>) => onlyCeiling('ses-send-rate', artifacts(...of));
const day = (...of: Parameters<typeof artifacts>) => onlyCeiling('ses-daily-sends', artifacts(...of));

const planned = (overrides: Partial<EventPlanInput>) => ({ plan: aPlan(overrides) });
const accountWith = (global: object, scope?: object): EventPlanInput['accounts'] => [
  { id: '111122223333', global, regions: [{ name: 'us-east-1', ...(scope && { scope }) }] },
];

describe('mails a second', () => {
  it('are those of five minutes, half as many more in the busiest seconds: 30 ÷ (2 × 1.5)', () => {
    const ceiling = rate({ maxSendRate: 30 });
    expect(ceiling).toMatchObject({
      ...{ resource: '-', title: 'Mails that SES sends from the region, a second', unit: 'recipients/s' },
      ...{ now: 2, atPeak: 30, limit: 30, breaksAt: 10, status: 'yellow', quotaCode: 'L-CDEF9B6B' },
    });
    expect(ceiling.evidence.map(({ detail }) => detail).join(' ')).toContain(
      'SES counted 43200 recipients of 43200 mails in the last day: 1 of each.',
    );
  });

  it.each<[string, number, string]>([
    // 2 × 10 × 1.5 ÷ 0.8 = 37.5
    ['38, of which the busiest seconds leave a fifth', 38, 'green'],
    ['37, of which they leave less', 37, 'yellow'],
    ['20, which take what five minutes bring', 20, 'yellow'],
    ['19', 19, 'red'],
  ])('are judged with %s', (_, maxSendRate, status) => {
    expect(rate({ maxSendRate }).status).toBe(status);
  });

  it.each<[string, Partial<SesAccount>, Partial<SesSending>, number]>([
    // 86,400 ÷ 43,200 × 30
    ['as many recipients as SES counted', { sentLast24Hours: 86_400 }, {}, 60],
    ['one recipient at least', { sentLast24Hours: 10 }, {}, 30],
    [
      'two where hardly any were sent in the last day',
      {},
      { sendsPerSecondByHour: Array(336).fill(0.001) },
      60,
    ],
    [
      'two where a part of the last day is not normal',
      {},
      { sendsPerSecondByHour: [...Array(335).fill(0.5), null] },
      60,
    ],
    [
      'two where the look-back is of another time',
      {},
      { window: { from: '2026-10-08T00:00:00Z', to: '2026-10-22T00:00:00Z', periodSeconds: 300 } },
      60,
    ],
  ])('count for %s', (_, account, sending, atPeak) => {
    expect(rate(account, sending).atPeak).toBe(atPeak);
  });

  it('are never green where only means of an hour are left', () => {
    const sendsPerSecond = aPeak(2, { periodSeconds: 3600 });
    expect(rate({ maxSendRate: 1000 }, { sendsPerSecond }).status).toBe('yellow');
  });

  it('are not of a region from which nothing is sent, or in which there is no SES', () => {
    expect(ceilingsOf('ses-send-rate', unusedSes)).toEqual([]);
    const sesAccount = { account: null };
    expect(ceilingsOf('ses-send-rate', { ...artifacts({}), sesAccount })).toEqual([]);
  });

  it('are grey of a domain of the plan from which nothing was sent yet, unless the plan says what comes', () => {
    const sesIdentities = [aSesIdentity()];
    const accounts = accountWith({ sesDomains: ['Shop.example.com'] });
    const ask = (overrides: Partial<EventPlanInput>) =>
      onlyCeiling('ses-send-rate', { ...unusedSes, sesIdentities }, planned({ accounts, ...overrides }));
    const ceiling = ask({});
    expect(ceiling).toMatchObject({ status: 'grey', breaksAt: null });
    expect(ceiling.evidence[0]?.detail).toContain('Nothing was sent in the look-back');
    expect(ask({ demand: [{ ceiling: 'ses-send-rate', expected: 2 }] }).status).toBe('red');
  });

  it('are grey where CloudWatch gave no complete data, or too little', () => {
    const nothing = { sendsPerSecond: null, sendsPerSecondByHour: [], isSent: null };
    expect(rate({}, nothing).evidence[0]?.detail).toContain('no complete data of what was sent');
    expect(rate({}, nothing).status).toBe('grey');
    expect(rate({}, { sendsPerSecond: aPeak(2, { hoursWithData: 10 }) }).status).toBe('grey');
  });

  it.each<[string, EventPlanInput['accounts'], string]>([
    [
      'of a domain of the event',
      accountWith({ sesDomains: ['shop.example.com'] }, { tags: { app: 'shop' } }),
      'red',
    ],
    ['that nothing says is of it', accountWith({}, { tags: { app: 'shop' } }), 'yellow'],
  ])('are those %s: %#', (_, accounts, status) => {
    expect(onlyCeiling('ses-send-rate', artifacts({ maxSendRate: 5 }), planned({ accounts })).status).toBe(
      status,
    );
  });

  it('may be of others where the account has more domains than the event', () => {
    const sesIdentities = [aSesIdentity(), aSesIdentity({ identityName: 'news.example.com' })];
    const accounts = accountWith({ sesDomains: ['shop.example.com'] }, { tags: { app: 'shop' } });
    const ceiling = onlyCeiling(
      'ses-send-rate',
      artifacts({ maxSendRate: 5 }, {}, { sesIdentities }),
      planned({ accounts }),
    );
    expect(ceiling).toMatchObject({ status: 'yellow', atPeak: 30 });
  });

  it('do not grow where the plan says so', () => {
    const traffic = { multiplier: 10, elasticity: [{ match: { service: 'ses' as const }, factor: 0 }] };
    for (const accounts of [accountWith({}), accountWith({}, { tags: { app: 'shop' } })]) {
      expect(
        onlyCeiling('ses-send-rate', artifacts({ maxSendRate: 5 }), planned({ traffic, accounts })),
      ).toMatchObject({ status: 'green', atPeak: 3, breaksAt: null });
    }
  });

  it('grow to a multiplier of their own, in the scope or not: 2 × 1.5 × 28', () => {
    const traffic = { multiplier: 10, elasticity: [{ match: { service: 'ses' as const }, multiplier: 28 }] };
    for (const accounts of [accountWith({}), accountWith({}, { tags: { app: 'shop' } })]) {
      const { atPeak } = onlyCeiling('ses-send-rate', artifacts({}), planned({ traffic, accounts }));
      expect(atPeak).toBeCloseTo(84, 6);
    }
  });

  it('are let through by a request for more: ⌈30 ÷ 0.8⌉', () => {
    expect(rate({ maxSendRate: 30 }).fix).toMatchObject({
      action: expect.stringContaining('Request an increase of L-CDEF9B6B to 38 recipients/s in us-east-1.'),
      command: expect.stringContaining('--service-code ses --quota-code L-CDEF9B6B --desired-value 38'),
      change: 'quota/L-CDEF9B6B@111122223333/us-east-1=38',
    });
  });

  it('are asked of AWS Support where Service Quotas does not list the rate', () => {
    const { fix } = rate({ maxSendRate: 30 }, {}, { serviceQuotas: [] });
    expect(fix?.action).toContain('Ask AWS Support for 38 recipients/s of SES in us-east-1');
    expect(fix?.command).toBeUndefined();
  });
});

describe('mails in 24 hours', () => {
  it('are as many times those of a normal day where traffic is high all day: 216,000 ÷ 43,200', () => {
    expect(day({ max24HourSend: 216_000 })).toMatchObject({
      ...{ now: 43_200, atPeak: 432_000, limit: 216_000, breaksAt: 5, status: 'yellow', unit: 'recipients' },
    });
  });

  it.each<[string, number, string]>([
    ['a quota of which a fifth is left: 432,000 ÷ 0.8', 540_000, 'green'],
    ['a quota of which less is left', 539_999, 'yellow'],
    ['a quota that a normal day fills', 43_200, 'yellow'],
    ['a quota that a normal day exceeds', 43_199, 'red'],
  ])('are judged with %s', (_, max24HourSend, status) => {
    expect(day({ max24HourSend }).status).toBe(status);
  });

  it.each<[string, Partial<EventPlanInput>, number]>([
    // 43,200 + 9 × 6 × 1,800
    [
      'the six hours of an event',
      { calendar: { timeZone: 'UTC', start: '2026-12-12 06:00', end: '2026-12-12 12:00' } },
      140_400,
    ],
    // 43,200 + 9 × 4 × 1,800
    [
      'two peaks of two hours each, 20 hours apart',
      {
        traffic: {
          peaks: [
            { name: 'Doors open', from: '2026-12-12 00:00', to: '2026-12-12 02:00', multiplier: 10 },
            { name: 'Last call', from: '2026-12-12 22:00', to: '2026-12-12 23:59', multiplier: 10 },
          ],
        },
      },
      108_000,
    ],
    // 43,200 + 9 × 2 × 1,800
    [
      'one of two peaks that are days apart',
      {
        calendar: { timeZone: 'UTC', start: '2026-12-12 00:00', end: '2026-12-15 00:00' },
        traffic: {
          peaks: [
            { name: 'Doors open', from: '2026-12-12 00:00', to: '2026-12-12 02:00', multiplier: 10 },
            { name: 'Last call', from: '2026-12-14 20:00', to: '2026-12-14 22:00', multiplier: 10 },
          ],
        },
      },
      75_600,
    ],
    [
      'no more than 24 hours of an event of days',
      { calendar: { timeZone: 'UTC', start: '2026-12-12 00:00', end: '2026-12-15 00:00' } },
      432_000,
    ],
  ])('grow for %s', (_, overrides, atPeak) => {
    expect(onlyCeiling('ses-daily-sends', artifacts({}), planned(overrides)).atPeak).toBe(atPeak);
  });

  it('are those of the busiest hours in a row', () => {
    // 20 hours of one mail a second, and quiet otherwise: 72,000, of which 6 × 3,600 in six hours.
    const sendsPerSecondByHour = Array.from({ length: 336 }, (_, hour) =>
      hour >= 100 && hour < 120 ? 1 : 0,
    );
    const calendar = { timeZone: 'UTC', start: '2026-12-12 06:00', end: '2026-12-12 12:00' };
    expect(
      onlyCeiling('ses-daily-sends', artifacts({}, { sendsPerSecondByHour }), planned({ calendar })).atPeak,
      // Of up to two recipients each, as nothing was sent in the last day.
    ).toBe(2 * (72_000 + 9 * 21_600));
  });

  it('are held against nothing where SES allows any number', () => {
    expect(ceilingsOf('ses-daily-sends', artifacts({ max24HourSend: null }))).toEqual([]);
  });
});

describe('a day of which not all is known', () => {
  it('is not green by two hours alone', () => {
    expect(day({}, { sendsPerSecondByHour: [0.001, 0.001] }).status).not.toBe('green');
    expect(day({}, { sendsPerSecondByHour: Array(24).fill(0.001) }).status).toBe('green');
  });

  it('is no less than what SES counted in the last one', () => {
    const { atPeak } = day({ sentLast24Hours: 40_000 }, { sendsPerSecondByHour: Array(24).fill(0.001) });
    expect(atPeak).toBeGreaterThanOrEqual(40_000);
  });
});
