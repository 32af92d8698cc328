import type { CollectorCase } from './collector-case';

export const trustedAdvisor: readonly CollectorCase[] = [
  {
    id: 'trustedAdvisor',
    answers: {
      'support:DescribeTrustedAdvisorChecks': () => ({
        checks: [
          {
            id: 'ok',
            name: 'EBS Snapshots',
            category: 'fault_tolerance',
            metadata: ['Region', 'Volume', null],
          },
          { id: 'broken', name: 'Retired', category: 'security', metadata: [] },
          { id: 'unflagged', name: 'Root MFA', category: 'security', metadata: [] },
          // Judged by nothing, so its result is not asked for.
          { id: 'costs', name: 'Idle Load Balancers', category: 'cost_optimizing', metadata: [] },
        ],
      }),
      'support:DescribeTrustedAdvisorCheckSummaries': () => ({
        summaries: [
          {
            checkId: 'ok',
            status: 'ok',
            timestamp: '2026-11-21T00:00:00Z',
            resourcesSummary: { resourcesProcessed: 3, resourcesFlagged: 0, resourcesSuppressed: 1 },
          },
          {
            checkId: 'unflagged',
            status: 'ok',
            timestamp: '2026-11-20T00:00:00Z',
            hasFlaggedResources: false,
            resourcesSummary: { resourcesProcessed: 7, resourcesFlagged: 0, resourcesSuppressed: 0 },
          },
        ],
      }),
      'support:DescribeTrustedAdvisorCheckResult': ({ checkId }) => {
        if (checkId === 'costs') throw new Error('not to be asked');
        if (checkId === 'broken') {
          throw Object.assign(new Error('retired\u001b[31m'), {
            name: 'InvalidParameterValueException',
            $fault: 'client',
          });
        }
        return {
          result: {
            checkId,
            status: 'warning',
            timestamp: '2026-11-21T00:00:00Z',
            resourcesSummary: { resourcesProcessed: 3 },
            flaggedResources: [
              { status: 'ok', resourceId: 'fine', metadata: [] },
              {
                status: 'warning',
                resourceId: 'r-1',
                region: 'us-east-1',
                isSuppressed: true,
                metadata: ['us-east-1', null],
              },
            ],
          },
        };
      },
    },
    data: [
      {
        checkId: 'ok',
        name: 'EBS Snapshots',
        category: 'fault_tolerance',
        result: {
          ok: true,
          status: 'warning',
          timestamp: '2026-11-21T00:00:00Z',
          flaggedResources: [
            {
              status: 'warning',
              region: 'us-east-1',
              resourceId: 'r-1',
              suppressed: true,
              metadata: { Region: 'us-east-1', Volume: null, 'column 3': null },
            },
          ],
        },
      },
      {
        checkId: 'broken',
        name: 'Retired',
        category: 'security',
        result: { ok: false, code: 'InvalidParameterValueException', message: 'retired [31m' },
      },
      {
        checkId: 'unflagged',
        name: 'Root MFA',
        category: 'security',
        result: {
          ok: true,
          status: 'ok',
          timestamp: '2026-11-20T00:00:00Z',
          flaggedResources: [],
        },
      },
    ],
  },
];
