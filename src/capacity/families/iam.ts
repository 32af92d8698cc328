import type { Artifacts } from '../../model/artifacts';
import { SERVICES } from '../../model/services';
import { type CeilingDraft, defineCeilingFamily } from '../family';
import { constantUse } from '../growth';
import { quotaPart } from '../quota-ceiling';

const QUOTAS = SERVICES.iam.quotas.iam;

type Summary = Artifacts['iamAccountSummary'];

interface Counted extends Pick<CeilingDraft, 'resource' | 'unit'> {
  readonly quotaCode: string;
  /** How many AWS allows an account on request (IAM user guide, "IAM and AWS STS quotas"). */
  readonly most: number;
  readonly of: (summary: Summary) => Summary['roles'];
}

const COUNTED: readonly Counted[] = [
  {
    ...{ resource: 'Roles', unit: 'roles' },
    ...{ quotaCode: QUOTAS.roles, most: 10_000, of: ({ roles }) => roles },
  },
  {
    ...{ resource: 'Customer managed policies', unit: 'policies' },
    ...{ quotaCode: QUOTAS.policies, most: 10_000, of: ({ policies }) => policies },
  },
  {
    ...{ resource: 'Instance profiles', unit: 'instance profiles' },
    ...{ quotaCode: QUOTAS.instanceProfiles, most: 10_000, of: ({ instanceProfiles }) => instanceProfiles },
  },
  {
    ...{ resource: 'Users', unit: 'users' },
    // Of these, only the quota of users cannot be raised.
    ...{ quotaCode: QUOTAS.users, most: 5_000, of: ({ users }) => users },
  },
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
    COUNTED.flatMap(({ resource, unit, quotaCode, most, of }): CeilingDraft[] => {
      const { used, max } = of(iamAccountSummary);
      const added = context.plannedAdditions(quotaCode);
      if (used + added === 0) return [];
      const part = quotaPart(globalServiceQuotas, quotaCode, 'iam', unit, context, most);
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
          fix: (expected) => {
            if (quotaCode === QUOTAS.users) {
              return {
                action: `The quota of users cannot be raised: have people and programs use roles, and delete users that nobody needs, so that ${Math.ceil(expected)} fit.`,
                lead: 'security',
              };
            }
            if (max >= most) {
              return {
                action: `AWS allows no account more than ${most} ${unit}: deploy the rest to another account, or delete ${unit} that nobody needs.`,
                lead: 'networking',
              };
            }
            const isListed = globalServiceQuotas?.some((quota) => quota.quotaCode === quotaCode) ?? true;
            const { command, ...increase } = part.fix(expected);
            return isListed
              ? part.fix(expected)
              : {
                  ...increase,
                  action: `${increase.action} Service Quotas does not list it there, so ask AWS Support for it.`,
                };
          },
        },
      ];
    }),
});
