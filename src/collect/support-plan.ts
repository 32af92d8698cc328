import { CollectError, nameOf } from './failure';

/**
 * What a call came to that needs a support plan: where the account has none, an error that says so. It names the plans as AWS does
 * since 2026; the older Business and Enterprise On-Ramp plans have these APIs too.
 *
 * @param api What cannot be read without, such as `Trusted Advisor`.
 */
export const namingSupportPlan = (error: unknown, api: string): unknown =>
  nameOf(error) === 'SubscriptionRequiredException'
    ? new CollectError(
        'SubscriptionRequiredException',
        `The account has no support plan with the ${api} API: it needs Business Support+, Enterprise Support or Unified Operations.`,
        { cause: error },
      )
    : error;
