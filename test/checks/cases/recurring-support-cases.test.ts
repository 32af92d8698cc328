import { expect, it } from '@jest/globals';
import { recurringSupportCases } from '../../../src/checks/cases/recurring-support-cases';
import { aSupportCase } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

type Case = Parameters<typeof aSupportCase>[0];

/** Judged on 22 November, of which 24 August is 90 days before. */
const judge = (cases: readonly Case[], plan = aPlan()) =>
  runCheck(
    recurringSupportCases,
    { supportCases: cases.map((one, i) => aSupportCase({ displayId: String(i), isResolved: true, ...one })) },
    { plan },
  );

it.each<[string, readonly Case[], string]>([
  ['two about one thing', [{}, {}], 'pass'],
  ['three', [{}, {}, {}], 'warn'],
  ['three, one of which is open', [{}, {}, { isResolved: false }], 'warn'],
  ['three, one of another category', [{}, {}, { categoryCode: 'other' }], 'pass'],
  ['three, one of another service', [{}, {}, { serviceCode: 'amazon-rds' }], 'pass'],
  ['three, one just too old', [{}, {}, { createdAt: '2026-08-23T23:59:59Z' }], 'pass'],
  ['three, one almost too old', [{}, {}, { createdAt: '2026-08-24T00:00:00Z' }], 'warn'],
  ['three, one a question', [{}, {}, { severityCode: 'low' }], 'pass'],
  ['three, one of no severity', [{}, {}, { severityCode: null }], 'warn'],
  [
    'three for quotas',
    Array.from({ length: 3 }, () => ({ serviceCode: 'service-limit-increase' })),
    'notApplicable',
  ],
  ['none', [], 'notApplicable'],
])('%s: %p is %s', (_, cases, status) => expect(judge(cases).map((one) => one.status)).toEqual([status]));

it('leaves out the case of the event, and names the others', () => {
  expect(judge([{}, {}, {}], aPlan({ supportCase: { id: '1' } }))[0]?.status).toBe('pass');
  expect(judge([{}, {}, {}])[0]).toMatchObject({
    resource: { name: 'amazon-dynamodb (performance)' },
    detail: '3 cases in the last 90 days: 0, 1, 2. That 3 or more come back is assumed.',
  });
});
