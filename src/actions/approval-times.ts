import { LEAD_DAYS } from '../judging/lead-times';
import type { QuotaRequest } from '../model/action';

/** How long AWS took to decide, in days. */
export interface ApprovalTimes {
  /** Of which requests it was learnt. */
  readonly of: 'quota' | 'service' | 'all';
  readonly count: number;
  readonly medianDays: number;
  readonly worstDays: number;
}

/** A request that ended so was granted, in whole or in part: a closed case does not say which. */
const GRANTED = new Set(['APPROVED', 'CASE_CLOSED']);
const DAY_MS = 86_400_000;
/** From how many requests on the answer is not called a guess. */
const ENOUGH = 5;

/** How long each granted request took, in days. */
const daysOf = (requests: readonly QuotaRequest[]): readonly number[] =>
  requests
    .flatMap(({ status, createdAt, updatedAt }) =>
      GRANTED.has(status) && updatedAt !== null
        ? [(Date.parse(updatedAt) - Date.parse(createdAt)) / DAY_MS]
        : [],
    )
    .filter((days) => days >= 0)
    .sort((a, b) => a - b);

function timesOf(of: ApprovalTimes['of'], requests: readonly QuotaRequest[]): ApprovalTimes | null {
  const days = daysOf(requests);
  const worstDays = days.at(-1);
  if (worstDays === undefined) return null;
  const middle = Math.floor(days.length / 2);
  const upper = days[middle] ?? worstDays;
  const medianDays = days.length % 2 === 1 ? upper : ((days[middle - 1] ?? upper) + upper) / 2;
  return { of, count: days.length, medianDays, worstDays };
}

/**
 * Learns from the requests of all accounts how long AWS takes to grant one for a quota: from those for the same quota, else for the same
 * service, else from all; null where none was granted.
 */
export function learnApprovalTimes(
  requests: readonly QuotaRequest[],
  { serviceCode, quotaCode }: Pick<QuotaRequest, 'serviceCode' | 'quotaCode'>,
): ApprovalTimes | null {
  const ofService = requests.filter((one) => one.serviceCode === serviceCode);
  return (
    timesOf(
      'quota',
      ofService.filter((one) => one.quotaCode === quotaCode),
    ) ??
    timesOf('service', ofService) ??
    timesOf('all', requests)
  );
}

const SUBJECT: Readonly<Record<ApprovalTimes['of'], string>> = {
  quota: 'of this quota',
  service: 'of other quotas of this service',
  all: 'of quotas of other services',
};

/** Days as people say them: `less than a day`, `3 days`; rounded up, so that nobody waits for less than it took. */
const inDays = (days: number): string =>
  days < 1 ? 'less than a day' : Math.ceil(days) === 1 ? '1 day' : `${Math.ceil(days)} days`;

/**
 * Says how long AWS took, beside the lead time that fixes assume, and warns where it took longer.
 *
 * @param now The day on which it would be asked for, and the start of the event; ISO 8601 in UTC.
 */
export function approvalNotes(
  times: ApprovalTimes | null,
  { now, start }: { readonly now: string; readonly start: string },
): readonly string[] {
  const assumed = LEAD_DAYS.quotaIncrease;
  if (times === null) {
    return [
      `No increase was granted here in the last 90 days: the plan assumes that it takes up to ${assumed} days.`,
    ];
  }
  const { of, count, medianDays, worstDays } = times;
  const few = count < ENOUGH ? ` Those are few, so it may well take longer.` : '';
  const seen = `AWS took ${inDays(medianDays)} (median) and ${inDays(worstDays)} (at worst) for ${count === 1 ? '1 increase' : `${count} increases`} ${SUBJECT[of]} in the last 90 days; the plan assumes up to ${assumed} days.${few}`;
  const answered = new Date(Date.parse(now) + worstDays * DAY_MS).toISOString();
  const isLate = answered > new Date(start).toISOString();
  return [
    seen,
    ...(worstDays > assumed
      ? [
          `That is longer than the ${assumed} days assumed: ask ${Math.ceil(worstDays)} days before the event.`,
        ]
      : []),
    ...(isLate
      ? [`As slow as at worst, AWS answers on ${answered.slice(0, 10)}, after the event has begun.`]
      : []),
  ];
}
