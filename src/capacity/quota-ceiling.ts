import { type AwsCommand, asking, awsCommand } from '../judging/aws-command';
import type { FixDraft } from '../judging/fix';
import type { Artifacts } from '../model/artifacts';
import type { Evidence } from '../model/ceiling';
import { GLOBAL, type Target } from '../model/target';
import { servingTarget } from '../plan/targets';
import { findQuota } from '../quotas/catalogue';
import { writeChange } from './changes';
import type { CeilingDraft, FamilyContext } from './family';
import { constantUse } from './growth';

/** The half of a ceiling that a Service Quota gives: its limit, where that came from, and how to raise it. */
export type QuotaPart = Pick<CeilingDraft, 'limit' | 'unit' | 'fix'> & {
  readonly quotaCode: string;
  readonly missing?: string;
  readonly evidence: readonly Evidence[];
};

/**
 * Reads it from what Service Quotas answered: the value applied to the account, else the default of AWS.
 *
 * @param most To how much AWS raises it at most, where AWS says.
 */
export function quotaPart(
  quotas: Artifacts['serviceQuotas'] | undefined,
  quotaCode: string,
  serviceCode: string,
  unit: string,
  context: FamilyContext,
  most = Number.POSITIVE_INFINITY,
): QuotaPart {
  const quota = findQuota(quotas, quotaCode);
  return {
    quotaCode,
    unit,
    limit: quota?.value ?? null,
    ...(quota ? {} : { missing: `Service Quotas gave no value for ${quotaCode}.` }),
    evidence: quota
      ? [
          {
            source: quota.applied
              ? 'servicequotas:ListServiceQuotas'
              : 'servicequotas:ListAWSDefaultServiceQuotas',
            at: context.asOf,
            detail: `${quota.quotaName} (${quotaCode}): ${quota.value}, ${quota.applied ? 'applied to this account' : 'the AWS default'}${quota.adjustable ? '' : '; not adjustable'}.`,
          },
        ]
      : [],
    fix: (expected) =>
      quota?.adjustable === false
        ? splitFix(expected, unit)
        : increaseFix({ quotaCode, serviceCode, unit, expected, context, most }),
  };
}

/** A quota of what there may be of something, and what a ceiling of it is called. */
export interface CountedQuota extends Pick<CeilingDraft, 'resource' | 'title' | 'unit'> {
  readonly quotaCode: string;
  readonly serviceCode: string;
}

/** What there is of something, what is planned besides, and the action that told it. */
export interface Counted {
  readonly now: number;
  readonly added: number;
  readonly source: string;
}

/** Holds what there is, and what is planned, against a quota: a ceiling that does not grow with traffic; none of what is not used. */
export function countAgainstQuota(
  { quotaCode, serviceCode, unit, ...named }: CountedQuota,
  { now, added, source }: Counted,
  quotas: Artifacts['serviceQuotas'] | undefined,
  context: FamilyContext,
): CeilingDraft[] {
  if (now + added === 0) return [];
  const part = quotaPart(quotas, quotaCode, serviceCode, unit, context);
  return [
    {
      ...part,
      ...named,
      now,
      use: constantUse(now + added),
      evidence: [
        ...part.evidence,
        {
          source,
          at: context.asOf,
          detail: `${now} ${unit}${added > 0 ? `, ${added} more planned` : ''}.`,
        },
      ],
    },
  ];
}

/** Asks for enough that the expected use stays below the yellow threshold, and for no more than there is to be had. */
function increaseFix(ask: {
  quotaCode: string;
  serviceCode: string;
  unit: string;
  expected: number;
  context: FamilyContext;
  most: number;
}): FixDraft {
  const { plan } = ask.context;
  const target = servingTarget(plan, ask.context.target);
  const wanted = Math.ceil(ask.expected / plan.thresholds.yellow);
  const value = Math.min(wanted, ask.most);
  const rest =
    wanted > value ? ` AWS raises it to no more than that: what needs more belongs in another account.` : '';
  return {
    action: `Request an increase of ${ask.quotaCode} to ${value} ${ask.unit} in ${target.region}.${rest}`,
    command: requestIncrease(target, ask.serviceCode, ask.quotaCode, value),
    // No what-if changes what an account has once.
    ...(ask.context.target.region === GLOBAL ? {} : writeChange(target, 'quota', ask.quotaCode, value)),
    lead: 'quotaIncrease',
  };
}

/** Nothing reverses an increase, and nothing needs to: a quota costs nothing. */
export const requestIncrease = (
  target: Target,
  serviceCode: string,
  quotaCode: string,
  value: number,
): AwsCommand =>
  asking(
    `quota ${quotaCode}`,
    value,
    awsCommand(target, 'service-quotas', 'request-service-quota-increase', {
      'service-code': serviceCode,
      'quota-code': quotaCode,
      'desired-value': value,
    }),
  );

const splitFix = (expected: number, unit: string): FixDraft => ({
  action: `This quota cannot be raised: split the load, so that no single resource needs all ${Math.ceil(expected)} ${unit}.`,
  lead: 'networking',
});
