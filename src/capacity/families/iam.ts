import type { Artifacts } from '../../model/artifacts';
import { SERVICES } from '../../model/services';
import { type CeilingDraft, defineCeilingFamily } from '../family';
import { constantUse } from '../growth';
import { quotaPart } from '../quota-ceiling';

const QUOTAS = SERVICES.iam.quotas.iam;

type Summary = Artifacts['iamAccountSummary'];

interface Counted extends Pick<CeilingDraft, 'resource' | 'unit'> {
  readonly quotaCode: string;
  readonly of: (summary: Summary) => Summary['roles'];
}

const COUNTED: readonly Counted[] = [
  { resource: 'Roles', unit: 'roles', quotaCode: QUOTAS.roles, of: ({ roles }) => roles },
  {
    ...{ resource: 'Customer managed policies', unit: 'policies' },
    ...{ quotaCode: QUOTAS.policies, of: ({ policies }) => policies },
  },
  {
    ...{ resource: 'Instance profiles', unit: 'instance profiles' },
    ...{ quotaCode: QUOTAS.instanceProfiles, of: ({ instanceProfiles }) => instanceProfiles },
  },
  { resource: 'Users', unit: 'users', quotaCode: QUOTAS.users, of: ({ users }) => users },
];

export const iamEntities = defineCeilingFamily({
  id: 'iam-entities',
  title: 'Quotas of IAM leave room for what is deployed',
  failureTitle: 'Quota of IAM is too small for what is deployed',
  why: 'A stack, a function or a cluster that brings a role of its own is refused once the account has as many as the quota allows: also the one with which an outage is mended.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
  workbook: '11 Service Limits',
  unit: 'roles, policies, instance profiles or users',
  formula:
    'what the account has of each + planned additions, against what IAM says that it may have; it does not grow with traffic.',
  remedy: 'Request an increase of the quota, or delete what nobody uses.',
  kind: 'quota',
  elastic: false,
  needs: ['iamAccountSummary'],
  uses: ['globalServiceQuotas'],
  estimate: ({ iamAccountSummary, globalServiceQuotas }, context) =>
    COUNTED.flatMap(({ resource, unit, quotaCode, of }): CeilingDraft[] => {
      const { used, max } = of(iamAccountSummary);
      const added = context.plannedAdditions(quotaCode);
      if (used + added === 0) return [];
      const part = quotaPart(globalServiceQuotas, quotaCode, 'iam', unit, context);
      return [
        {
          ...part,
          resource,
          title: `${resource} of the account`,
          now: used,
          use: constantUse(used + added),
          // IAM itself says what it enforces; Service Quotas may lag behind.
          limit: max,
          evidence: [
            ...part.evidence,
            {
              source: 'iam:GetAccountSummary',
              at: context.asOf,
              detail: `${used} ${unit} of ${max}${added > 0 ? `, ${added} more planned` : ''}.`,
            },
          ],
          // IAM user guide, "IAM and AWS STS quotas": of these, only the quota of users cannot be raised.
          fix: (expected) =>
            quotaCode === QUOTAS.users
              ? {
                  action: `The quota of users cannot be raised: have people and programs use roles, and delete users that nobody needs, so that ${Math.ceil(expected)} fit.`,
                  lead: 'security',
                }
              : part.fix(expected),
        },
      ];
    }),
});
