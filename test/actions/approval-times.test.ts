import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { approvalNotes, learnApprovalTimes } from '../../src/actions/approval-times';
import { aQuotaRequest } from '../builders/actions';

const quota = { serviceCode: 'ec2', quotaCode: 'L-1216C47A' };
const took = (days: number, overrides = {}) =>
  aQuotaRequest({
    createdAt: '2026-10-01T00:00:00.000Z',
    updatedAt: new Date(Date.parse('2026-10-01T00:00:00Z') + days * 86_400_000).toISOString(),
    ...overrides,
  });

describe('learnApprovalTimes', () => {
  it('takes the median and the worst of what was granted for the same quota', () => {
    expect(learnApprovalTimes([took(2), took(9), took(3), took(1, { quotaCode: 'L-OTHER' })], quota)).toEqual(
      {
        of: 'quota',
        count: 3,
        medianDays: 3,
        worstDays: 9,
      },
    );
    // (2 + 4) ÷ 2
    expect(learnApprovalTimes([took(2), took(4)], quota)).toMatchObject({ count: 2, medianDays: 3 });
  });

  it('goes by the service where the quota was never granted, and else by all', () => {
    const others = [took(5, { quotaCode: 'L-OTHER' }), took(7, { serviceCode: 'rds', quotaCode: 'L-X' })];
    expect(learnApprovalTimes(others, quota)).toMatchObject({ of: 'service', count: 1, worstDays: 5 });
    expect(learnApprovalTimes(others.slice(1), quota)).toMatchObject({ of: 'all', worstDays: 7 });
  });

  it.each(['PENDING', 'CASE_OPENED', 'DENIED', 'NOT_APPROVED', 'INVALID_REQUEST'])(
    'learns nothing of requests that are %s',
    (status) => {
      expect(learnApprovalTimes([took(2, { status })], quota)).toBeNull();
    },
  );

  it('learns of closed cases, and nothing where no end is known or it lies before the beginning', () => {
    expect(learnApprovalTimes([took(2, { status: 'CASE_CLOSED' })], quota)).toMatchObject({ count: 1 });
    expect(learnApprovalTimes([aQuotaRequest({ updatedAt: null }), took(-1)], quota)).toBeNull();
  });

  it('never has a median above the worst', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1 }), (days) => {
        const times = learnApprovalTimes(
          days.map((each) => took(each)),
          quota,
        );
        expect(times?.worstDays).toBe(Math.max(...days));
        expect(times?.medianDays).toBeLessThanOrEqual(Math.max(...days));
        expect(times?.count).toBe(days.length);
      }),
    );
  });
});

describe('approvalNotes', () => {
  const at = { now: '2026-11-22T12:00:00.000Z', start: '2026-12-11T16:00:00Z' };

  it('says how many there were, and that few are few', () => {
    expect(approvalNotes({ of: 'quota', count: 1, medianDays: 2, worstDays: 2 }, at)).toEqual([
      'AWS took 2 days (median) and 2 days (at worst) for 1 increase of this quota in the last 90 days; the plan assumes up to 21 days. Those are few, so it may well take longer.',
    ]);
    expect(approvalNotes({ of: 'service', count: 5, medianDays: 0.2, worstDays: 2.1 }, at)).toEqual([
      'AWS took less than a day (median) and 3 days (at worst) for 5 increases of other quotas of this service in the last 90 days; the plan assumes up to 21 days.',
    ]);
  });

  it('warns of the date where it took longer than is assumed, and where the event comes first', () => {
    // 22 November and 30 days are 22 December, after the start on the 11th.
    expect(approvalNotes({ of: 'all', count: 6, medianDays: 4, worstDays: 30 }, at)).toEqual([
      expect.stringContaining('for 6 increases of quotas of other services'),
      'That is longer than the 21 days assumed: ask 30 days before the event.',
      'As slow as at worst, AWS answers on 2026-12-22, after the event has begun.',
    ]);
    // 20 days are less than assumed, and still too many: 12 December.
    expect(approvalNotes({ of: 'all', count: 6, medianDays: 4, worstDays: 20 }, at)).toEqual([
      expect.any(String),
      'As slow as at worst, AWS answers on 2026-12-12, after the event has begun.',
    ]);
    expect(approvalNotes({ of: 'all', count: 6, medianDays: 4, worstDays: 19 }, at)).toHaveLength(1);
  });

  it('says that nothing was learnt', () => {
    expect(approvalNotes(null, at)).toEqual([
      'No increase was granted here in the last 90 days: the plan assumes that it takes up to 21 days.',
    ]);
  });
});
