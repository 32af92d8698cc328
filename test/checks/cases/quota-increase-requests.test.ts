import { describe, expect, it } from '@jest/globals';
import { quotaIncreaseRequests } from '../../../src/checks/cases/quota-increase-requests';
import type { QuotaIncreaseRequest } from '../../../src/model/artifacts';
import { aQuotaRequest, aServiceQuota } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

/** Judged on 22 November, midnight UTC. */
const planOf = (start: string) =>
  aPlan({ calendar: { ...aPlan().calendar, timeZone: 'UTC', start, end: '2026-12-31 00:00' } });

const judge = (
  request: Partial<QuotaIncreaseRequest>,
  value: number | null = 100,
  start = '2026-12-20 00:00',
) =>
  runCheck(
    quotaIncreaseRequests,
    {
      quotaIncreaseRequests: [aQuotaRequest({ desiredValue: 200, ...request })],
      ...(value !== null && { serviceQuotas: [aServiceQuota({ value })] }),
    },
    { plan: planOf(start) },
  )[0];

describe('quota-increase-requests', () => {
  it.each<[string, Partial<QuotaIncreaseRequest>, number | null, string]>([
    ['pending for 7 days', { status: 'PENDING', createdAt: '2026-11-14T00:00:01Z' }, 100, 'pass'],
    ['pending for 8 days', { status: 'PENDING', createdAt: '2026-11-14T00:00:00Z' }, 100, 'warn'],
    ['in a case for 8 days', { status: 'CASE_OPENED', createdAt: '2026-11-14T00:00:00Z' }, 100, 'warn'],
    ['denied', { status: 'DENIED' }, 100, 'warn'],
    ['not approved', { status: 'NOT_APPROVED' }, 100, 'warn'],
    ['of a resource that there is not', { status: 'INVALID_REQUEST', of: 'a' }, 100, 'warn'],
    ['denied, of a quota that nobody read', { status: 'DENIED' }, null, 'warn'],
    ['denied, and granted otherwise since', { status: 'DENIED' }, 200, 'pass'],
    [
      'pending, and granted otherwise since',
      { status: 'PENDING', createdAt: '2026-10-01T00:00:00Z' },
      200,
      'pass',
    ],
    ['approved', { status: 'APPROVED' }, 200, 'pass'],
    ['approved, and not in force', { status: 'APPROVED' }, 199, 'warn'],
    ['closed without saying how', { status: 'CASE_CLOSED' }, 199, 'warn'],
    ['closed, of a quota that nobody read', { status: 'CASE_CLOSED' }, null, 'unknown'],
    ['approved, of a quota that nobody read', { status: 'APPROVED' }, null, 'pass'],
  ])('judges a request that is %s', (_, request, value, expected) => {
    expect(judge(request, value)?.status).toBe(expected);
  });

  it.each([
    ['2026-12-13 00:00', 'warn'],
    ['2026-12-13 00:01', 'pass'],
  ])('wants it decided three weeks before an event that begins %s', (start, expected) => {
    const request = { status: 'PENDING', createdAt: '2026-11-21T00:00:00Z' };
    expect(judge(request, 100, start)?.status).toBe(expected);
  });

  it('says what was asked for, when and where', () => {
    expect(judge({ status: 'CASE_OPENED', createdAt: '2026-11-01T00:00:00Z', caseId: '1234' })).toMatchObject(
      {
        resource: { name: 'ec2/L-1216C47A' },
        detail:
          'Running On-Demand Standard instances of ec2: 200 asked for 21 days ago in case 1234, and AWS has not decided (CASE_OPENED). That more than 7 days are too long is assumed.',
        fix: { action: expect.stringContaining('Ask in case 1234 when') },
      },
    );
    expect(judge({ status: 'DENIED' })?.detail).toBe(
      'Running On-Demand Standard instances of ec2: 200 asked for 2 days ago, and AWS refused it (DENIED). The quota is 100.',
    );
  });

  it('does not apply where nothing was asked for', () => {
    expect(runCheck(quotaIncreaseRequests, { quotaIncreaseRequests: [] })[0]?.status).toBe('notApplicable');
  });
});
