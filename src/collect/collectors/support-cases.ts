import { type CaseDetails, paginateDescribeCases, SupportClient } from '@aws-sdk/client-support';
import { allInOrder } from '../../lib/concurrency';
import type { SupportCase } from '../../model/artifacts';
import { requireField } from '../answer';
import { defineCollector } from '../collector';
import { readAllPages } from '../pages';
import { namingSupportPlan } from '../support-plan';

/** The most cases in a page. */
const PAGE_SIZE = 100;
/** How far back resolved cases are looked at. */
const RECENT_MS = 90 * 24 * 3_600_000;

export const supportCases = defineCollector({
  id: 'supportCases',
  answers: 'Which support cases are open, and how many there were in the last 90 days',
  light: true,
  verified: 'modelled',
  actions: ['support:DescribeCases'],
  async collect({ clients, collectedAt, signal }) {
    const client = clients.of(SupportClient);
    const afterTime = new Date(Date.parse(collectedAt) - RECENT_MS).toISOString();
    const casesOf = (input: { readonly afterTime?: string; readonly includeResolvedCases: boolean }) =>
      readAllPages(
        paginateDescribeCases(
          { client, pageSize: PAGE_SIZE },
          { ...input, includeCommunications: false },
          { abortSignal: signal },
        ),
        ({ cases }) => cases,
      );
    try {
      const read = await allInOrder([
        casesOf({ includeResolvedCases: false }),
        casesOf({ includeResolvedCases: true, afterTime }),
      ]);
      return [
        ...new Map(
          read
            .flat()
            .map(toCase)
            .map((one) => [one.caseId, one]),
        ).values(),
      ];
    } catch (error) {
      throw namingSupportPlan(error, 'AWS Support');
    }
  },
});

const toCase = (one: CaseDetails): SupportCase => ({
  caseId: requireField(one.caseId, 'caseId'),
  displayId: requireField(one.displayId, 'displayId'),
  serviceCode: requireField(one.serviceCode, 'serviceCode'),
  categoryCode: requireField(one.categoryCode, 'categoryCode'),
  severityCode: one.severityCode ?? null,
  isResolved: requireField(one.status, 'status') === 'resolved',
  createdAt: new Date(requireField(one.timeCreated, 'timeCreated')).toISOString(),
});
