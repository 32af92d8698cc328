import { paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';

const common = (displayId: string) => ({
  caseId: `case-${displayId}`,
  displayId,
  // What people wrote is not kept.
  subject: 'The shop is down',
  submittedBy: 'mei@example.com',
  serviceCode: 'amazon-rds',
  categoryCode: 'performance',
  severityCode: 'urgent',
  status: 'pending-customer-action',
  timeCreated: '2026-11-01T08:00:00.123Z',
});

const alike = (displayId: string) => ({
  caseId: `case-${displayId}`,
  displayId,
  serviceCode: 'amazon-rds',
  categoryCode: 'performance',
  severityCode: 'urgent',
  isResolved: false,
  createdAt: '2026-11-01T08:00:00.123Z',
});

const open = paged('nextToken', { cases: [common('1')] }, { cases: [common('2')] });
const recent = paged(
  'nextToken',
  { cases: [common('2'), { ...common('3'), status: 'resolved', severityCode: undefined }] },
  { cases: [{ ...common('4'), status: 'reopened' }] },
);

export const supportCases: readonly CollectorCase[] = [
  {
    id: 'supportCases',
    answers: {
      'support:DescribeCases': (input) => {
        if (input.includeCommunications !== false) throw new Error('what people wrote is not asked for');
        if (!input.includeResolvedCases && input.afterTime === undefined) return open(input);
        // 90 days before the account is collected.
        if (input.includeResolvedCases && input.afterTime === '2026-08-24T00:00:00.000Z')
          return recent(input);
        throw new Error(`not to be asked: ${String(input.afterTime)}`);
      },
    },
    data: [alike('1'), alike('2'), { ...alike('3'), isResolved: true, severityCode: null }, alike('4')],
  },
];
