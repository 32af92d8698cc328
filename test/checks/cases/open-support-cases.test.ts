import { expect, it } from '@jest/globals';
import { openSupportCases } from '../../../src/checks/cases/open-support-cases';
import { aSupportCase } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const judge = (one: Parameters<typeof aSupportCase>[0], plan = aPlan()) =>
  runCheck(openSupportCases, { supportCases: [aSupportCase(one)] }, { plan })[0];

/** Judged on 22 November. */
it.each<[string, Parameters<typeof aSupportCase>[0], string]>([
  ['critical', { severityCode: 'critical' }, 'fail'],
  ['urgent', { severityCode: 'urgent' }, 'fail'],
  ['urgent and resolved', { severityCode: 'urgent', isResolved: true }, 'pass'],
  ['high', { severityCode: 'high' }, 'warn'],
  ['of no severity', { severityCode: null }, 'warn'],
  ['of a new severity', { severityCode: 'catastrophic' }, 'warn'],
  ['normal', {}, 'pass'],
  ['normal and 30 days old', { createdAt: '2026-10-23T00:00:00Z' }, 'pass'],
  ['normal and almost 31 days old', { createdAt: '2026-10-22T00:00:01Z' }, 'pass'],
  ['normal and 31 days old', { createdAt: '2026-10-22T00:00:00Z' }, 'warn'],
  ['low and 31 days old', { severityCode: 'low', createdAt: '2026-10-22T00:00:00Z' }, 'warn'],
])('a case that is %s: %p is %s', (_, one, status) => expect(judge(one)?.status).toBe(status));

it('leaves out the cases of the event, by either of their ids', () => {
  const urgent = { severityCode: 'urgent', displayId: '1', caseId: 'case-1' };
  for (const id of ['1', 'case-1'])
    expect(judge(urgent, aPlan({ supportCase: { id } }))?.status).toBe('notApplicable');
  const preWarming = [{ loadBalancer: 'web', region: 'us-east-1', supportCaseId: '1' }];
  expect(judge(urgent, aPlan({ preWarming }))?.status).toBe('notApplicable');
  expect(judge(urgent, aPlan({ supportCase: { id: '2' } }))?.status).toBe('fail');
});

it('says which case it is, how severe and how old', () => {
  expect(judge({ severityCode: 'urgent' })).toMatchObject({
    resource: { name: '9876543210' },
    detail:
      'Case 9876543210 about amazon-dynamodb (performance), of severity urgent (production system down), has been open for 3 days.',
  });
  expect(judge({ severityCode: null })?.detail).toContain(
    ', of a severity that AWS does not name, has been open for 3 days.',
  );
  expect(judge({ createdAt: '2026-10-22T00:00:00Z' })?.detail).toMatch(
    /open for 31 days\. That more than 30 are too long is assumed\.$/,
  );
  expect(judge({})?.detail).toBe('1 case open, none of them severe, and none for more than 30 days.');
});
